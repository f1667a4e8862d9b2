import { isId } from '../../base/ids.ts';
import { type Json, type JsonObject, jsonEqual } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { freeDerivedId } from '../../documents/derived-id.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import { schemaProblem } from '../../documents/schema-problem.ts';
import type { FunnelStageRow } from '../funnel-rows.ts';
import type { Step } from '../records/step.ts';
import { funnelRecordSchemas } from '../schemas.ts';
import { onlyInStageRow } from '../to-rows.ts';
import type { TwoTruths } from '../two-truths.ts';
import type { Matched, StepItem } from './match-items.ts';
import type { FunnelNormalising } from './read-items.ts';

interface ReadSteps {
  readonly steps: readonly Step[];
  readonly twoTruths: readonly TwoTruths[];
}

/** What no column of `funnel_stages` holds, where the item does not say it. */
const usual: Readonly<Record<string, Json>> = { optional: false, branch: null, window: null };
/** What both hold. */
const twice = ['name', 'order', 'description'] as const;

/** One step per row: the row's own fields as the row says, and the rest of its item. */
export function readSteps(
  rows: readonly FunnelStageRow[],
  { items, left }: Matched,
  funnelId: string,
  normalising: FunnelNormalising,
): Result<ReadSteps, RowProblem> {
  const steps: Step[] = [];
  const twoTruths: TwoTruths[] = [];
  for (const row of rows) {
    const found = items.get(row.id);
    const fields = rowFields(row);
    const step = { ...usual, ...found?.item, ...fields, id: row.id, kind: 'step' } as unknown as Step;
    const problem = schemaProblem(funnelRecordSchemas.step, step, 'a step', found?.place ?? 'funnel_stages');
    if (problem) return err(problem);
    steps.push(step);
    if (found) twoTruths.push(...compare(found, row.id, fields, normalising));
    else
      twoTruths.push({
        ...whole,
        what: 'only-in-rows',
        place: 'funnel_stages',
        stepId: row.id,
        inRows: row.stage_name,
      });
  }
  const there: Taken = { ids: new Set(), orders: new Set(), highest: 0 };
  for (const step of steps) take(there, step);
  for (const item of left) {
    const inJson = item.item['name'] ?? item.item;
    const adopt = adoptable(item, there, funnelId);
    if (adopt) take(there, adopt);
    twoTruths.push({ ...whole, what: 'only-in-json', place: item.place, stepId: null, inJson, adopt });
  }
  return ok({ steps, twoTruths });
}

const whole = { field: null, inRows: null, inJson: null, adopt: null } as const;

function rowFields(row: FunnelStageRow): JsonObject {
  return {
    name: row.stage_name,
    order: row.stage_order,
    description: row.description ?? null,
    stageType: row.stage_type,
    successCriteria: row.success_criteria ?? null,
    experimentId: row.experiment_id ?? null,
    variantName: row.variant_name ?? null,
  };
}

function compare(
  { place, item }: StepItem,
  id: string,
  fields: JsonObject,
  normalising: FunnelNormalising,
): TwoTruths[] {
  if (item['id'] !== id) normalising.note('step', 'matched by name or order, and the id of its row added');
  for (const key of [...Object.keys(usual), ...twice]) {
    if (!Object.hasOwn(item, key)) normalising.note('step', `no ${key} given`);
  }
  for (const key of onlyInStageRow) {
    if (Object.hasOwn(item, key)) normalising.note('step', `${key} is kept in its own column only`);
  }
  const differing = [...twice, ...onlyInStageRow].filter(
    (field) => Object.hasOwn(item, field) && !jsonEqual(item[field], fields[field]),
  );
  return differing.map((field) => ({
    what: 'differs',
    place: `${place}.${field}`,
    stepId: id,
    field,
    inRows: fields[field] ?? null,
    inJson: item[field] ?? null,
    adopt: null,
  }));
}

/** What the steps so far have used up. */
interface Taken {
  readonly ids: Set<string>;
  readonly orders: Set<number>;
  highest: number;
}

function take(taken: Taken, { id, order }: Step): void {
  taken.ids.add(id);
  taken.orders.add(order);
  taken.highest = Math.max(taken.highest, order);
}

/** The item as a step of its own; it stands behind all others where its order is taken. */
function adoptable(
  { item, place }: StepItem,
  { ids, orders, highest }: Taken,
  funnelId: string,
): Step | null {
  const order = item['order'];
  const id = item['id'];
  const step = {
    ...usual,
    description: null,
    stageType: '',
    successCriteria: null,
    experimentId: null,
    variantName: null,
    ...item,
    order: typeof order === 'number' && !orders.has(order) ? order : highest + 1,
    id: typeof id === 'string' && isId(id) && !ids.has(id) ? id : freshId(item, funnelId, ids),
    kind: 'step',
  };
  return schemaProblem(funnelRecordSchemas.step, step, 'a step', place) ? null : (step as unknown as Step);
}

function freshId(item: JsonObject, funnelId: string, taken: ReadonlySet<string>): string {
  const identity = JSON.stringify([item['name'] ?? null]);
  return freeDerivedId(taken, funnelId, 'step', identity);
}
