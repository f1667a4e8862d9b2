import type { NewId } from '../../shared/base/ids.ts';
import type { ImageStore } from '../documents/pictures/image-store.ts';
import { withImages } from '../pictures/images/with-images.tsx';
import type { Kinds } from './kinds.ts';

/** Every kind of document, with images on its canvas. */
export function kindsWithImages(
  kinds: Kinds,
  deps: { readonly images: ImageStore; readonly newId: NewId },
): Kinds {
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, parts]) => [kind, { ...parts, edits: withImages(parts.edits, deps) }]),
  );
}
