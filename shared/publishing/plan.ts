import { z } from 'zod';
import { documentKinds } from '../documents/document.ts';
import { environmentRoles } from './environment.ts';
import { runningJourneysSchema } from './plan-running.ts';

/** How a document here stands against its row there, seen from the row as last agreed (the baseline). */
export const syncStates = [
  'equal',
  'new-here',
  'new-there',
  'changed-here',
  'changed-there',
  'conflict',
  'deleted-there',
  'archived-here',
  'raw',
] as const;
export type SyncState = (typeof syncStates)[number];

/** One difference in words. `before` and `after` are shown as they are; null: nothing. */
export const plannedFieldSchema = z.object({
  mark: z.enum(['added', 'removed', 'changed', 'moved']),
  /** What it is about: 'Stage renamed', 'Touchpoint added', 'Page URL'. */
  what: z.string(),
  /** The record's name, or null for the header. */
  record: z.string().nullable(),
  recordId: z.string().nullable(),
  field: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** True where only the picture differs. */
  layoutOnly: z.boolean(),
});
export type PlannedField = z.infer<typeof plannedFieldSchema>;

export const plannedDocumentSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  kind: z.enum(documentKinds),
  /** The local revision that would be written. */
  revision: z.number().int(),
  state: z.enum(syncStates),
  /** `deactivate`: it is archived here, and its row there is switched off and otherwise left as it is. */
  write: z.enum(['insert', 'update', 'deactivate', 'delete', 'none']),
  /** What deleting it for good takes along, in words: '312 executions'; empty where it takes nothing else. */
  cascades: z.array(z.string()),
  rows: z.number().int(),
  fields: z.array(plannedFieldSchema),
  /** In a plan of very many documents: how many differences there are, which are asked for one by one, and `fields` is empty. */
  fieldsLater: z.object({ changes: z.number().int(), layout: z.number().int() }).optional(),
  /** Why it cannot be pushed now, with the way out; null: it can. */
  blocked: z.string().nullable(),
  findings: z.object({ errors: z.number().int(), warnings: z.number().int() }),
  /** How this workspace stands to it where it comes from another environment; null: it says the same. */
  note: z.string().nullable().optional(),
  /** Nobody chose it: it goes along because others of the plan refer to it, and it is not there yet. */
  takenAlong: z.boolean().optional(),
  /** The documents of the plan that refer to it, where it is not there yet. */
  neededBy: z.array(z.object({ documentId: z.string(), name: z.string() })).optional(),
  /** Journeys that run there at stages which are renamed or removed; absent: none does. */
  running: runningJourneysSchema.optional(),
});
export type PlannedDocument = z.infer<typeof plannedDocumentSchema>;

export const plannedStatementSchema = z.object({
  /** The statement with $1, $2 ...; exactly what is sent. */
  sql: z.string(),
  /** The parameters as text, long ones cut for display. */
  parameters: z.array(z.string().nullable()),
  /** Parameters that are sent and not shown, where there are very many; absent: none. */
  moreParameters: z.number().int().optional(),
  purpose: z.string(),
  /** Rows it wrote in the rehearsal; null where it writes none. */
  rows: z.number().int().nullable(),
});
export type PlannedStatement = z.infer<typeof plannedStatementSchema>;

export const planCheckSchema = z.object({
  name: z.string(),
  passed: z.boolean(),
  /** It stops nothing by itself, and whoever pushes should know it. */
  noted: z.boolean().optional(),
  detail: z.string(),
});

export const planSchema = z.object({
  id: z.string(),
  /** SHA-256 over everything that will be executed; the push takes this hash and no other. */
  hash: z.string(),
  environmentId: z.string(),
  environmentName: z.string(),
  role: z.enum(environmentRoles),
  createdAt: z.string(),
  /** The push that this plan takes back; null: it writes documents of this workspace. */
  rollsBack: z.string().nullable(),
  /** The environment whose rows it writes; absent or null: it writes documents of this workspace. */
  promotes: z.object({ environmentId: z.string(), name: z.string() }).nullable().optional(),
  documents: z.array(plannedDocumentSchema),
  statements: z.array(plannedStatementSchema),
  checks: z.array(planCheckSchema),
  rehearsal: z.object({
    ok: z.boolean(),
    rows: z.number().int(),
    /** How long the rolled-back transaction held its locks, in milliseconds. */
    milliseconds: z.number(),
    error: z.string().nullable(),
    /** What the database said beside its answers, such as notices of triggers; absent: nothing. */
    notices: z.array(z.string()).optional(),
  }),
});
export type Plan = z.infer<typeof planSchema>;
