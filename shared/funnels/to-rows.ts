import type { Json, JsonObject } from '../base/json.ts';
import { attachedKinds } from '../documents/attached/attached.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import type { Funnel, FunnelRecord } from './funnel.ts';
import type { FunnelRows, FunnelStageRow } from './funnel-rows.ts';
import type { Step } from './records/step.ts';
import { settingsToItem } from './settings-item.ts';

/** Fields of a step that its row holds and the column `stages` does not repeat. */
export const onlyInStageRow = ['stageType', 'successCriteria', 'experimentId', 'variantName'] as const;

/**
 * The authored columns of the rows that a funnel is: one of `conversion_funnels`, one of `funnel_stages` per step, by
 * order. The column `stages` repeats name, description and order, and carries what no column holds: branches, windows,
 * exclusions, notes, comments and unknown keys. `funnelFromRows` is the exact inverse. A step keeps its row's id whatever its
 * order, so moving it never loses what was measured there.
 */
export function funnelToRows(document: Document): FunnelRows {
  const { id, header, records } = document as Funnel;
  const items = (Object.values(records) as FunnelRecord[]).toSorted(byKindOrderId);
  const settings = settingsToItem(id, header);
  return {
    funnel: {
      id,
      funnel_name: header.name,
      funnel_type: header.funnelType,
      stages: [...items.map(toItem), ...(settings ? [settings] : [])],
      is_active: header.isActive ?? null,
      experiment_id: header.experimentId ?? null,
      variant_name: header.variantName ?? null,
      description: header.description ?? null,
      target_audience: header.targetAudience ?? null,
      tags: header.tags ?? null,
    },
    stages: items.filter((item): item is Step => item.kind === 'step').map((step) => stepToRow(step, id)),
  };
}

function stepToRow(step: Step, funnelId: string): FunnelStageRow {
  return {
    id: step.id,
    funnel_id: funnelId,
    stage_name: step.name,
    stage_order: step.order,
    stage_type: step.stageType,
    experiment_id: step.experimentId,
    variant_name: step.variantName,
    description: step.description,
    success_criteria: step.successCriteria,
  };
}

function toItem(record: FunnelRecord): JsonObject {
  if (record.kind !== 'step') return record;
  const columns = new Set<string>(onlyInStageRow);
  return Object.fromEntries(Object.entries(record).filter(([key]) => !columns.has(key)));
}

const rank: ReadonlyMap<string, number> = new Map(
  ['step', 'exclusion', 'note', ...attachedKinds].map((kind, at) => [kind, at]),
);

/** Steps first, by order, then exclusions, notes and what is attached; equals by id. */
export function byKindOrderId(a: DocumentRecord, b: DocumentRecord): number {
  const kinds = (rank.get(a.kind) ?? rank.size) - (rank.get(b.kind) ?? rank.size);
  return kinds || orderOf(a['order']) - orderOf(b['order']) || (a.id < b.id ? -1 : 1);
}

function orderOf(order: Json | undefined): number {
  return typeof order === 'number' ? order : 0;
}
