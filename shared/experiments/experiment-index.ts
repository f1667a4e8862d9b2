import type { Id } from '../base/ids.ts';
import { isAttached, ownRecords } from '../documents/attached/attached.ts';
import type { Change, Document, DocumentRecord } from '../documents/document.ts';
import { followById, followList, ofKind } from '../documents/follow-list.ts';
import { perDocument } from '../documents/per-document.ts';
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

export const indexExperiment: (document: Document) => ExperimentIndex = perDocument(makeIndex, followIndex);

const isVariant = ofKind<Variant>('variant');
const isAudienceRule = ofKind<AudienceRule>('audienceRule');
const isExclusionGroup = ofKind<ExclusionGroup>('exclusionGroup');
const isMetric = ofKind<Metric>('metric');
const isNote = ofKind<ExperimentNote>('note');
const isPromotion = ofKind<Promotion>('promotion');
const isOwn = (record: DocumentRecord): record is ExperimentRecord => !isAttached(record);

function makeIndex(document: Document): ExperimentIndex {
  const records = (ownRecords(document) as readonly ExperimentRecord[]).toSorted(byKindOrderId);
  return {
    header: (document as Experiment).header,
    records,
    variants: records.filter(isVariant),
    audienceRules: records.filter(isAudienceRule),
    exclusionGroups: records.filter(isExclusionGroup),
    metrics: records.filter(isMetric),
    notes: records.filter(isNote),
    promotions: records.filter(isPromotion).toSorted(byTime),
    byId: new Map(records.map((record) => [record.id, record])),
  };
}

function followIndex(before: ExperimentIndex, change: Change, document: Document): ExperimentIndex {
  return {
    header: (document as Experiment).header,
    records: followList(before.records, change, isOwn, byKindOrderId),
    variants: followList(before.variants, change, isVariant, byKindOrderId),
    audienceRules: followList(before.audienceRules, change, isAudienceRule, byKindOrderId),
    exclusionGroups: followList(before.exclusionGroups, change, isExclusionGroup, byKindOrderId),
    metrics: followList(before.metrics, change, isMetric, byKindOrderId),
    notes: followList(before.notes, change, isNote, byKindOrderId),
    promotions: followList(before.promotions, change, isPromotion, byTime),
    byId: followById(before.byId, change, isOwn),
  };
}

/** Oldest first. */
function byTime(a: Promotion, b: Promotion): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
