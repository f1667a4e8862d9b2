import type { ComponentType } from 'react';
import type { Id } from '../../shared/base/ids.ts';
import type { Document, DocumentRecord } from '../../shared/documents/document.ts';
import type { Point, Rect, Scene } from '../../shared/drawing/scene.ts';

/**
 * Full cards, names only, or coloured boxes on a canvas element. Cards learn it from `data-level` on the canvas: a change of
 * level must not draw every card anew.
 */
export type DetailLevel = 'full' | 'name' | 'box';

export type Mark = 'error' | 'warning' | 'info';

export interface CardProps {
  readonly record: DocumentRecord;
  readonly selected: boolean;
  /** The worst finding on it, for the mark in the corner. */
  readonly mark: Mark | null;
  /** What its place gives it, such as the number of a step. */
  readonly badge?: string | undefined;
  /** What it says of records that lie in it and have no card, such as conditions. */
  readonly lines?: readonly string[] | undefined;
}

export interface FrameHeaderProps extends CardProps {
  readonly index: number;
  readonly detail: string | null;
  /** What it was called on the other side of a comparison; absent: the same. */
  readonly nameBefore?: string | undefined;
}

/** What a document kind lends to the canvas: one object per kind, in `src-renderer/<kind>/<kind>-view.ts`. */
export interface KindView {
  readonly makeScene: (document: Document, previous: Scene | null) => Scene;
  readonly Card: ComponentType<CardProps>;
  readonly FrameHeader: ComponentType<FrameHeaderProps>;
  /** What lies under the cards and belongs to no record, such as the emotion curve; made anew with each scene. */
  readonly makeBackdrop:
    | ((document: Document, scene: Scene, compared?: ComparedScene) => Backdrop | null)
    | null;
  /** Where the backdrop also shows what no document holds, such as measures: tells when that changed, until it is stopped. */
  readonly followBackdrop?: (documentId: Id, onChange: () => void) => () => void;
  /** Where the scene also shows what no document holds, such as a road that is tried: tells when that changed, until it is stopped. */
  readonly followScene?: (onChange: () => void) => () => void;
  /** The fill of a node's box when zoomed out, as the name of a colour token ('--web'). */
  readonly boxColor: (record: DocumentRecord) => string;
  /** The one word for a screen reader and the inspector: 'Touchpoint'. */
  readonly kindLabel: (record: DocumentRecord) => string;
  readonly nameOf: (record: DocumentRecord) => string;
  /** The field that renaming in place sets, or null where there is none, and its limit in code points. */
  readonly nameField: (
    record: DocumentRecord,
  ) => { readonly field: string; readonly limit: number | null; readonly multiline?: boolean } | null;
  /** What steps behind its header or card; absent: a kind in which nothing is in or belongs to anything. */
  readonly collapsing?: {
    /** 'a stage or lane', to be selected first. */
    readonly what: string;
    readonly isAble: (record: DocumentRecord, document: Document) => boolean;
  };
  /** Whether anything may lead out of it: such a card shows ports. */
  readonly connectable: (record: DocumentRecord) => boolean;
  /** Whether a card has a corner by which its size is changed; absent: none has. */
  readonly resizable?: (record: DocumentRecord) => boolean;
  readonly canConnect: (document: Document, from: Id, to: Id) => boolean;
  /** Where a record stands, for a screen reader: 'stage Register'; null where there is nothing to say. */
  readonly placeOf: (document: Document, record: DocumentRecord) => string | null;
  /** The size that a new card of this palette key will have, for the outline under the pointer. */
  readonly sizeOf: (paletteKey: string) => { readonly width: number; readonly height: number };
  readonly palette: readonly PaletteItem[];
  /** What an empty document says, and the one first thing to do. */
  readonly empty: {
    readonly hint: string;
    readonly button: string;
    readonly paletteKey: string;
    /** Where there are frames and nothing in them yet: what comes next, and what it is added by. */
    readonly next?: { readonly hint: string; readonly paletteKey: string };
  };
}

/** In a comparison: what the same picture was before, and what the two sides are called. */
export interface ComparedScene {
  readonly before: Scene;
  readonly beforeName: string;
  readonly afterName: string;
}

/** Painted on the canvas element, between the frames and the edges. */
export interface Backdrop {
  readonly bounds: Rect;
  /** The card that a mark at a place stands for, within `reach` canvas pixels; absent: it has no marks. */
  readonly pick?: (at: Point, reach: number) => Id | null;
  /** The value that a mark has which is dragged to a place; absent: marks stand still. */
  readonly valueAt?: (at: Point) => number;
  /** `context` is in canvas pixels; only what lies in `visible` needs painting. */
  readonly paint: (
    context: CanvasRenderingContext2D,
    theme: { readonly color: (token: string) => string; readonly font: () => string },
    visible: Rect,
    zoom: number,
  ) => void;
}

export interface PaletteItem {
  /** The record kind that it adds, and what it starts with. */
  readonly key: string;
  readonly label: string;
  readonly Icon: ComponentType<{ readonly size?: number | string }>;
  /** Whether a connection can end at it, or also lead on; 'none' for what is never connected. */
  readonly joins: 'into' | 'through' | 'none';
  /** One letter that adds it while the canvas has the focus. */
  readonly shortcut: string | null;
  /** Why it cannot be added to the document as it is, in words; null: it can. Absent: always. */
  readonly refused?: (document: Document) => string | null;
}
