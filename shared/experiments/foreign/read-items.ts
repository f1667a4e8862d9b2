import type { Id } from '../../base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type AttachedItem, isAttachedItem, readAttached } from '../../documents/attached/read-attached.ts';
import { freeDerivedId } from '../../documents/derived-id.ts';
import type { DocumentRecord } from '../../documents/document.ts';
import type { Normalising } from '../../documents/normalising.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import { schemaProblem } from '../../documents/schema-problem.ts';
import type { ExperimentRecordKind } from '../experiment.ts';
import { experimentRecordSchemas } from '../schemas.ts';
import { isExperimentKind, itemShapes } from './item-shapes.ts';

const longestId = 200;

interface ReadItem {
  readonly place: string;
  readonly kind: ExperimentRecordKind;
  readonly id: string | null;
  readonly item: JsonObject;
}

/** Collects the items of a row's lists and makes records of them once all ids that are given are known. */
export function createItems(rowId: Id, normalising: Normalising<ExperimentRecordKind>) {
  const items: ReadItem[] = [];
  const attached: AttachedItem[] = [];
  return {
    /** The problem that stops the reading; undefined: all were read. */
    add: (column: string, kind: ExperimentRecordKind, list: readonly Json[]): RowProblem | undefined => {
      for (const [index, value] of list.entries()) {
        if (kind === 'variant' && isAttachedItem(value)) {
          attached.push({ place: `${column}[${index}]`, item: value });
          continue;
        }
        const item = readItem(value, `${column}[${index}]`, kind, index, normalising);
        if (!item.ok) return item.error;
        items.push(item.value);
      }
      return undefined;
    },
    finish: (): Result<Record<Id, DocumentRecord>, RowProblem> => {
      const own = toRecords(items, rowId, normalising);
      return own.ok ? readAttached(attached, own.value) : own;
    },
  };
}

function readItem(
  value: Json,
  place: string,
  usual: ExperimentRecordKind,
  index: number,
  normalising: Normalising<ExperimentRecordKind>,
): Result<ReadItem, RowProblem> {
  if (typeof value === 'string') {
    normalising.note(usual, 'written as a plain name');
    return readItem({ [itemShapes[usual].textKey]: value }, place, usual, index, normalising);
  }
  if (!isJsonObject(value)) return err({ reason: 'is neither an object nor a name', place });
  const kind = Object.hasOwn(value, 'kind') ? value['kind'] : usual;
  if (!isExperimentKind(kind) || !itemShapes[usual].beside.includes(kind)) {
    const reason = `has a kind that this version does not know here: ${JSON.stringify(kind)}`;
    return err({ reason, place: `${place}.kind` });
  }
  if (!Object.hasOwn(value, 'kind')) normalising.note(kind, 'kind added');
  const id = Object.hasOwn(value, 'id') ? (value['id'] ?? null) : null;
  if (id !== null && (typeof id !== 'string' || id === '' || id.length > longestId || id === '__proto__'))
    return err({ reason: `has an id that is no text of 1 to ${longestId} characters`, place: `${place}.id` });
  return ok({ place, kind, id, item: withAllKeys({ ...value, kind }, kind, index, normalising) });
}

function withAllKeys(
  value: JsonObject,
  kind: ExperimentRecordKind,
  index: number,
  normalising: Normalising<ExperimentRecordKind>,
): JsonObject {
  const { aliases, absent, ordered } = itemShapes[kind];
  const item = new Map(Object.entries(value));
  for (const [alias, key] of Object.entries(aliases)) {
    const found = item.get(alias);
    if (item.has(key) || found === undefined) continue;
    item.set(key, found);
    item.delete(alias);
    normalising.note(kind, `${alias} read as ${key}`);
  }
  for (const [key, usual] of Object.entries(absent)) {
    if (item.has(key)) continue;
    item.set(key, usual);
    normalising.note(kind, `no ${key} given`);
  }
  if (ordered && !item.has('order')) {
    item.set('order', index + 1);
    normalising.note(kind, 'order added');
  }
  if (kind === 'variant') nameVariant(item, index, normalising);
  return Object.fromEntries(item);
}

/** A variant with a name or a key has both; the one called control is it. */
function nameVariant(
  item: Map<string, Json>,
  index: number,
  normalising: Normalising<ExperimentRecordKind>,
): void {
  for (const [key, other] of [
    ['key', 'name'],
    ['name', 'key'],
  ] as const) {
    if (item.has(key)) continue;
    item.set(key, item.get(other) ?? `variant_${index + 1}`);
    normalising.note('variant', `no ${key} given`);
  }
  if (item.has('isControl')) return;
  item.set('isControl', item.get('key') === 'control');
  normalising.note('variant', 'no isControl given');
}

function toRecords(
  items: readonly ReadItem[],
  rowId: Id,
  normalising: Normalising<ExperimentRecordKind>,
): Result<Record<Id, DocumentRecord>, RowProblem> {
  const taken = new Map<Id, string>();
  // Ids that are there come first, so that an added one never takes the id of a later item.
  for (const { id, place } of items) {
    if (id === null) continue;
    const other = taken.get(id);
    if (other !== undefined) return err({ reason: `has the same id as ${other}`, place: `${place}.id` });
    taken.set(id, place);
  }
  const records: [Id, DocumentRecord][] = [];
  for (const read of items) {
    const { item, kind, place } = read;
    const id = read.id ?? freshId(read, rowId, taken);
    if (read.id === null) normalising.note(kind, 'id added');
    taken.set(id, place);
    const record: DocumentRecord = { ...item, id, kind };
    const problem = schemaProblem(experimentRecordSchemas[kind], record, 'the list', place);
    if (problem) return err(problem);
    records.push([id, record]);
  }
  return ok(Object.fromEntries(records));
}

function freshId({ kind, item }: ReadItem, rowId: Id, taken: ReadonlyMap<Id, string>): Id {
  const identity = JSON.stringify(itemShapes[kind].identity.map((key) => item[key] ?? null));
  return freeDerivedId(taken, rowId, kind, identity);
}
