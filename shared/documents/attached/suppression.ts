import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../document.ts';

/** A finding that somebody decided to live with, and why. Kept in the document, so that everybody sees the reason. */
export interface Suppression extends DocumentRecord {
  readonly kind: 'suppression';
  /** The rule's name. */
  readonly rule: string;
  /** The record that the finding is about; null: the header. */
  readonly target: Id | null;
  /** The field that it is about; null: the record as a whole. */
  readonly field: string | null;
  readonly reason: string;
  /** As the writer calls themself; null: they have given no name. */
  readonly author: string | null;
  /** ISO text in UTC. */
  readonly at: string;
}
