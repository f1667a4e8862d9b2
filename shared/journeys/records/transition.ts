import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/** An arrow from an entry or touchpoint to a touchpoint, goal or exit. */
export interface Transition extends DocumentRecord {
  readonly kind: 'transition';
  readonly from: Id;
  readonly to: Id;
  /** When this road is taken, in words or as the event's name; null: always. */
  readonly condition: string | null;
  /** The share of people expected to take it, in percent, 0 to 100. */
  readonly probability: number | null;
  readonly order: number;
}
