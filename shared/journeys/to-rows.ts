import type { Json } from '../base/json.ts';
import { attachedKinds } from '../documents/attached/attached.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import type { Journey } from './journey.ts';
import type { JourneyTemplateRow } from './journey-template-row.ts';
import { joinSuccessCriteria } from './success-criteria.ts';

/** Which kinds lie in which column, in the order in which they are written there. */
export const stagesColumnKinds = ['stage', 'lane', 'entry', 'exit'] as const;
export const touchpointsColumnKinds = ['touchpoint', 'transition', 'note'] as const;

/**
 * The authored columns of the row that a journey is. `journeyFromRow` is its exact inverse. Items are the records as they
 * are; their sequence depends on nothing but kind, order and id, so that equal journeys give equal rows.
 */
export function journeyToRow(document: Document): JourneyTemplateRow {
  const { id, header, records } = document as Journey;
  const items = Object.values(records).toSorted(byKindOrderId);
  const inStages = new Set<string>(stagesColumnKinds);
  return {
    id,
    template_name: header.name,
    journey_type: header.journeyType,
    persona_type: header.personaType ?? null,
    stages: items.filter((record) => inStages.has(record.kind)),
    touchpoints: items.filter((record) => record.kind !== 'goal' && !inStages.has(record.kind)),
    success_criteria: joinSuccessCriteria({
      goals: items.filter((record) => record.kind === 'goal'),
      rest: header.successCriteria ?? null,
    }),
    description: header.description ?? null,
    is_active: header.isActive ?? null,
    version: header.version ?? null,
  };
}

const rank: ReadonlyMap<string, number> = new Map(
  [...stagesColumnKinds, ...touchpointsColumnKinds, 'goal', ...attachedKinds].map((kind, index) => [
    kind,
    index,
  ]),
);

/** Kinds as the columns hold them, then `order` where there is one, then id. */
export function byKindOrderId(a: DocumentRecord, b: DocumentRecord): number {
  const kinds = (rank.get(a.kind) ?? rank.size) - (rank.get(b.kind) ?? rank.size);
  return kinds || orderOf(a['order']) - orderOf(b['order']) || (a.id < b.id ? -1 : 1);
}

function orderOf(order: Json | undefined): number {
  return typeof order === 'number' ? order : 0;
}
