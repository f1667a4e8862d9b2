import { z } from 'zod';
import { documentKinds } from '../documents/document.ts';

/** The same shape as a planned field of a push. */
const fieldSchema = z.object({
  mark: z.enum(['added', 'removed', 'changed', 'moved']),
  what: z.string(),
  record: z.string().nullable(),
  recordId: z.string().nullable(),
  field: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  layoutOnly: z.boolean(),
});

/**
 * What an import would do with one document. new: it is not here; equal: it is here and says the same; changes: it is here and says
 * something else; conflict: it cannot simply be taken; unfit: no document of its kind can be like this.
 */
export const bundledStates = ['new', 'equal', 'changes', 'conflict', 'unfit'] as const;
export const bundledChoices = ['take', 'copy', 'leave'] as const;

export const bundledDocumentSchema = z.object({
  documentId: z.string(),
  kind: z.enum(documentKinds),
  name: z.string(),
  state: z.enum(bundledStates),
  /** Of the document here; null: there is none. */
  revision: z.number().int().nullable(),
  /** Why it is a conflict or unfit; else null. */
  reason: z.string().nullable(),
  /** What can be done with it, the first of them unless something else is chosen. */
  choices: z.array(z.enum(bundledChoices)).min(1),
  /** Under which name a copy would be kept. */
  copyName: z.string(),
  /** How many records it holds. */
  records: z.number().int(),
  /** What taking it would change, in words, the first ones of `differences`. */
  fields: z.array(fieldSchema),
  differences: z.number().int(),
  /** Names of documents here or in the bundle are no part of this: what it names and nobody has. */
  missing: z.number().int(),
});
export type BundledDocument = z.infer<typeof bundledDocumentSchema>;

export const bundlePreviewSchema = z.object({
  createdAt: z.string(),
  application: z.string(),
  checksum: z.string(),
  documents: z.array(bundledDocumentSchema),
  images: z.number().int(),
});
export type BundlePreview = z.infer<typeof bundlePreviewSchema>;
