import type { Id } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ProcessIndex } from './process-index.ts';
import { type FieldType, fieldTypes, operators, sources, type Test } from './records/condition.ts';
import { matches } from './records/group.ts';

/** A condition group with all that lies in it, within the limits: what is evaluated, compiled and put into words. */
export type ConditionTree =
  | { readonly match: 'all' | 'any' | 'none'; readonly parts: readonly ConditionTree[] }
  | { readonly match: 'test'; readonly test: Test }
  /** A group whose match nobody knows: neither true nor false. */
  | { readonly match: 'unclear' };

/**
 * Groups within groups, and conditions with their groups under one root. Whatever a document holds, the work on one
 * tree is bounded by these; circles of groups end at the depth.
 */
export const conditionLimits = { depth: 8, size: 500, list: 200 } as const;

export type TreeProblem = 'too-deep' | 'too-large';

/**
 * The tree under a group; under a trigger the tree of its whole filter, which is `all` of what lies in it and is true
 * where nothing does.
 */
export function conditionTree(index: ProcessIndex, id: Id): Result<ConditionTree, TreeProblem> {
  let size = 0;
  function build(at: Id, depth: number): Result<ConditionTree, TreeProblem> {
    const record = index.byId.get(at);
    size += 1;
    if (size > conditionLimits.size) return err('too-large');
    if (record?.kind === 'condition') return ok({ match: 'test', test: record.test });
    if (depth > conditionLimits.depth) return err('too-deep');
    const match = record?.kind === 'group' ? matches.find((one) => one === record.match) : 'all';
    const parts: ConditionTree[] = [];
    for (const part of index.inside(at)) {
      const built = build(part.id, depth + 1);
      if (!built.ok) return built;
      parts.push(built.value);
    }
    return ok(match ? { match, parts } : { match: 'unclear' });
  }
  return build(id, index.byId.get(id)?.kind === 'trigger' ? 0 : 1);
}

/** What is wrong with a test, so that it can never be decided; undefined: nothing. */
export type TestDefect = 'source' | 'field' | 'type' | 'operator' | 'value';

/** Keys with dots between. Names that languages answer for every text or object (`length`) are refused: engines differ. */
const fieldPattern = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;
const inheritedNames = new Set(['length', 'constructor', 'prototype', '__proto__', 'toString', 'valueOf']);

export function testDefect(test: Test): TestDefect | undefined {
  if (!sources.some((source) => source === test.source)) return 'source';
  if (test.field.length > 200 || !fieldPattern.test(test.field)) return 'field';
  if (test.field.split('.').some((key) => inheritedNames.has(key) || key in Object.prototype)) return 'field';
  const type = fieldTypes.find((known) => known === test.type);
  if (!type) return 'type';
  if (!(operators[type] as readonly string[]).includes(test.operator)) return 'operator';
  return valueFits(type, test.operator, test.value) ? undefined : 'value';
}

function valueFits(type: FieldType, operator: string, value: Json): boolean {
  if (operator === 'known' || operator === 'not_known') return value === null;
  if (operator === 'one_of' || operator === 'none_of') {
    if (!Array.isArray(value) || value.length === 0 || value.length > conditionLimits.list) return false;
    return value.every((item) => typeof item === 'string');
  }
  return typeof value === { text: 'string', number: 'number', yes_no: 'boolean' }[type];
}
