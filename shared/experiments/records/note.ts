import type { DocumentRecord } from '../../documents/document.ts';

/** A remark on the canvas. Pixels from the canvas origin. */
export interface ExperimentNote extends DocumentRecord {
  readonly kind: 'note';
  readonly text: string;
  readonly layout: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}
