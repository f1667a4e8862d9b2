import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/** all: AND; any: OR; none: NOT (a OR b). */
export const matches = ['all', 'any', 'none'] as const;

/**
 * A condition group: a decision on the canvas where `parentId` is null, part of a filter where it is a trigger, nested
 * where it is a group. Groups and conditions are records of their own and not one JSON value of a tree: two designers
 * who change two conditions merge without a conflict, a difference and a finding name the condition that they are about,
 * and moving a condition into another group changes one field.
 */
export interface Group extends DocumentRecord {
  readonly kind: 'group';
  /** Shown on the card; empty: the sentence alone. */
  readonly name: string;
  /** One of `matches`; another text is kept and flagged. */
  readonly match: string;
  readonly parentId: Id | null;
  /** The fallback procedure that the decision belongs to; null: the main road. Only where `parentId` is null. */
  readonly procedureId: Id | null;
  readonly order: number;
  /** From the procedure's corner, else the canvas origin; null where it is nested. */
  readonly layout: { readonly x: number; readonly y: number } | null;
}
