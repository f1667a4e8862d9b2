import type { Id } from '../base/ids.ts';
import { ownRecords } from '../documents/attached/attached.ts';
import type { Document } from '../documents/document.ts';
import type { Experiment, ExperimentHeader, ExperimentRecord } from './experiment.ts';
import type { AudienceRule } from './records/audience-rule.ts';
import type { ExclusionGroup } from './records/exclusion-group.ts';
import type { Metric } from './records/metric.ts';
import type { ExperimentNote } from './records/note.ts';
import type { Promotion } from './records/promotion.ts';
import type { Variant } from './records/variant.ts';
import { byKindOrderId } from './to-rows.ts';

/** An experiment's records by kind, each kind in order. */
export interface ExperimentIndex {
  readonly header: ExperimentHeader;
  /** In the sequence of the row. */
  readonly records: readonly ExperimentRecord[];
  readonly variants: readonly Variant[];
  readonly audienceRules: readonly AudienceRule[];
  readonly exclusionGroups: readonly ExclusionGroup[];
  /** Primary, secondary, guardrails. */
  readonly metrics: readonly Metric[];
  readonly notes: readonly ExperimentNote[];
  /** Oldest first. */
  readonly promotions: readonly Promotion[];
  readonly byId: ReadonlyMap<Id, ExperimentRecord>;
}

/** A document never changes, so its index is made once, whichever rule or view asks first. */
const known = new WeakMap<Document, ExperimentIndex>();

export function indexExperiment(document: Document): ExperimentIndex {
  const found = known.get(document);
  if (found) return found;
  const index = makeIndex(document as Experiment);
  known.set(document, index);
  return index;
}

function makeIndex(document: Experiment): ExperimentIndex {
  const records = (ownRecords(document) as readonly ExperimentRecord[]).toSorted(byKindOrderId);
  const { header } = document;
  return {
    header,
    records,
    variants: records.filter((record): record is Variant => record.kind === 'variant'),
    audienceRules: records.filter((record): record is AudienceRule => record.kind === 'audienceRule'),
    exclusionGroups: records.filter((record): record is ExclusionGroup => record.kind === 'exclusionGroup'),
    metrics: records.filter((record): record is Metric => record.kind === 'metric'),
    notes: records.filter((record): record is ExperimentNote => record.kind === 'note'),
    promotions: records
      .filter((record): record is Promotion => record.kind === 'promotion')
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    byId: new Map(records.map((record) => [record.id, record])),
  };
}
