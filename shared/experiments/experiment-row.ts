import type { Json } from '../base/json.ts';

/** The authored columns of one row of `experiment_configs`; the JSON columns may hold anything that others put there. */
export interface ExperimentConfigRow {
  readonly id: string;
  readonly experiment_name: string;
  readonly experiment_type: string;
  readonly target_audience: Json;
  readonly variants: Json;
  readonly traffic_allocation: Json;
  /** With zone, as text: no float, no shift of day. */
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly status: string | null;
  readonly primary_metric: string | null;
  readonly secondary_metrics: Json;
  readonly minimum_sample_size: number | null;
  readonly hypothesis: string | null;
  readonly description: string | null;
  readonly owner: string | null;
}

/** Always all of them: the defaults of the columns name arms that may not exist. */
export const experimentConfigColumns = [
  'id',
  'experiment_name',
  'experiment_type',
  'target_audience',
  'variants',
  'traffic_allocation',
  'start_date',
  'end_date',
  'status',
  'primary_metric',
  'secondary_metrics',
  'minimum_sample_size',
  'hypothesis',
  'description',
  'owner',
] as const satisfies readonly (keyof ExperimentConfigRow)[];
