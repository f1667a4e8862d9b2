import { z } from 'zod';
import {
  assistedPlanSchema,
  assistedRemovalSchema,
  productionChangesSchema,
} from '../publishing/assisted.ts';
import { command, id } from './command.ts';

const inEnvironment = z.object({ environmentId: id });
const confirmed = z.object({ environmentId: id, confirmation: z.string().nullable() });

/** What production remembers where somebody asked for it: the push ledger, the change log. */
export const assistedCommands = {
  'publishing.assisted': command(inEnvironment, assistedPlanSchema),
  'publishing.installAssisted': command(confirmed, assistedPlanSchema),
  'publishing.removeAssisted': command(confirmed, assistedRemovalSchema),
  /** What was changed there since each document was last pulled or pushed from here, newest first; without own pushes. */
  'publishing.changes': command(inEnvironment, productionChangesSchema),
} as const;
