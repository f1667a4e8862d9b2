import { z } from 'zod';
import { documentKinds } from '../documents/document.ts';

const id = z.string();

/** A document among the others, as the map and the reference lists show it. */
export const mappedDocumentSchema = z.object({
  id,
  kind: z.enum(documentKinds),
  name: z.string(),
  archived: z.boolean(),
});
export type MappedDocument = z.infer<typeof mappedDocumentSchema>;

export const mappedReferenceSchema = z.object({
  fromDocumentId: id,
  /** null: the header. */
  fromRecordId: id.nullable(),
  field: z.string(),
  toKind: z.enum(documentKinds),
  toDocumentId: id,
});
export type MappedReference = z.infer<typeof mappedReferenceSchema>;

export const workspaceFindingSchema = z.object({
  id: z.string(),
  rule: z.string(),
  /** Why the rule exists. */
  reason: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  documentId: id,
  recordId: id.nullable(),
  field: z.string().nullable(),
  message: z.string(),
});
export type ListedWorkspaceFinding = z.infer<typeof workspaceFindingSchema>;

/** How the documents of a workspace hang together. */
export const workspaceMapSchema = z.object({
  documents: z.array(mappedDocumentSchema),
  references: z.array(mappedReferenceSchema),
  findings: z.array(workspaceFindingSchema),
});
export type WorkspaceMap = z.infer<typeof workspaceMapSchema>;

/** What the rules of its kind find in one document, as the workspace takes it. */
export const documentFindingSchema = workspaceFindingSchema.omit({ reason: true, documentId: true });
export type DocumentFinding = z.infer<typeof documentFindingSchema>;

/** How many findings of each severity a document has. */
export const findingCountsSchema = z.object({ error: z.number(), warning: z.number(), info: z.number() });
export type FindingCounts = z.infer<typeof findingCountsSchema>;
