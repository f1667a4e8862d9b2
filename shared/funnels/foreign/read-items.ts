import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type AttachedItem, isAttachedItem } from '../../documents/attached/read-attached.ts';
import type { Normalising } from '../../documents/normalising.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import type { FunnelRecordKind } from '../funnel.ts';
import type { StepItem } from './match-items.ts';

export type FunnelNormalising = Normalising<FunnelRecordKind>;

/** What the column `stages` holds, by kind. */
export interface ReadItems {
  readonly steps: readonly StepItem[];
  readonly exclusions: readonly StepItem[];
  readonly notes: readonly StepItem[];
  readonly settings: StepItem | null;
  /** Comments and the like, which are the same in every kind of document. */
  readonly attached: readonly AttachedItem[];
}

/** Other programs' names of our keys; read only where our key is absent. */
const aliases = {
  stage_name: 'name',
  stageName: 'name',
  stage_order: 'order',
  stageOrder: 'order',
  stage_type: 'stageType',
  success_criteria: 'successCriteria',
  experiment_id: 'experimentId',
  variant_name: 'variantName',
} as const;

export function readItems(column: Json, normalising: FunnelNormalising): Result<ReadItems, RowProblem> {
  if (!Array.isArray(column)) return err({ reason: 'is not a list', place: 'stages' });
  const lists = {
    step: [] as StepItem[],
    exclusion: [] as StepItem[],
    note: [] as StepItem[],
    settings: [] as StepItem[],
  };
  const attached: AttachedItem[] = [];
  for (const [index, value] of (column as readonly Json[]).entries()) {
    const place = `stages[${index}]`;
    if (isAttachedItem(value)) {
      attached.push({ place, item: value });
      continue;
    }
    const item = typeof value === 'string' ? { name: value } : value;
    if (!isJsonObject(item)) return err({ reason: 'is neither an object nor a name', place });
    if (item !== value) normalising.note('step', 'written as a plain name');
    const kind = Object.hasOwn(item, 'kind') ? item['kind'] : 'step';
    if (kind !== 'step' && kind !== 'exclusion' && kind !== 'note' && kind !== 'settings') {
      const reason = `has a kind that this version does not know: ${JSON.stringify(kind)}`;
      return err({ reason, place: `${place}.kind` });
    }
    if (kind === 'settings' && lists.settings.length > 0)
      return err({ reason: 'are settings a second time', place });
    if (kind === 'step' && !Object.hasOwn(item, 'kind')) normalising.note('step', 'kind added');
    lists[kind].push({ place, item: kind === 'step' ? withOurKeys(item, normalising) : item });
  }
  const { step: steps, exclusion: exclusions, note: notes, settings } = lists;
  return ok({ steps, exclusions, notes, settings: settings[0] ?? null, attached });
}

function withOurKeys(value: JsonObject, normalising: FunnelNormalising): JsonObject {
  const item = new Map(Object.entries(value));
  for (const [alias, key] of Object.entries(aliases)) {
    const found = item.get(alias);
    if (item.has(key) || found === undefined) continue;
    item.set(key, found);
    item.delete(alias);
    normalising.note('step', `${alias} read as ${key}`);
  }
  return Object.fromEntries(item);
}
