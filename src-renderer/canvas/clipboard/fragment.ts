import type { Id } from '../../../shared/base/ids.ts';
import type { DocumentKind, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';

/** A part of a document on its way through the clipboard. */
export interface Fragment {
  readonly kind: DocumentKind;
  /** Where it was copied: references to what was not copied hold only there. */
  readonly documentId: Id;
  readonly records: readonly DocumentRecord[];
  /** The top left corners of cards and notes on the canvas they came from. */
  readonly places: Readonly<Record<Id, Point>>;
}
