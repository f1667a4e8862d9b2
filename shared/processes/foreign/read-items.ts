import type { Id } from '../../base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { type AttachedItem, isAttachedItem, readAttached } from '../../documents/attached/read-attached.ts';
import { freeDerivedId } from '../../documents/derived-id.ts';
import type { DocumentRecord } from '../../documents/document.ts';
import type { Normalising } from '../../documents/normalising.ts';
import type { RowProblem } from '../../documents/row-problem.ts';
import { schemaProblem } from '../../documents/schema-problem.ts';
import type { ProcessRecordKind } from '../process.ts';
import { processRecordSchemas } from '../schemas.ts';

export type ProcessNormalising = Normalising<ProcessRecordKind>;

/** One list of items, and the kind of an item that does not say its own; null: it must. */
export interface ItemList {
  readonly place: string;
  readonly items: readonly Json[];
  readonly usual: 'trigger' | null;
  /** Whether comments and the like stand here. */
  readonly attached?: boolean;
}

/** Other programs' names of the event; read only where our key is absent. */
const eventAliases = ['event_name', 'eventName', 'name', 'type'] as const;

/** Every item of a row as a record. Items without an id get one that is the same on every computer. */
export function readItems(
  lists: readonly ItemList[],
  rowId: Id,
  normalising: ProcessNormalising,
): Result<Record<Id, DocumentRecord>, RowProblem> {
  const found: { item: JsonObject; kind: ProcessRecordKind; place: string }[] = [];
  const attached: AttachedItem[] = [];
  const taken = new Map<Id, string>();
  for (const list of lists) {
    for (const [index, value] of list.items.entries()) {
      if (list.attached && isAttachedItem(value)) {
        attached.push({ place: `${list.place}[${index}]`, item: value });
        continue;
      }
      const read = readItem(value, index, list, normalising);
      if (!read.ok) return read;
      const { place, item } = read.value;
      found.push(read.value);
      if (!Object.hasOwn(item, 'id')) continue;
      const id = item['id'];
      if (typeof id !== 'string' || id === '' || id === '__proto__')
        return err({ reason: 'is not an id', place: `${place}.id` });
      const other = taken.get(id);
      if (other !== undefined) return err({ reason: `has the same id as ${other}`, place: `${place}.id` });
      taken.set(id, place);
    }
  }
  const records: [Id, DocumentRecord][] = [];
  for (const { item, kind, place } of found) {
    const id = typeof item['id'] === 'string' ? item['id'] : freshId(item, kind, rowId, taken);
    if (item['id'] === undefined) {
      taken.set(id, place);
      normalising.note(kind, 'id added');
    }
    const record: DocumentRecord = { ...item, id, kind };
    const problem = schemaProblem(processRecordSchemas[kind], record, `a ${kind}`, place);
    if (problem) return err(problem);
    records.push([id, record]);
  }
  return readAttached(attached, Object.fromEntries(records));
}

function readItem(
  value: Json,
  index: number,
  list: ItemList,
  normalising: ProcessNormalising,
): Result<{ item: JsonObject; kind: ProcessRecordKind; place: string }, RowProblem> {
  const place = `${list.place}[${index}]`;
  if (list.usual && typeof value === 'string') {
    normalising.note('trigger', 'written as a plain event name');
    return ok({ item: withTriggerFields({ event: value }, index, normalising), kind: 'trigger', place });
  }
  if (!isJsonObject(value)) return err({ reason: 'is not an object', place });
  const said = Object.hasOwn(value, 'kind') ? value['kind'] : undefined;
  if (said === undefined && list.usual) normalising.note('trigger', 'kind added');
  const kind = said ?? list.usual;
  if (typeof kind !== 'string' || !Object.hasOwn(processRecordSchemas, kind)) {
    const reason = `has a kind that this version does not know: ${JSON.stringify(kind)}`;
    return err({ reason, place: `${place}.kind` });
  }
  const known = kind as ProcessRecordKind;
  const item =
    known === 'trigger' ? withTriggerFields(withEvent(value, normalising), index, normalising) : value;
  return ok({ item, kind: known, place });
}

function withEvent(value: JsonObject, normalising: ProcessNormalising): JsonObject {
  if (Object.hasOwn(value, 'event')) return value;
  const alias = eventAliases.find((key) => Object.hasOwn(value, key) && typeof value[key] === 'string');
  if (!alias) return value;
  const { [alias]: event, ...rest } = value;
  normalising.note('trigger', `${alias} read as event`);
  return { ...rest, event: event ?? null };
}

function withTriggerFields(value: JsonObject, index: number, normalising: ProcessNormalising): JsonObject {
  const usual = { description: null, order: index + 1, layout: { x: 24, y: 24 + index * 80 } } as const;
  const lacking = Object.keys(usual).filter((key) => !Object.hasOwn(value, key));
  if (lacking.length > 0) normalising.note('trigger', `${lacking.join(', ')} added`);
  return { ...usual, ...value };
}

function freshId(item: JsonObject, kind: string, rowId: Id, taken: ReadonlyMap<Id, string>): Id {
  const identity = JSON.stringify([item['event'] ?? item['name'] ?? null]);
  return freeDerivedId(taken, rowId, kind, identity);
}
