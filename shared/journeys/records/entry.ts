import type { Id } from '../../base/ids.ts';
import type { DocumentRecord } from '../../documents/document.ts';

/** Where people come in; its name is what `customer_journeys.entry_point` holds. */
export interface Entry extends DocumentRecord {
  readonly kind: 'entry';
  readonly name: string;
  readonly stageId: Id | null;
  readonly laneId: Id | null;
  readonly layout: { readonly x: number; readonly y: number };
}
