import type { Id } from '../base/ids.ts';
import type { Json, JsonObject } from '../base/json.ts';

export const documentKinds = ['journey', 'funnel', 'process', 'experiment'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** One thing on the canvas. What a kind of record may hold is said by its schema; unknown keys are kept. */
export interface DocumentRecord extends JsonObject {
  readonly id: Id;
  readonly kind: string;
}

/** The scalar authored columns of the production row. `name` is always there; absent is written null. */
export interface DocumentHeader extends JsonObject {
  readonly name: string;
}

export interface Document {
  readonly id: Id;
  readonly kind: DocumentKind;
  readonly header: DocumentHeader;
  readonly records: Readonly<Record<Id, DocumentRecord>>;
}

/** The value before and after; undefined (absent) never occurs: header fields are null when empty. */
export type FieldChange = readonly [before: Json, after: Json];

/**
 * The only way a document changes. Canvas, forms, paste, layout, import, restore and merge all make one.
 * `updated` and `removed` carry the whole record before, so that a change can be inverted and checked.
 */
export interface Change {
  readonly header?: Readonly<Record<string, FieldChange>>;
  readonly added: readonly DocumentRecord[];
  readonly updated: readonly (readonly [before: DocumentRecord, after: DocumentRecord])[];
  readonly removed: readonly DocumentRecord[];
}

export const emptyChange: Change = { added: [], updated: [], removed: [] };
