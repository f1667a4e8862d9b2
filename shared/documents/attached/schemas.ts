import { z } from 'zod';
import { recordShape, rectSchema } from '../record.ts';
import type { AttachedKind } from './attached.ts';

/** The zod schemas live apart from the types, so that the window does not carry zod from the start. */
const text = z.string();
const textOrNull = z.string().nullable();
const idOrNull = z.string().min(1).nullable();

/** Every record kind that any document may hold. */
export const attachedRecordSchemas = {
  comment: recordShape('comment', {
    target: idOrNull,
    parentId: idOrNull,
    text,
    author: textOrNull,
    at: text,
    resolvedAt: textOrNull,
  }),
  suppression: recordShape('suppression', {
    rule: text,
    target: idOrNull,
    field: textOrNull,
    reason: text,
    author: textOrNull,
    at: text,
  }),
  image: recordShape('image', {
    name: text,
    alt: text,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    layout: rectSchema,
  }),
} satisfies Record<AttachedKind, z.ZodType>;
