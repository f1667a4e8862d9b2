import type { Json } from '../base/json.ts';

/** The authored columns of one row of `business_processes`; the JSON columns may hold anything that others put there. */
export interface BusinessProcessRow {
  readonly id: string;
  readonly process_name: string;
  readonly process_type: string;
  readonly is_active: boolean | null;
  readonly priority: number | null;
  readonly max_execution_time_minutes: number | null;
  /** null: the column is NULL. */
  readonly trigger_events: Json;
  readonly automation_rules: Json;
  readonly fallback_procedures: Json;
  readonly description: string | null;
  readonly owner_team: string | null;
  readonly tags: readonly string[] | null;
}

/** No measured column is among these: production's counters belong to no document. */
export const businessProcessColumns = [
  'id',
  'process_name',
  'process_type',
  'is_active',
  'priority',
  'max_execution_time_minutes',
  'trigger_events',
  'automation_rules',
  'fallback_procedures',
  'description',
  'owner_team',
  'tags',
] as const satisfies readonly (keyof BusinessProcessRow)[];
