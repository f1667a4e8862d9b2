import type { Json } from '../base/json.ts';

/** The authored columns of one row of `conversion_funnels`, as the database gives them. */
export interface ConversionFunnelRow {
  readonly id: string;
  readonly funnel_name: string;
  readonly funnel_type: string;
  /** Derived from the rows of `funnel_stages`; other programs may have put anything there. */
  readonly stages: Json;
  readonly is_active: boolean | null;
  readonly experiment_id: string | null;
  readonly variant_name: string | null;
  readonly description: string | null;
  readonly target_audience: string | null;
  readonly tags: readonly string[] | null;
}

/** The authored columns of one row of `funnel_stages`. */
export interface FunnelStageRow {
  readonly id: string;
  readonly funnel_id: string;
  readonly stage_name: string;
  readonly stage_order: number;
  readonly stage_type: string;
  readonly experiment_id: string | null;
  readonly variant_name: string | null;
  readonly description: string | null;
  /** null: the column is NULL. */
  readonly success_criteria: Json;
}

/** What one funnel is in production: its row with all its stage rows. */
export interface FunnelRows {
  readonly funnel: ConversionFunnelRow;
  readonly stages: readonly FunnelStageRow[];
}

/** No measured column is among these: production's counters belong to no document. */
export const conversionFunnelColumns = [
  'id',
  'funnel_name',
  'funnel_type',
  'stages',
  'is_active',
  'experiment_id',
  'variant_name',
  'description',
  'target_audience',
  'tags',
] as const satisfies readonly (keyof ConversionFunnelRow)[];

export const funnelStageColumns = [
  'id',
  'funnel_id',
  'stage_name',
  'stage_order',
  'stage_type',
  'experiment_id',
  'variant_name',
  'description',
  'success_criteria',
] as const satisfies readonly (keyof FunnelStageRow)[];
