import type { Json } from '../base/json.ts';

/**
 * The authored columns of one row of `journey_templates`, as the database gives them. The JSON columns may hold anything
 * that other programs put there.
 */
export interface JourneyTemplateRow {
  readonly id: string;
  readonly template_name: string;
  readonly journey_type: string;
  readonly persona_type: string | null;
  readonly stages: Json;
  readonly touchpoints: Json;
  /** null: the column is NULL. */
  readonly success_criteria: Json;
  readonly description: string | null;
  readonly is_active: boolean | null;
  readonly version: string | null;
}

export const journeyTemplateColumns = [
  'id',
  'template_name',
  'journey_type',
  'persona_type',
  'stages',
  'touchpoints',
  'success_criteria',
  'description',
  'is_active',
  'version',
] as const satisfies readonly (keyof JourneyTemplateRow)[];
