import { z } from 'zod';
import { documentKinds } from '../documents/document.ts';
import { environmentRoles } from './environment.ts';
import { syncStates } from './plan.ts';

export const pushStates = ['running', 'committed', 'rolled-back', 'unknown'] as const;

/** One push as the local ledger remembers it. */
export const pushRecordSchema = z.object({
  id: z.string(),
  environmentId: z.string(),
  environmentName: z.string(),
  role: z.enum(environmentRoles),
  planHash: z.string(),
  state: z.enum(pushStates),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  databaseUser: z.string().nullable(),
  documents: z.array(
    z.object({
      documentId: z.string(),
      name: z.string(),
      write: z.enum(['insert', 'update', 'deactivate', 'delete']),
    }),
  ),
  rows: z.number().int(),
  /** The environment whose rows it wrote, by its name then; null: it wrote what this workspace held. */
  promotedFrom: z.string().nullable().optional(),
  /** In words: what happened, and how it was decided where the answer was lost. */
  message: z.string(),
});
export type PushRecord = z.infer<typeof pushRecordSchema>;

/** One row of the list "what is there": a document here, a row there, or both. */
export const remoteStateSchema = z.object({
  documentId: z.string(),
  kind: z.enum(documentKinds),
  name: z.string(),
  state: z.enum(syncStates),
  /** Why a raw row cannot be opened on the canvas. */
  reason: z.string().nullable(),
  /** What the row there says, as one word that is equal only for equal rows, also of another environment; null: no row. */
  hash: z.string().nullable().optional(),
});
export type RemoteState = z.infer<typeof remoteStateSchema>;

export const environmentStatusSchema = z.object({
  environmentId: z.string(),
  /** `ready`: the ten tables are there and as expected. */
  database: z.enum(['ready', 'empty', 'differs', 'unreachable']),
  detail: z.string().nullable(),
  /** Why it could not be read, by the code of the error; null: it was read. */
  problem: z.object({ code: z.string(), message: z.string(), remedy: z.string().nullable() }).nullable(),
  differences: z.array(z.string()),
  toPublish: z.number().int(),
  toPull: z.number().int(),
  conflicts: z.number().int(),
  checkedAt: z.string(),
  /**
   * Tables of which so many rows cannot be seen any more that it is asked about before they are taken for deleted; until
   * then their documents are not in the list.
   */
  vanished: z.array(
    z.object({
      kind: z.enum(documentKinds),
      table: z.string(),
      missing: z.number().int(),
      /** Rows that were there when they were last read. */
      known: z.number().int(),
    }),
  ),
  documents: z.array(remoteStateSchema),
});
export type EnvironmentStatus = z.infer<typeof environmentStatusSchema>;

export const conflictFieldSchema = z.object({
  what: z.string(),
  record: z.string().nullable(),
  recordId: z.string().nullable(),
  field: z.string().nullable(),
  base: z.string().nullable(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  /** Changed on both sides to different values. */
  both: z.boolean(),
});

const side = z.enum(['mine', 'theirs']);

/** What was decided about the conflicts of one document; see `resolveConflicts`. */
export const choicesSchema = z.object({
  conflicts: z.record(z.string(), z.union([side, z.object({ value: z.json() })])).optional(),
  records: z.record(z.string(), side).optional(),
  header: side.optional(),
  document: side.optional(),
});

export const pullResultSchema = z.object({
  pulled: z.array(
    z.object({ documentId: z.string(), name: z.string(), how: z.enum(['created', 'updated', 'merged']) }),
  ),
  /** Changed here and there: left as they are until a side is chosen. */
  conflicts: z.array(z.object({ documentId: z.string(), name: z.string() })),
  /** Rows that are kept aside because they are not ours to read. */
  raw: z.array(z.object({ documentId: z.string(), name: z.string(), reason: z.string() })),
  deletedThere: z.array(z.object({ documentId: z.string(), name: z.string() })),
});
export type PullResult = z.infer<typeof pullResultSchema>;

export const setupStepStates = ['there', 'to-do', 'differs', 'blocked'] as const;

/** The steps that make the tables of production, as they stand in one database. */
export const setupPreviewSchema = z.object({
  state: z.enum(['ready', 'empty', 'differs']),
  differences: z.array(z.string()),
  steps: z.array(
    z.object({
      /** '0004-touchpoints', as its folder is called. */
      name: z.string(),
      title: z.string(),
      /** `differs`: there, and not as the data model says; `blocked`: not there, and it cannot be made. */
      state: z.enum(setupStepStates),
      reason: z.string().nullable(),
      /** What would be run; empty unless it is to be done. */
      statements: z.array(z.string()),
    }),
  ),
});
export type SetupPreview = z.infer<typeof setupPreviewSchema>;
