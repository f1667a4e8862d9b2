import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { testDefect } from './condition-tree.ts';
import type { Facts } from './evaluate.ts';
import type { ProcessIndex } from './process-index.ts';
import type { Test } from './records/condition.ts';

/** An event and a person with a value for every field that the conditions ask about, each the one that its test wants. */
export function exampleFacts(index: ProcessIndex): Facts {
  const facts: Record<'event' | 'person', JsonObject> = { event: {}, person: {} };
  for (const { test } of index.conditions) {
    if (testDefect(test) || test.operator === 'not_known') continue;
    const source = test.source === 'person' ? 'person' : 'event';
    facts[source] = withValue(facts[source], test.field.split('.'), wantedBy(test));
  }
  return facts;
}

/** The first test about a field decides; what lies on its way and is no object stays. */
function withValue(into: JsonObject, [key = '', ...rest]: readonly string[], value: Json): JsonObject {
  const old = Object.hasOwn(into, key) ? (into[key] ?? null) : undefined;
  if (rest.length === 0) return old === undefined ? { ...into, [key]: value } : into;
  if (old !== undefined && !isJsonObject(old)) return into;
  return { ...into, [key]: withValue(old ?? {}, rest, value) };
}

function wantedBy({ type, operator, value }: Test): Json {
  switch (operator) {
    case 'is_not':
      return typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : 'something else';
    case 'more_than':
      return Number(value) + 1;
    case 'less_than':
      return Number(value) - 1;
    case 'one_of':
      return Array.isArray(value) ? (value[0] ?? null) : null;
    case 'contains_not':
    case 'none_of':
      return 'something else';
    case 'known':
      return { text: 'anything', number: 1, yes_no: true }[type] ?? null;
    default:
      return value;
  }
}
