import type { Id } from '../../base/ids.ts';
import type { Json } from '../../base/json.ts';
import type { DocumentRecord } from '../../documents/document.ts';

export const sources = ['event', 'person'] as const;
export const fieldTypes = ['text', 'number', 'yes_no'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** What may be asked of a field of each type. */
export const operators = {
  text: ['is', 'is_not', 'contains', 'contains_not', 'one_of', 'none_of', 'known', 'not_known'],
  number: ['is', 'is_not', 'more_than', 'at_least', 'less_than', 'at_most', 'known', 'not_known'],
  yes_no: ['is', 'is_not', 'known', 'not_known'],
} as const satisfies Record<FieldType, readonly string[]>;

/** One comparison. A single field of its record, so that a merge never joins one side's operator to the other's value. */
export interface Test {
  readonly [key: string]: Json;
  /** One of `sources`. */
  readonly source: string;
  /** Keys with dots between: `invoice.amount`. */
  readonly field: string;
  /** One of `fieldTypes`. */
  readonly type: string;
  /** One of `operators` of the type. */
  readonly operator: string;
  /** A text, number or boolean; a list of texts for one_of and none_of; null for known and not_known. */
  readonly value: Json;
}

/** One comparison in a group. */
export interface Condition extends DocumentRecord {
  readonly kind: 'condition';
  readonly groupId: Id;
  readonly test: Test;
  readonly order: number;
}
