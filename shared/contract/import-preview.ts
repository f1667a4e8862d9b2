import { z } from 'zod';
import { documentKinds } from '../documents/document.ts';
import { outlineSchema } from '../templates/schemas.ts';

export const importNoteSchema = z.object({
  kind: z.enum(['left-out', 'changed', 'secret']),
  place: z.string(),
  what: z.string(),
});

/** What would be made of a file, before anything is. */
export const importPreviewSchema = z.object({
  /** 'BPMN 2.0', 'Journey Designer'. */
  format: z.string(),
  kind: z.enum(documentKinds),
  /** As the file calls it; a name that is taken gets a number on import. */
  name: z.string(),
  carried: z.number().int(),
  /** How many records of each kind. */
  counts: z.record(z.string(), z.number().int()),
  notes: z.array(importNoteSchema),
  findings: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
  outline: outlineSchema,
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
