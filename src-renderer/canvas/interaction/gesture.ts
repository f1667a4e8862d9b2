import type { Point } from '../../../shared/drawing/scene.ts';

/** Where the pointer is and which keys are held. */
export interface PointerState {
  /** CSS pixels from the top left corner of the canvas element. */
  readonly screen: Point;
  /** Canvas pixels. */
  readonly canvas: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly mod: boolean;
}

/** What the hand is doing between pressing and releasing. Nothing reaches the document before `release`. */
export interface Gesture {
  /** As it is now; asked again after each move. */
  readonly cursor: string;
  /** Whether the canvas scrolls when the pointer comes near its border. */
  readonly autoPan: boolean;
  readonly move: (pointer: PointerState) => void;
  readonly release: (pointer: PointerState) => void;
  /** Escape, or the system took the pointer away: everything is as before. */
  readonly cancel: () => void;
}
