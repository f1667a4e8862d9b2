import type { CarriedImage } from '../documents/attached/attachment.ts';
import type { Document } from '../documents/document.ts';

/** Documents of all kinds as one file, for a repository, a colleague or another workspace. */
export interface Bundle {
  /** In the order of the kinds, then by id. */
  readonly documents: readonly Document[];
  /** What the documents show, each once, by its hash. */
  readonly images: readonly CarriedImage[];
  /** ISO text; when it was written, for people. */
  readonly createdAt: string;
  /** The version of Journey Designer that wrote it, for people. */
  readonly application: string;
  /** SHA-256 over documents and images, as 64 hexadecimal digits. */
  readonly checksum: string;
}

export const bundleFormat = 'journey-designer-bundle';
export const bundleVersion = 1;

export const bundleLimits = {
  /** Of the text, in UTF-16 units. */
  size: 20 * 1024 * 1024,
  documents: 10_000,
  /** Of all images together, in base64. */
  images: 12 * 1024 * 1024,
  /** Of all documents together. */
  records: 100_000,
} as const;

/** Why a bundle cannot be read: where, a sentence after it, and what to do. */
export interface BundleProblem {
  readonly place: string;
  readonly reason: string;
  readonly remedy: string;
}

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits; lent by whoever has one. */
export type Sha256 = (text: string) => string;
