import { z } from 'zod';
import { documentKinds } from './document.ts';
import { changeSchema, documentSchema } from './schemas.ts';

/** A document as lists show it. */
export const documentSummarySchema = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  name: z.string(),
  revision: z.number().int(),
  updatedAt: z.string(),
  archivedAt: z.string().nullable(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

export const editIntents = ['create', 'edit', 'undo', 'redo', 'restore', 'pull', 'import'] as const;
export type EditIntent = (typeof editIntents)[number];

/** One line of the edit log: the change that led to `revision`. */
export const editSchema = z.object({
  revision: z.number().int(),
  changeId: z.string(),
  intent: z.enum(editIntents),
  /** What was done, for people: 'Move 3 items'. */
  label: z.string(),
  at: z.string(),
  /** The version's name where this revision was named. */
  version: z.string().nullable(),
});
export type Edit = z.infer<typeof editSchema>;

/** A step that can be undone or redone: its change as it was made. */
export const undoStepSchema = z.object({
  revision: z.number().int(),
  label: z.string(),
  change: changeSchema,
});
export type UndoStep = z.infer<typeof undoStepSchema>;

export const openedDocumentSchema = z.object({
  document: documentSchema,
  revision: z.number().int(),
  /** Oldest first; the last one is undone next. At most 200 of each. */
  undo: z.array(undoStepSchema),
  redo: z.array(undoStepSchema),
});
export type OpenedDocument = z.infer<typeof openedDocumentSchema>;
