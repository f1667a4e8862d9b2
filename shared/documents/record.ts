import { z } from 'zod';

/** The schema of one record kind: its own fields are checked, unknown keys are kept as they are. */
export function recordShape<Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, fields: Shape) {
  return z.object({ id: z.string().min(1), kind: z.literal(kind), ...fields }).catchall(z.json());
}

/** Any record, before its kind is known. */
export const recordSchema = z.object({ id: z.string().min(1), kind: z.string().min(1) }).catchall(z.json());
