import { z } from 'zod';
import { documentKinds } from '../documents/document.ts';

/** `bare`: nothing is installed; `closed`: this database user may not look; `elsewhere`: for another schema there. */
export const assistedStates = [
  'bare',
  'installed',
  'older',
  'newer',
  'elsewhere',
  'closed',
  'foreign',
] as const;
export type AssistedState = (typeof assistedStates)[number];

/** How assisted mode stands in one database, and what installing or mending it would run. */
export const assistedPlanSchema = z.object({
  state: z.enum(assistedStates),
  /** null: not installed, or it cannot be read. */
  installed: z
    .object({ version: z.number().int(), by: z.string(), at: z.string(), watchedSchema: z.string() })
    .nullable(),
  /** Empty where nothing is to be done. */
  statements: z.array(z.string()),
  /** What stands in the way; null: it can be done. */
  obstacle: z.string().nullable(),
  privileges: z.array(z.object({ what: z.string(), held: z.boolean() })),
  /** Database users who may read it, and which of them note pushes in it. */
  access: z.array(z.object({ user: z.string(), writes: z.boolean() })),
  /** What taking it away again would run. */
  removal: z.array(z.string()),
});
export type AssistedPlan = z.infer<typeof assistedPlanSchema>;

export const assistedRemovalSchema = z.object({
  /** Parts of the catalog that others changed since the installation; empty: it is exactly as it was before. */
  changedByOthers: z.array(z.string()),
});
export type AssistedRemoval = z.infer<typeof assistedRemovalSchema>;

/** One transaction's writes to one document in production, by what the change log says. */
export const productionChangeSchema = z.object({
  /** null: a whole table was emptied. */
  documentId: z.string().nullable(),
  /** null: the log does not know it, and it is not here. */
  name: z.string().nullable(),
  kind: z.enum(documentKinds).nullable(),
  /** When the last of these writes was made, by the server's clock. */
  at: z.string(),
  /** The database user who logged in. */
  by: z.string(),
  /** As the person calls themselves; only a push from the application says it. */
  displayName: z.string().nullable(),
  how: z.enum(['push', 'rollback', 'sql']),
  planHash: z.string().nullable(),
  writes: z.array(
    z.object({
      table: z.string(),
      operation: z.enum(['insert', 'update', 'delete', 'truncate']),
      rows: z.number().int(),
      columns: z.array(z.string()),
    }),
  ),
});
export type ProductionChange = z.infer<typeof productionChangeSchema>;

export const productionChangesSchema = z.object({
  /** Only `installed` and `older` know anything. */
  state: z.enum(assistedStates),
  changes: z.array(productionChangeSchema),
  /** Older ones were left out. */
  more: z.boolean(),
});
export type ProductionChanges = z.infer<typeof productionChangesSchema>;
