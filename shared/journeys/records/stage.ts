import type { DocumentRecord } from '../../documents/document.ts';

/** A column of the map. Stages stand side by side by `order`; only their width is stored. */
export interface Stage extends DocumentRecord {
  readonly kind: 'stage';
  readonly name: string;
  readonly description: string | null;
  readonly order: number;
  /** Width in pixels. */
  readonly layout: { readonly width: number };
}
