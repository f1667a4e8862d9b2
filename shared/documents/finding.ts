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
  /** False where production refuses it: it can be neither made milder nor ignored. Left out: it may. */
  readonly mayLower?: false;
}

/** What of a finding leaves this process: everything that is said of it. */
export type SaidFinding = Pick<Finding, 'id' | 'rule' | 'severity' | 'recordId' | 'field' | 'message'>;

export function saidOf({ id, rule, severity, recordId, field, message }: Finding): SaidFinding {
  return { id, rule, severity, recordId, field, message };
}

/** One change that mends it. Made when asked for, on the document as it is then; null: no longer needed. */
export interface QuickFix {
  /** A verb and what it does: 'Add exit', 'Shorten to 50 characters'. */
  readonly label: string;
  readonly makeChange: (document: Document, newId: () => Id) => Change | null;
}

/**
 * What the findings of a rule depend on. `record`: on each record it names with those that it refers to and that refer to
 * it; it goes through the index's lists once and looks others up by id. `header`: on the header alone. `document`: on
 * anything.
 */
export type RuleScope = 'record' | 'header' | 'document';

export interface Rule {
  readonly name: string;
  /** Why the rule exists, one sentence. */
  readonly reason: string;
  readonly scope: RuleScope;
  /** False where production itself refuses what the rule finds: neither a setting nor a reason makes that pass. */
  readonly mayLower: boolean;
  readonly check: (document: Document) => readonly Finding[];
  /** Of a `record` rule: what it finds about the header and these records only. */
  readonly checkSome: (document: Document, ids: ReadonlySet<Id>) => readonly Finding[];
}
