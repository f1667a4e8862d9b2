import type { Id } from '../../base/ids.ts';
import type { JsonObject } from '../../base/json.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/** One arm: what a part of the people get. A variant over a base document is a change of it. */
export interface Variant extends DocumentRecord {
  readonly kind: 'variant';
  /** What production calls the arm: the key in `traffic_allocation`, `variant_name` of funnels and of measured rows. */
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** The arm that the others are compared with; it changes nothing. */
  readonly isControl: boolean;
  readonly order: number;
  /** 'journey', 'funnel' or 'process': the kind of the base document; null where there is no base. */
  readonly baseKind: string | null;
  /** The document that the arm changes; null: the arm is described in words only. */
  readonly baseDocumentId: Id | null;
  /** A `Change` of the base, as data; null: the base as it is. */
  readonly change: JsonObject | null;
}
