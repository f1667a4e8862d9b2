import type { JsonObject } from '../base/json.ts';
import type { Document, DocumentHeader } from '../documents/document.ts';
import type { AudienceRule } from './records/audience-rule.ts';
import type { ExclusionGroup } from './records/exclusion-group.ts';
import type { Metric } from './records/metric.ts';
import type { ExperimentNote } from './records/note.ts';
import type { Promotion } from './records/promotion.ts';
import type { Variant } from './records/variant.ts';

/** The closed list of production's CHECK. */
export const experimentTypes = ['journey_flow', 'ui_variant', 'messaging', 'pricing', 'feature'] as const;

/** The authored columns of `experiment_configs` that are no lists. */
export interface ExperimentHeader extends DocumentHeader {
  /** One of `experimentTypes`; production refuses others, here they are kept and flagged. */
  readonly experimentType: string;
  readonly hypothesis: string | null;
  readonly description: string | null;
  readonly owner: string | null;
  /** An instant with its zone, as text; see `instant.ts`. */
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** One of `experimentStatuses`; moved by `moveStatus` only. */
  readonly status: string | null;
  /** People in each variant before anybody may decide. */
  readonly minimumSampleSize: number | null;
  /** Percent of the audience that takes part, 0 to 100; null: not said, everybody. */
  readonly coverage: number | null;
  /** Percent of the participants by variant key, as `traffic_allocation` has it; null where the column is NULL. */
  readonly allocation: JsonObject | null;
  /** What else `target_audience` holds beside rules, groups and coverage; null where there is nothing. */
  readonly otherAudience: JsonObject | null;
}

export type ExperimentRecord = Variant | AudienceRule | ExclusionGroup | Metric | ExperimentNote | Promotion;
export type ExperimentRecordKind = ExperimentRecord['kind'];

export interface Experiment extends Document {
  readonly kind: 'experiment';
  readonly header: ExperimentHeader;
}

/** What the production columns accept, in code points. Longer text is a finding that blocks publishing. */
export const experimentLimits = {
  header: { name: 100, experimentType: 50, owner: 100, status: 20 },
  /** `winner_variant` and `variant_name` hold the key. */
  variant: { key: 50 },
  /** `primary_metric`; the other roles live in JSON without a limit. */
  metric: { measure: 50 },
} as const;

/** What `minimum_sample_size` INTEGER holds. */
export const sampleSizeLimit = 2 ** 31 - 1;
