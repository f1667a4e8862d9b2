import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/** What rules people out when it happens after one step and before another. */
export interface Exclusion extends DocumentRecord {
  readonly kind: 'exclusion';
  /** The event's name. */
  readonly name: string;
  readonly description: string | null;
  readonly from: Id;
  readonly to: Id;
}
