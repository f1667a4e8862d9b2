import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentKind } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import type { Fragment } from '../clipboard/fragment.ts';
import type { CanvasGestures, Outcome } from '../gestures.ts';
import type { LayoutGraph, LayoutPlaces } from '../layout/graph.ts';
import type { KindView } from '../scene.ts';

export type AlignEdge = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

/**
 * What can be done to documents of one kind: the canvas's actions are written once on top of this. All functions are
 * pure and answer null where nothing would change.
 */
export interface KindEdits {
  readonly kind: DocumentKind;
  readonly view: KindView;
  readonly gestures: CanvasGestures;
  readonly align: (document: Document, ids: readonly Id[], edge: AlignEdge) => Outcome | null;
  readonly distribute: (document: Document, ids: readonly Id[], axis: Axis) => Outcome | null;
  readonly duplicate: (document: Document, ids: readonly Id[]) => Outcome | null;
  /** What these ids come to on the clipboard; null where nothing of it can be copied. */
  readonly copy: (document: Document, ids: readonly Id[]) => Fragment | null;
  /** Its middle at `at`, or at its old place plus `offset` where `at` is null. */
  readonly paste: (
    document: Document,
    fragment: Fragment,
    at: Point | null,
    offset: number,
  ) => Outcome | null;
  /** Refuses what is not a whole record of this kind; loads its schemas when first asked. */
  readonly checkFragment: (fragment: Fragment) => Promise<boolean>;
  readonly layoutGraph: (document: Document) => LayoutGraph;
  readonly applyLayout: (document: Document, places: LayoutPlaces) => Outcome | null;
}
