import type { DocumentRecord } from '../../documents/document.ts';

/** A persona's row across all stages. Lanes lie below each other by `order`; only their height is stored. */
export interface Lane extends DocumentRecord {
  readonly kind: 'lane';
  readonly name: string;
  readonly personaType: string | null;
  readonly order: number;
  /** Height in pixels. */
  readonly layout: { readonly height: number };
}
