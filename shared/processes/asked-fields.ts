import type { Id } from '../base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { testDefect } from './condition-tree.ts';
import type { Facts } from './evaluate.ts';
import type { ProcessIndex } from './process-index.ts';
import type { FieldType, Test } from './records/condition.ts';

/** A field that conditions ask about. */
export interface AskedField {
  readonly source: keyof Facts;
  /** Keys with dots between: `invoice.amount`. */
  readonly field: string;
  /** As the first condition about it has it. */
  readonly type: FieldType;
  /** The texts that conditions compare it with, each once. */
  readonly texts: readonly string[];
}

export interface AskedTest {
  readonly test: Test;
  /** Whether the test has to hold, for all to go the way of yes: not within a `none` group. */
  readonly wanted: boolean;
}

/** Every decidable test that triggers and decisions ask, once, as the roads come by them. Groups in circles end. */
export function askedTests(index: ProcessIndex): readonly AskedTest[] {
  const tests: AskedTest[] = [];
  const seen = new Set<Id>();
  const open = alongRoads(index)
    .map((id) => ({ id, wanted: true }))
    .toReversed();
  for (let at = open.pop(); at; at = open.pop()) {
    if (seen.has(at.id)) continue;
    seen.add(at.id);
    const record = index.byId.get(at.id);
    if (record?.kind === 'condition' && !testDefect(record.test))
      tests.push({ test: record.test, wanted: at.wanted });
    const wanted = record?.kind === 'group' && record.match === 'none' ? !at.wanted : at.wanted;
    for (const { id } of index.inside(at.id).toReversed()) open.push({ id, wanted });
  }
  return tests;
}

/** Triggers, what they lead to, and so on; at last what nothing leads to. */
function alongRoads(index: ProcessIndex): readonly Id[] {
  const found = new Set<Id>(index.triggers.map(({ id }) => id));
  // A set is walked also over what comes to it on the way.
  for (const id of found) for (const { to } of index.outOf(id)) found.add(to);
  for (const { id } of index.nodes) found.add(id);
  return [...found];
}

/** Every field that the conditions of a process ask about, once. */
export function askedFields(index: ProcessIndex): readonly AskedField[] {
  const fields = new Map<string, AskedField>();
  for (const { test } of askedTests(index)) {
    const key = `${test.source} ${test.field}`;
    const known = fields.get(key);
    fields.set(key, {
      source: test.source as keyof Facts,
      field: test.field,
      type: known?.type ?? (test.type as FieldType),
      texts: [...new Set([...(known?.texts ?? []), ...textsIn(test.value)])],
    });
  }
  return [...fields.values()];
}

/** The facts with another value at a field; undefined takes the field away, and what holds nothing without it. */
export function withFact(facts: Facts, source: keyof Facts, field: string, value: Json | undefined): Facts {
  return { ...facts, [source]: withValue(facts[source], field.split('.'), value) };
}

function withValue(
  into: JsonObject,
  [key = '', ...rest]: readonly string[],
  value: Json | undefined,
): JsonObject {
  const old = Object.hasOwn(into, key) ? into[key] : undefined;
  const inner = rest.length === 0 ? value : withValue(isJsonObject(old) ? old : {}, rest, value);
  if (inner !== undefined && !(value === undefined && isEmpty(inner))) return { ...into, [key]: inner };
  return Object.fromEntries(Object.entries(into).filter(([name]) => name !== key));
}

function isEmpty(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
