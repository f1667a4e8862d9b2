import { z } from 'zod';

/** Journeys that run in production at stages whose names a plan takes away. */
export const runningJourneysSchema = z.object({
  stages: z.array(
    z.object({
      recordId: z.string(),
      /** The name that goes. */
      from: z.string(),
      /** What the same stage is called afterwards; null: it is removed. */
      to: z.string().nullable(),
      journeys: z.number().int(),
      /** At a stage of this name, of which it cannot be told whose: another template has one too. They are left alone. */
      unclear: z.number().int(),
      /** Where the plan takes them; null: they stay, at a name that no stage has any more. */
      moveTo: z.string().nullable(),
    }),
  ),
  /** The names that the stages have afterwards. */
  names: z.array(z.string()),
  /** Why they cannot be counted or moved; null: they can. */
  obstacle: z.string().nullable(),
});
export type RunningJourneys = z.infer<typeof runningJourneysSchema>;

/** A choice that somebody made: the journeys that run at a stage go to another one. Never made by itself. */
export const stageMappingSchema = z.object({
  documentId: z.string(),
  from: z.string(),
  to: z.string(),
});
export type StageMapping = z.infer<typeof stageMappingSchema>;
