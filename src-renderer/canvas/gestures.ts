import type { Id } from '../../shared/base/ids.ts';
import type { Change, Document } from '../../shared/documents/document.ts';
import type { Point } from '../../shared/drawing/scene.ts';

/** What a gesture comes to when it is released: one change, one undo step. */
export interface Outcome {
  /** What the undo button says: 'Move 3 cards'. */
  readonly label: string;
  readonly change: Change;
  /** What is selected afterwards; absent: the selection stays. */
  readonly select?: readonly Id[];
}

/**
 * What the hands can do on a canvas, in the words of one document kind. Every function is pure and answers null where
 * nothing would change or it is not allowed. Points and sizes are canvas pixels at zoom 1.
 */
export interface CanvasGestures {
  /** Cards by `delta`, each to the stage and lane under its centre. `pointer` is null when moved by keys. */
  readonly move: (
    document: Document,
    ids: readonly Id[],
    delta: { readonly dx: number; readonly dy: number },
    pointer: Point | null,
  ) => Outcome | null;
  /** Copies of cards, `delta` from where they stand, by a drag with Alt held; absent: such a drag moves them. */
  readonly copyBy?: (
    document: Document,
    ids: readonly Id[],
    delta: { readonly dx: number; readonly dy: number },
  ) => Outcome | null;
  /** A stage's width or a lane's height; the limits are the gesture's own. */
  readonly resizeFrame: (document: Document, id: Id, size: number) => Outcome | null;
  /** The smallest size that `resizeFrame` gives it; absent: not known before it is asked for. */
  readonly leastFrame?: (document: Document, id: Id) => number;
  /** A note or an image, from its upper left corner; absent: cards have one size. The limits are the gesture's own. */
  readonly resizeCard?: (
    document: Document,
    id: Id,
    size: { readonly width: number; readonly height: number },
  ) => Outcome | null;
  /** A stage or lane to the place `toIndex` among its kind, counted without itself. */
  readonly reorderFrame: (document: Document, id: Id, toIndex: number) => Outcome | null;
  readonly connect: (document: Document, from: Id, to: Id) => Outcome | null;
  readonly reconnect: (document: Document, edgeId: Id, end: 'from' | 'to', to: Id) => Outcome | null;
  /** A connection dropped on empty canvas: a new card there, connected. `at` is where its middle goes. */
  readonly connectToNew: (document: Document, from: Id, paletteKey: string, at: Point) => Outcome | null;
  /** `at` is where the middle of the new card goes. */
  readonly add: (document: Document, paletteKey: string, at: Point) => Outcome | null;
  /**
   * By keyboard, where nothing points: next to the card on which the keyboard stands, or in that frame; `joined`: the card
   * leads to it. Absent, or null where the kind has no such place: as with a pointer to the right of the card.
   */
  readonly addBeside?: (
    document: Document,
    paletteKey: string,
    besideId: Id,
    joined: boolean,
  ) => Outcome | null;
  readonly insertOnEdge: (document: Document, edgeId: Id, paletteKey: string) => Outcome | null;
  /**
   * A card that is there already becomes a stop on a connection: it leads to the card, and the card on to its end. Absent
   * where the kind has no such thing. The card's place is not touched.
   */
  readonly insertInto?: (document: Document, edgeId: Id, id: Id) => Outcome | null;
  /** The value of a mark of the backdrop, such as a point of the emotion curve; absent: it has none that could be set. */
  readonly setMark?: (document: Document, id: Id, value: number) => Outcome | null;
  /** Cards, frames and edges, with the edges that would dangle. */
  readonly remove: (document: Document, ids: readonly Id[]) => Outcome | null;
  readonly rename: (document: Document, id: Id, name: string) => Outcome | null;
}
