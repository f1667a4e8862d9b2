import { z } from 'zod';

/** The schema of one record kind: its own fields are checked, unknown keys are kept as they are. */
export function recordShape<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, fields: Shape) {
  return z.object({ id: z.string().min(1), kind: z.literal(kind), ...fields }).catchall(z.json());
}

/** Any record, before its kind is known. */
export const recordSchema = z.object({ id: z.string().min(1), kind: z.string().min(1) }).catchall(z.json());

/** Where something lies that has a size of its own: pixels from the canvas origin. */
export const rectSchema = z
  .object({ x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() })
  .catchall(z.json());

/** A remark on the canvas is the same in every kind of document. */
export const noteSchema = recordShape('note', { text: z.string(), layout: rectSchema });
