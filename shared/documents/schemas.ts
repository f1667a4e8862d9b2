import { z } from 'zod';
import { type Change, type Document, documentKinds } from './document.ts';
import { recordSchema } from './record.ts';

export const headerSchema = z.object({ name: z.string() }).catchall(z.json());

/** Typed by hand: zod would add `undefined` to what is optional and drop `readonly`. */
export const changeSchema: z.ZodType<Change, Change> = z.object({
  header: z.record(z.string(), z.tuple([z.json(), z.json()])).optional(),
  added: z.array(recordSchema),
  updated: z.array(z.tuple([recordSchema, recordSchema])),
  removed: z.array(recordSchema),
}) as unknown as z.ZodType<Change, Change>;

export const documentSchema: z.ZodType<Document, Document> = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  header: headerSchema,
  records: z.record(z.string(), recordSchema),
});
