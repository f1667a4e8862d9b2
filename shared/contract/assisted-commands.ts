import { z } from 'zod';
import {
  assistedPlanSchema,
  assistedRemovalSchema,
  productionChangesSchema,
} from '../publishing/assisted.ts';
import { reviewAnswers, reviewedPlanSchema, reviewsSchema } from '../publishing/reviews.ts';
import { command, done, id } from './command.ts';

const inEnvironment = z.object({ environmentId: id });
const confirmed = z.object({ environmentId: id, confirmation: z.string().nullable() });

/** What production remembers where somebody asked for it: the push ledger, the change log. */
export const assistedCommands = {
  'publishing.assisted': command(inEnvironment, assistedPlanSchema),
  'publishing.installAssisted': command(confirmed, assistedPlanSchema),
  'publishing.removeAssisted': command(confirmed, assistedRemovalSchema),
  /** What was changed there since each document was last pulled or pushed from here, newest first; without own pushes. */
  'publishing.changes': command(inEnvironment, productionChangesSchema),
  'publishing.reviews': command(inEnvironment, reviewsSchema),
  /** One request whole, with its plan checked against its hash. */
  'publishing.review': command(z.object({ environmentId: id, requestId: id }), reviewedPlanSchema),
  /** Asks others about a plan exactly as it is. */
  'publishing.requestReview': command(z.object({ planId: id, note: z.string().max(1_000) }), done),
  'publishing.withdrawReview': command(z.object({ environmentId: id, requestId: id }), done),
  /** `planHash` is that of the plan which was looked at. */
  'publishing.answerReview': command(
    z.object({
      environmentId: id,
      requestId: id,
      planHash: z.string().max(64),
      answer: z.enum(reviewAnswers),
      word: z.string().max(1_000),
    }),
    done,
  ),
  /** `documentId` null: every document there. */
  'publishing.setReviewPolicy': command(
    z.object({
      environmentId: id,
      documentId: id.nullable(),
      required: z.boolean(),
      confirmation: z.string().nullable(),
    }),
    done,
  ),
} as const;
