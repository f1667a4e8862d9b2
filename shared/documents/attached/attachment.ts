import { z } from 'zod';
import { imageTypes } from './image-bytes.ts';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known of an image in the workspace besides its bytes. */
export const attachmentSchema = z.object({
  sha256: sha256Schema,
  mediaType: z.enum(imageTypes),
  fileName: z.string(),
  /** Pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

export type Attachment = z.infer<typeof attachmentSchema>;

/** An image as it travels in a document file. */
export interface CarriedImage {
  readonly sha256: string;
  readonly fileName: string;
  readonly base64: string;
}
