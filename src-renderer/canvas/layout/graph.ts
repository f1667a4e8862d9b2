import type { Id } from '../../../shared/base/ids.ts';

/** What the layered layout works on. A node of a later column never stands left of one of an earlier column. */
export interface LayoutGraph {
  readonly nodes: readonly {
    readonly id: Id;
    readonly width: number;
    readonly height: number;
    readonly column: number;
  }[];
  readonly edges: readonly { readonly id: Id; readonly from: Id; readonly to: Id }[];
}

/** Top left corners. Only their sequence matters: a document kind makes the picture from it. */
export type LayoutPlaces = ReadonlyMap<Id, { readonly x: number; readonly y: number }>;
