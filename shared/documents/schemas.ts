import { z } from 'zod';
import { recordSchema } from './record.ts';
import { documentKinds } from './document.ts';

export const headerSchema = z.object({ name: z.string() }).catchall(z.json());

export const changeSchema = z.object({
  header: z.record(z.string(), z.tuple([z.json(), z.json()])).optional(),
  added: z.array(recordSchema),
  updated: z.array(z.tuple([recordSchema, recordSchema])),
  removed: z.array(recordSchema),
});

export const documentSchema = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  header: headerSchema,
  records: z.record(z.string(), recordSchema),
});
