import { assertNever } from '../base/assert-never.ts';
import type { Id } from '../base/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { type ConditionTree, conditionTree, testDefect } from './condition-tree.ts';
import type { ProcessIndex } from './process-index.ts';
import type { Test } from './records/condition.ts';

/** What the conditions are asked about. */
export interface Facts {
  readonly event: JsonObject;
  readonly person: JsonObject;
}

/**
 * Three values after Kleene (1952): `unknown` where the field is missing, null or of another type than the test says,
 * and where the test itself cannot be decided. A decision is taken by `yes` only where its group is `true`; `unknown`
 * goes the way of `no`, also under a `none` group: not knowing is never taken for a fact. `known` and `not_known` are
 * always decided.
 */
export type Verdict = 'true' | 'false' | 'unknown';

/** The verdict of a group, or of a trigger's whole filter. Beyond the limits of a tree: unknown. Never throws. */
export function evaluateGroup(index: ProcessIndex, id: Id, facts: Facts): Verdict {
  const tree = conditionTree(index, id);
  return tree.ok ? evaluateTree(tree.value, facts) : 'unknown';
}

export function evaluateTree(tree: ConditionTree, facts: Facts): Verdict {
  switch (tree.match) {
    case 'test':
      return evaluateTest(tree.test, facts);
    case 'all':
      return opposite(anyOf(tree.parts, (part) => opposite(evaluateTree(part, facts))));
    case 'any':
      return anyOf(tree.parts, (part) => evaluateTree(part, facts));
    case 'none':
      return opposite(anyOf(tree.parts, (part) => evaluateTree(part, facts)));
    case 'unclear':
      return 'unknown';
    default:
      return assertNever(tree);
  }
}

function anyOf(parts: readonly ConditionTree[], verdictOf: (part: ConditionTree) => Verdict): Verdict {
  let verdict: Verdict = 'false';
  for (const part of parts) {
    const one = verdictOf(part);
    if (one === 'true') return one;
    if (one === 'unknown') verdict = one;
  }
  return verdict;
}

function opposite(verdict: Verdict): Verdict {
  if (verdict === 'unknown') return verdict;
  return verdict === 'true' ? 'false' : 'true';
}

export function evaluateTest(test: Test, facts: Facts): Verdict {
  if (testDefect(test)) return 'unknown';
  const found = factAt(facts, test.source as keyof Facts, test.field);
  if (test.operator === 'known') return found === null ? 'false' : 'true';
  if (test.operator === 'not_known') return found === null ? 'true' : 'false';
  const holds = comparison(test, found);
  if (holds === undefined) return 'unknown';
  return holds ? 'true' : 'false';
}

/** undefined: the field is not of the type that the test says. */
function comparison({ type, operator, value }: Test, found: Json): boolean | undefined {
  if (typeof found !== { text: 'string', number: 'number', yes_no: 'boolean' }[type]) return undefined;
  const text = typeof found === 'string' ? found : '';
  const part = typeof value === 'string' ? value : '';
  const [number, bound] = [Number(found), Number(value)];
  switch (operator) {
    case 'is':
      return found === value;
    case 'is_not':
      return found !== value;
    case 'contains':
      return text.includes(part);
    case 'contains_not':
      return !text.includes(part);
    case 'one_of':
      return Array.isArray(value) && value.includes(found);
    case 'none_of':
      return Array.isArray(value) && !value.includes(found);
    case 'more_than':
      return number > bound;
    case 'at_least':
      return number >= bound;
    case 'less_than':
      return number < bound;
    case 'at_most':
      return number <= bound;
    default:
      return undefined;
  }
}

/** The value at a path of keys; null where there is none. Only objects are walked into, and only their own keys. */
export function factAt(facts: Facts, source: keyof Facts, field: string): Json {
  let at: Json = facts[source];
  for (const key of field.split('.')) {
    if (!isJsonObject(at) || !Object.hasOwn(at, key)) return null;
    at = at[key] ?? null;
  }
  return at;
}
