import type { Id } from '../../../shared/base/ids.ts';
import type { Document, DocumentKind, DocumentRecord } from '../../../shared/documents/document.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import type { Fragment } from '../clipboard/fragment.ts';
import type { CanvasGestures, Outcome } from '../gestures.ts';
import type { LayoutGraph, LayoutPlaces } from '../layout/graph.ts';
import type { Steps } from '../layout/steps.ts';
import type { KindView } from '../scene.ts';

export type AlignEdge = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontal' | 'vertical';

export interface Grouping {
  /** 'stage'; part of the action's id. */
  readonly key: string;
  /** 'Group into a new stage'. */
  readonly label: string;
  readonly group: (document: Document, ids: readonly Id[]) => Outcome | null;
}

export interface TextField {
  readonly field: string;
  /** In code points; null: any. */
  readonly limit: number | null;
}

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
  /** Ways to put the selection into something new around it, such as a stage or a procedure. Absent: none. */
  readonly groupings?: readonly Grouping[];
  /**
   * The fields of a record that hold words of the user, which find and replace goes through, with their limits. Absent: the
   * field that is renamed on the canvas.
   */
  readonly textFields?: (record: DocumentRecord) => readonly TextField[];
  /**
   * Whether a record stands in an order instead of where it is put: it is moved one place on, and never aligned. Absent:
   * none does.
   */
  readonly isOrdered?: (record: DocumentRecord) => boolean;
  /** Why nothing of this kind is ever laid out anew, in words; absent: it can be. */
  readonly whyNotTidied?: string;
  readonly layoutGraph: (document: Document) => LayoutGraph;
  /** In steps of few milliseconds each, however large the document is. */
  readonly layingOut: (document: Document, places: LayoutPlaces) => Steps<Outcome | null>;
}
