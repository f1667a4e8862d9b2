import type { Json, JsonObject } from '../base/json.ts';
import { attachedKinds } from '../documents/attached/attached.ts';
import type { Document, DocumentRecord } from '../documents/document.ts';
import type { Experiment, ExperimentRecord } from './experiment.ts';
import type { ExperimentConfigRow } from './experiment-row.ts';
import type { Metric } from './records/metric.ts';
import { joinTargetAudience } from './target-audience.ts';

/**
 * The authored columns of the row that an experiment is. `experimentFromRow` is its exact inverse. `variants` holds the
 * variants, then the notes, the promotions and what is attached; `target_audience` rules, exclusion groups and coverage; `secondary_metrics` every metric,
 * the primary one without its measure, which is `primary_metric`. The decision's columns are written elsewhere.
 */
export function experimentToRow(document: Document): ExperimentConfigRow {
  const { id, header, records } = document as Experiment;
  const items = (Object.values(records) as ExperimentRecord[]).toSorted(byKindOrderId);
  const ofKind = (kind: string) => items.filter((item) => item.kind === kind);
  const metrics = items.filter((item): item is Metric => item.kind === 'metric');
  const primary = metrics.find((metric) => metric.role === 'primary');
  return {
    id,
    experiment_name: header.name,
    experiment_type: header.experimentType,
    target_audience: joinTargetAudience({
      rules: ofKind('audienceRule'),
      exclusionGroups: ofKind('exclusionGroup'),
      coverage: header.coverage ?? null,
      rest: header.otherAudience ?? null,
    }),
    variants: [
      ...ofKind('variant'),
      ...ofKind('note'),
      ...ofKind('promotion'),
      ...attachedKinds.flatMap(ofKind),
    ],
    traffic_allocation: header.allocation ?? null,
    start_date: header.startDate ?? null,
    end_date: header.endDate ?? null,
    status: header.status ?? null,
    primary_metric: primary?.measure ?? null,
    secondary_metrics: metrics.map((metric) => (metric === primary ? withoutMeasure(metric) : metric)),
    minimum_sample_size: header.minimumSampleSize ?? null,
    hypothesis: header.hypothesis ?? null,
    description: header.description ?? null,
    owner: header.owner ?? null,
  };
}

function withoutMeasure({ measure: _measure, ...item }: Metric): JsonObject {
  return item;
}

const kindRank: ReadonlyMap<string, number> = new Map(
  ['variant', 'audienceRule', 'exclusionGroup', 'metric', 'note', 'promotion', ...attachedKinds].map(
    (kind, index) => [kind, index],
  ),
);
const roleRank: ReadonlyMap<Json | undefined, number> = new Map(
  ['primary', 'secondary', 'guardrail'].map((role, index) => [role, index]),
);

/** Kinds as the row has them, metrics by role, then `order`, then id: equal experiments give equal rows. */
export function byKindOrderId(a: DocumentRecord, b: DocumentRecord): number {
  return (
    rankOf(kindRank, a.kind) - rankOf(kindRank, b.kind) ||
    rankOf(roleRank, a['role']) - rankOf(roleRank, b['role']) ||
    orderOf(a['order']) - orderOf(b['order']) ||
    (a.id < b.id ? -1 : 1)
  );
}

function rankOf<Key>(ranks: ReadonlyMap<Key, number>, key: Key): number {
  return ranks.get(key) ?? ranks.size;
}

function orderOf(order: Json | undefined): number {
  return typeof order === 'number' ? order : 0;
}
