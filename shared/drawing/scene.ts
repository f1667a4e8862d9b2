import type { Id } from '../base/ids.ts';
import type { DocumentRecord } from '../documents/document.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A card. */
export interface SceneNode {
  readonly id: Id;
  readonly rect: Rect;
  readonly record: DocumentRecord;
  /** What its place gives it and its record does not hold, such as the number of a step; absent: nothing. */
  readonly badge?: string;
  /** What its card says of records that lie in it and have no card, such as conditions; absent: nothing. */
  readonly lines?: readonly string[];
  /**
   * Other cards belong to it and can step behind it: how many are behind it now, 0 where all are shown. Absent: none
   * belongs to it.
   */
  readonly holds?: number;
}

/** A stage or lane behind the cards: selected by its header, resized by its edge, reordered by dragging its header. */
export interface SceneFrame {
  readonly id: Id;
  readonly rect: Rect;
  /** Where its header stands and can be grabbed. */
  readonly header: Rect;
  readonly record: DocumentRecord;
  /** Which of its edges moves when it is resized. */
  readonly resize: 'right' | 'bottom';
  readonly title: string;
  /** The quiet word at the far end of its header: what it holds. */
  readonly detail: string | null;
  /** Its place among the frames of its kind, from 0. */
  readonly index: number;
  /** A panel with a border, or a row divided by hairlines. */
  readonly look: 'panel' | 'row';
  /** Collapsed: only its header is there, and connections lead to that. */
  readonly folded?: boolean;
}

export interface SceneEdge {
  readonly id: Id;
  readonly from: Id;
  readonly to: Id;
  readonly record: DocumentRecord;
  readonly label: string | null;
  readonly dashed: boolean;
  /** How it stands out from the others, as in a comparison; absent: as any other. */
  readonly look?: EdgeLook;
}

export interface EdgeLook {
  /** The name of a colour token ('--added'). */
  readonly color: string;
  /** `faint` steps back behind the others. */
  readonly line: 'solid' | 'dashed' | 'double' | 'dotted' | 'faint';
  /** Drawn before its label, so that colour is not the only sign; null: none. */
  readonly sign: 'plus' | 'minus' | 'pencil' | null;
  /** A line through its label: it is no longer there. */
  readonly struck: boolean;
}

/**
 * What the canvas shows, in canvas pixels at zoom 1. A document kind makes it; the canvas knows no kind.
 * `nodes` stand in reading order: that is the order of the keyboard and of a screen reader.
 * Node, edge and frame objects keep their identity while their record and rectangle stay the same.
 */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly frames: readonly SceneFrame[];
  readonly edges: readonly SceneEdge[];
  readonly bounds: Rect;
  /**
   * By which card or collapsed header something is shown that has no place of its own now: what a collapsed frame holds, the
   * conditions of a decision. Absent: nothing is.
   */
  readonly behind?: ReadonlyMap<Id, Id>;
}
