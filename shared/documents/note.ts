import type { DocumentRecord } from './document.ts';

/** A remark on the canvas; belongs to nothing there. Pixels from the canvas origin. */
export interface NoteRecord extends DocumentRecord {
  readonly kind: 'note';
  readonly text: string;
  readonly layout: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}
