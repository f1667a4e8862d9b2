import { canonicalJson, type Json, type JsonObject, withSortedKeys } from '../base/json.ts';
import type { CarriedImage } from '../documents/attached/attachment.ts';
import { type Document, documentKinds } from '../documents/document.ts';
import { documentAsJson } from '../documents/document-file.ts';
import { type Bundle, bundleFormat, bundleVersion, type Sha256 } from './bundle.ts';

/**
 * A bundle as text: keys, documents and records in one order, two blanks of indent and a line end, so that the same content gives
 * the same lines but for those of its origin, and a version control system shows what changed. `decodeBundle` is its inverse.
 */
export function encodeBundle(content: Omit<Bundle, 'checksum'>, sha256: Sha256): string {
  const parts = contentOf(content);
  const file: JsonObject = {
    format: bundleFormat,
    formatVersion: bundleVersion,
    application: content.application,
    createdAt: content.createdAt,
    checksum: checksumOf(parts, sha256),
    documents: withSortedKeys(parts.documents),
    ...(parts.images.length > 0 ? { images: withSortedKeys(parts.images) } : {}),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What the checksum is about: never when or by what the file was written. */
export interface BundleContent {
  readonly documents: readonly Json[];
  readonly images: readonly Json[];
}

export function checksumOf({ documents, images }: BundleContent, sha256: Sha256): string {
  return sha256(canonicalJson({ documents, images }));
}

function contentOf({ documents, images }: Omit<Bundle, 'checksum'>): BundleContent {
  return {
    documents: inBundleOrder(documents).map(documentAsJson),
    images: images
      .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
      .map(({ sha256, fileName, base64 }: CarriedImage) => ({ sha256, fileName, base64 })),
  };
}

/** In the order of the kinds, then by id: names change, and what moves in a file looks changed. */
export function inBundleOrder(documents: readonly Document[]): Document[] {
  return documents.toSorted(
    (a, b) => documentKinds.indexOf(a.kind) - documentKinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1),
  );
}
