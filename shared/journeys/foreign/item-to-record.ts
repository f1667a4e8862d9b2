import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import type { JourneyRecordKind } from '../journey.ts';
import { type ItemShape, isJourneyKind, itemShapes } from './item-shapes.ts';
import type { Normalising } from './normalising.ts';

/** An item with every key that its kind has, still without an id where it came without one, and without a layout. */
export interface ReadItem {
  readonly kind: JourneyRecordKind;
  readonly place: string;
  readonly id: string | null;
  readonly item: JsonObject;
  /** The stage's name where the item names one and says nothing of its id. */
  readonly stageName: string | null;
}

const longestId = 200;

/** Reads one element of a JSON column. `index` counts the items of the column. */
export function readItem(
  value: Json,
  index: number,
  column: { readonly name: string; readonly kind: JourneyRecordKind; readonly kinds: readonly string[] },
  normalising: Normalising,
): Result<ReadItem, RowProblem> {
  const place = `${column.name}[${index}]`;
  if (typeof value === 'string') {
    normalising.note(column.kind, 'written as a plain name');
    return readItem({ name: value }, index, column, normalising);
  }
  if (!isJsonObject(value)) return err({ reason: 'is neither an object nor a name', place });
  const kind = Object.hasOwn(value, 'kind') ? value['kind'] : column.kind;
  if (!isJourneyKind(kind)) {
    return err({
      reason: `has a kind that this version does not know: ${JSON.stringify(kind)}`,
      place: `${place}.kind`,
    });
  }
  if (!Object.hasOwn(value, 'kind')) normalising.note(kind, 'kind added');
  else if (!column.kinds.includes(kind))
    normalising.note(kind, `found in ${column.name}, written to its own column`);

  const id = Object.hasOwn(value, 'id') ? (value['id'] ?? null) : null;
  if (id !== null && (typeof id !== 'string' || id === '' || id.length > longestId || id === '__proto__')) {
    return err({ reason: `has an id that is no text of 1 to ${longestId} characters`, place: `${place}.id` });
  }
  const named = withOurKeys({ ...value, kind }, kind, normalising);
  const item = withAllKeys(named, kind, index, normalising);
  for (const key of itemShapes[kind].required) {
    if (!Object.hasOwn(item, key)) return err({ reason: `has no ${key}`, place });
  }
  return ok({ kind, place, id, item, stageName: stageNameOf(named, kind) });
}

function withOurKeys(value: JsonObject, kind: JourneyRecordKind, normalising: Normalising): JsonObject {
  const item: Record<string, Json> = { ...value };
  for (const [alias, key] of Object.entries(itemShapes[kind].aliases)) {
    const found = Object.hasOwn(item, alias) ? item[alias] : undefined;
    if (Object.hasOwn(item, key) || found === undefined) continue;
    item[key] = found;
    delete item[alias];
    normalising.note(kind, `${alias} read as ${key}`);
  }
  return item;
}

function withAllKeys(
  value: JsonObject,
  kind: JourneyRecordKind,
  index: number,
  normalising: Normalising,
): JsonObject {
  const shape: ItemShape = itemShapes[kind];
  const item: Record<string, Json> = { ...value };
  for (const key of fill(item, shape.nullable, null)) normalising.note(kind, `no ${key} given`);
  for (const key of fill(item, shape.emptyText, '')) normalising.note(kind, `no ${key} given`);
  if (shape.ordered && !Object.hasOwn(item, 'order')) {
    item['order'] = index + 1;
    normalising.note(kind, 'order added');
  }
  if (kind === 'goal') item['criteria'] = shapeCriteria(item, normalising);
  return item;
}

function stageNameOf(item: JsonObject, kind: JourneyRecordKind): string | null {
  if (Object.hasOwn(item, 'stageId') || !(itemShapes[kind].nullable as readonly string[]).includes('stageId'))
    return null;
  const name = ['stage', 'stage_name', 'stageName'].map((key) =>
    Object.hasOwn(item, key) ? item[key] : null,
  );
  return name.find((value) => typeof value === 'string') ?? null;
}

function fill(item: Record<string, Json>, keys: readonly string[], value: Json): string[] {
  const absent = keys.filter((key) => !Object.hasOwn(item, key));
  for (const key of absent) item[key] = value;
  return absent;
}

function shapeCriteria(item: JsonObject, normalising: Normalising): Json {
  const criteria = Object.hasOwn(item, 'criteria') ? item['criteria'] : undefined;
  if (criteria === undefined) {
    normalising.note('goal', 'no criteria given');
    return [];
  }
  if (!Array.isArray(criteria)) return criteria;
  return criteria.map((criterion: Json) =>
    isJsonObject(criterion) ? { target: null, unit: null, ...criterion } : criterion,
  );
}
