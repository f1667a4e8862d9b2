import { z } from 'zod';
import { documentKinds } from '../documents/document.ts';
import { type Outline, outlineTones } from './outline.ts';

export const outlineSchema = z.object({
  width: z.number(),
  height: z.number(),
  boxes: z.array(
    z.object({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      tone: z.enum(outlineTones),
    }),
  ),
  lines: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
}) satisfies z.ZodType<Outline>;

/** A starting point as the gallery shows it. */
export const templateSummarySchema = z.object({
  /** What `documents.create` takes. */
  key: z.string(),
  kind: z.enum(documentKinds),
  name: z.string(),
  description: z.string(),
  /** Whether somebody of this workspace saved it. */
  saved: z.boolean(),
  /** The document that its variants change, as far as there is one: 'the journey "Onboarding"'. */
  needs: z.string().nullable(),
  outline: outlineSchema,
});
export type TemplateSummary = z.infer<typeof templateSummarySchema>;
