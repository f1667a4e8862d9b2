import type { DocumentRecord } from '../../documents/document.ts';

/** A fallback procedure: the start of a second road, entered by an error branch. What belongs to it moves along with it. */
export interface Procedure extends DocumentRecord {
  readonly kind: 'procedure';
  readonly name: string;
  readonly description: string | null;
  readonly order: number;
  /** Pixels from the canvas origin. */
  readonly layout: { readonly x: number; readonly y: number };
}
