import type { Id } from '../base/ids.ts';
import type { Change, Document } from './document.ts';

export type Severity = 'error' | 'warning' | 'info';

/** One thing that a rule noticed. Errors block publishing. */
export interface Finding {
  /** Stable between runs: rule, record and field. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  /** The record it is about; null: the header. */
  readonly recordId: Id | null;
  readonly field: string | null;
  /** Sentence case; begins with the record's name where there is one. */
  readonly message: string;
  readonly fix: QuickFix | null;
}

/** One change that mends it. Made when asked for, on the document as it is then; null: no longer needed. */
export interface QuickFix {
  /** A verb and what it does: 'Add exit', 'Shorten to 50 characters'. */
  readonly label: string;
  readonly makeChange: (document: Document, newId: () => Id) => Change | null;
}

export interface Rule {
  readonly name: string;
  /** Why the rule exists, one sentence. */
  readonly reason: string;
  readonly check: (document: Document) => readonly Finding[];
}
