import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/** next: after a trigger, a procedure or an action; yes and no: out of a decision; error: when an action has failed for good. */
export const connectionWays = ['next', 'yes', 'no', 'error'] as const;

/** An arrow from a trigger, decision, action or procedure to a decision, action or procedure. */
export interface Connection extends DocumentRecord {
  readonly kind: 'connection';
  readonly from: Id;
  readonly to: Id;
  /** One of `connectionWays`; another text is kept and flagged. */
  readonly on: string;
  readonly order: number;
}
