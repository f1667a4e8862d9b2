import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { askedTests } from './asked-fields.ts';
import type { Facts } from './evaluate.ts';
import type { ProcessIndex } from './process-index.ts';
import type { Test } from './records/condition.ts';

/** An event and a person with a value for every field that the conditions ask about, each the one that leads to yes. */
export function exampleFacts(index: ProcessIndex): Facts {
  const facts: Record<'event' | 'person', JsonObject> = { event: {}, person: {} };
  for (const { test, wanted } of askedTests(index)) {
    const value = wanted ? holding(test) : failing(test);
    if (value === undefined) continue;
    const source = test.source === 'person' ? 'person' : 'event';
    facts[source] = withValue(facts[source], test.field.split('.'), value);
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

/** A value for which the test holds; undefined: none at all. */
function holding({ type, operator, value }: Test): Json | undefined {
  switch (operator) {
    case 'is_not':
      return otherThan(value);
    case 'more_than':
      return Number(value) + 1;
    case 'less_than':
      return Number(value) - 1;
    case 'one_of':
      return firstOf(value);
    case 'contains_not':
    case 'none_of':
      return otherText;
    case 'known':
      return anyValue(type);
    case 'not_known':
      return undefined;
    default:
      return value;
  }
}

/** A value for which the test does not hold; undefined: none at all. */
function failing({ type, operator, value }: Test): Json | undefined {
  switch (operator) {
    case 'is':
      return otherThan(value);
    case 'at_least':
      return Number(value) - 1;
    case 'at_most':
      return Number(value) + 1;
    case 'contains':
    case 'one_of':
      return otherText;
    case 'none_of':
      return firstOf(value);
    case 'known':
      return undefined;
    case 'not_known':
      return anyValue(type);
    default:
      return value;
  }
}

const otherText = 'something else';

function otherThan(value: Json): Json {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : otherText;
}

function firstOf(value: Json): Json {
  return Array.isArray(value) ? (value[0] ?? null) : null;
}

function anyValue(type: string): Json {
  return { text: 'anything', number: 1, yes_no: true }[type] ?? null;
}
