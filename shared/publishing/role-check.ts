import { z } from 'zod';

const right = z.object({
  /** For every column that is ours. */
  granted: z.boolean(),
  /** Columns of ours without it, where it is granted for some; nothing where all or none have it. */
  without: z.array(z.string()),
  /** Row level security applies to this user and no policy of the table lets anything through. */
  noPolicy: z.boolean(),
});

export const tableRightsSchema = z.object({
  table: z.string(),
  there: z.boolean(),
  owned: z.boolean(),
  /** Row level security decides which rows this user sees and writes. */
  rowSecurity: z.boolean(),
  select: right,
  insert: right,
  update: right,
  delete: right,
});
export type TableRights = z.infer<typeof tableRightsSchema>;

/** What a database says about the user that we come as, read before anything is tried. */
export const roleFactsSchema = z.object({
  user: z.string(),
  database: z.string(),
  schema: z.string(),
  server: z.string(),
  superuser: z.boolean(),
  bypassesRowSecurity: z.boolean(),
  memberOf: z.array(z.string()),
  /** Whether names in the schema can be looked up at all. */
  usesSchema: z.boolean(),
  standby: z.boolean(),
  /** Transactions of this user only read unless they say otherwise, by the server's or the database's own setting. */
  readOnlyByDefault: z.boolean(),
  /** As the server spells them: '0' is none, else '5s'. */
  lockTimeout: z.string(),
  statementTimeout: z.string(),
  /** Whether something stands between us and the server that gives its sessions to others in turn; null: it cannot be told. */
  pooled: z.boolean().nullable(),
  tables: z.array(tableRightsSchema),
});
export type RoleFacts = z.infer<typeof roleFactsSchema>;
