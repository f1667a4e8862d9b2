import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyJson } from '../../stress/arbitraries/json.ts';
import { facts, process, test } from '../../stress/arbitraries/process.ts';
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts';
import { type ConditionTree, conditionLimits, conditionTree } from './condition-tree.ts';
import { evaluateGroup, evaluateTree, type Verdict } from './evaluate.ts';
import { newProcessHeader, processOf } from './new-process.ts';
import { newCondition, newGroup } from './new-records.ts';
import type { ProcessRecord } from './process.ts';
import { indexProcess } from './process-index.ts';
import type { Test } from './records/condition.ts';
import { logicLimits, runJsonLogic } from './run-json-logic.ts';
import { conditionSentence } from './sentence.ts';
import { jsonLogicOperators, treeToJsonLogic } from './to-json-logic.ts';

interface Case {
  readonly name: string;
  readonly condition: JsonObject;
  readonly event: JsonObject;
  readonly person: JsonObject;
  readonly verdict: Verdict;
}

const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, 'conformance.json'), 'utf8')) as {
  cases: Case[];
};

/** A case's condition as records, so that the whole road is taken. */
function recordsOf(condition: JsonObject) {
  const records: ProcessRecord[] = [];
  let number = 0;
  const newId = () => `r${(number += 1)}`;
  function add(node: JsonObject, parentId: string): void {
    const order = number;
    if (isJsonObject(node['test'])) {
      records.push(newCondition({ groupId: parentId, test: node['test'] as Test, order }, newId));
      return;
    }
    const group = newGroup({ match: node['match'] as string, parentId, order }, newId);
    records.push(group);
    for (const part of node['parts'] as JsonObject[]) add(part, group.id);
  }
  const root = newGroup({ match: 'all' }, () => 'root');
  records.push(root);
  add(condition, root.id);
  return indexProcess(processOf('d', newProcessHeader('A'), records));
}

function treeOf(condition: JsonObject): ConditionTree {
  const tree = conditionTree(recordsOf(condition), 'root');
  if (!tree.ok) throw new Error(tree.error);
  return tree.value;
}

const tree: fc.Arbitrary<ConditionTree> = fc.letrec<{ tree: ConditionTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    { weight: 3, arbitrary: test.map((one): ConditionTree => ({ match: 'test', test: one as Test })) },
    {
      weight: 2,
      arbitrary: fc.record({
        match: fc.constantFrom(...(['all', 'any', 'none'] as const)),
        parts: fc.array(tie('tree'), { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant<ConditionTree>({ match: 'unclear' }) },
  ),
})).tree;

function operatorsIn(rule: Json): string[] {
  if (Array.isArray(rule)) return rule.flatMap(operatorsIn);
  return isJsonObject(rule) ? Object.entries(rule).flatMap(([key, item]) => [key, ...operatorsIn(item)]) : [];
}

describe('conformance.json', () => {
  it.each(cases)('$name', ({ condition, event, person, verdict }) => {
    expect(evaluateGroup(recordsOf(condition), 'root', { event, person })).toBe(verdict);
    const ran = runJsonLogic(treeToJsonLogic(treeOf(condition)), { event, person });
    expect(ran).toEqual({ ok: true, value: verdict === 'true' });
  });

  it('has every verdict and every operator', () => {
    expect(new Set(cases.map(({ verdict }) => verdict)).size).toBe(3);
    expect(cases.length).toBeGreaterThanOrEqual(60);
    const used = new Set(cases.flatMap(({ condition }) => operatorsIn(treeToJsonLogic(treeOf(condition)))));
    expect([...used].toSorted()).toEqual([...jsonLogicOperators].toSorted());
  });
});

describe('evaluation', () => {
  it('the compiled rule is true exactly where the verdict is true', () => {
    let yes = 0;
    fc.assert(
      fc.property(tree, facts, (one, about) => {
        const verdict = evaluateTree(one, about);
        if (verdict === 'true') yes += 1;
        expect(runJsonLogic(treeToJsonLogic(one), about)).toEqual({ ok: true, value: verdict === 'true' });
      }),
      { numRuns: 2000 },
    );
    expect(yes).toBeGreaterThan(100);
  });

  it('of a condition and its negation never both are true', () => {
    fc.assert(
      fc.property(tree, facts, (one, about) => {
        const [verdict, opposite] = [
          evaluateTree(one, about),
          evaluateTree({ match: 'none', parts: [one] }, about),
        ];
        expect(opposite).toBe({ true: 'false', false: 'true', unknown: 'unknown' }[verdict]);
      }),
    );
  });

  it('telling more never turns a decided verdict round', () => {
    fc.assert(
      fc.property(tree, facts, facts, (one, less, more) => {
        const decided = ({ match }: ConditionTree) => match !== 'unclear';
        fc.pre(decided(one) && !/"(not_)?known"/.test(JSON.stringify(one)));
        const known = { event: { ...more.event, ...less.event }, person: { ...more.person, ...less.person } };
        fc.pre(!Object.values({ ...less.event, ...less.person }).includes(null));
        const before = evaluateTree(one, less);
        if (before !== 'unknown') expect(evaluateTree(one, known)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('any group of any process has a verdict and a sentence, circles included', () => {
    fc.assert(
      fc.property(process, facts, (document, about) => {
        const index = indexProcess(document);
        for (const { id } of index.nodes) {
          expect(['true', 'false', 'unknown']).toContain(evaluateGroup(index, id, about));
          const sentence = conditionSentence(index, id);
          expect(sentence).not.toMatch(/undefined|\[object|\n/);
          expect(sentence.length).toBeLessThan(1300);
        }
      }),
    );
  });
});

describe('limits', () => {
  function nested(depth: number) {
    const groups = Array.from({ length: depth }, (_, at) =>
      newGroup({ parentId: at === 0 ? null : `g${at - 1}` }, () => `g${at}`),
    );
    return indexProcess(processOf('d', newProcessHeader('A'), groups));
  }

  it('a tree deeper than the limit is unknown, and an endless one ends', () => {
    const about = { event: {}, person: {} };
    expect(evaluateGroup(nested(conditionLimits.depth), 'g0', about)).toBe('true');
    expect(evaluateGroup(nested(conditionLimits.depth + 1), 'g0', about)).toBe('unknown');
    expect(evaluateGroup(nested(50_000), 'g0', about)).toBe('unknown');
    const circle = [newGroup({ parentId: 'b' }, () => 'a'), newGroup({ parentId: 'a' }, () => 'b')];
    expect(evaluateGroup(indexProcess(processOf('d', newProcessHeader('A'), circle)), 'a', about)).toBe(
      'unknown',
    );
    expect(conditionSentence(nested(50_000), 'g0')).toBe('conditions nested too deep');
  });

  it('a tree with too many conditions is unknown', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => newCondition({ groupId: 'root' }, () => `c${at}`));
    const index = indexProcess(processOf('d', newProcessHeader('A'), [newGroup({}, () => 'root'), ...many]));
    expect(conditionTree(index, 'root')).toEqual({ ok: false, error: 'too-large' });
    expect(conditionSentence(index, 'root')).toBe('too many conditions');
  });

  it('the largest trees compile to rules within the limits of a run', () => {
    const list = Array.from({ length: conditionLimits.list }, (_, at) => `item ${at}`);
    const one: Test = { source: 'event', field: 's', type: 'text', operator: 'none_of', value: list };
    let deep: ConditionTree = {
      match: 'all',
      parts: Array.from({ length: conditionLimits.size - 2 * conditionLimits.depth }, () => ({
        match: 'test',
        test: one,
      })),
    };
    for (let at = 1; at < conditionLimits.depth; at += 1)
      deep = { match: 'all', parts: [deep, { match: 'any', parts: [] }] };
    const ran = runJsonLogic(treeToJsonLogic(deep), { event: { s: 'x' }, person: {} });
    expect(ran).toEqual({ ok: true, value: false });
  });

  it('hostile rules are refused, not run', () => {
    const about = { event: {}, person: {} };
    let deep: Json = true;
    for (let at = 0; at <= logicLimits.depth + 1; at += 1) deep = { '!': [deep] };
    expect(runJsonLogic(deep, about)).toEqual({ ok: false, error: 'too-deep' });
    const wide = { and: Array.from({ length: logicLimits.steps + 1 }, () => true) };
    expect(runJsonLogic(wide, about)).toEqual({ ok: false, error: 'too-costly' });
    expect(runJsonLogic({ method: ['x', 'toString'] }, about)).toEqual({ ok: false, error: 'operator' });
    expect(runJsonLogic({ '==': [1, '1'] }, about)).toEqual({ ok: false, error: 'operator' });
    expect(runJsonLogic({ and: [], or: [] }, about)).toEqual({ ok: false, error: 'operator' });
    fc.assert(
      fc.property(anyJson(), (rule) => {
        expect(() => runJsonLogic(rule, about)).not.toThrow();
      }),
    );
  });
});

describe('conditionSentence', () => {
  const is = (field: string, operator: string, value: Json, type = 'text'): JsonObject => ({
    test: { source: 'person', field, type, operator, value },
  });
  it.each([
    [is('plan', 'is', 'pro'), 'person plan is "pro"'],
    [is('age', 'at_least', 18, 'number'), 'person age is at least 18'],
    [is('blocked', 'is', false, 'yes_no'), 'person blocked is no'],
    [is('country', 'one_of', ['DE', 'FR']), 'person country is one of "DE", "FR"'],
    [is('email', 'not_known', null), 'person email is not known'],
    [
      {
        match: 'all',
        parts: [is('a', 'known', null), { match: 'any', parts: [is('b', 'is', 'x'), is('c', 'is', 'y')] }],
      },
      'person a is known and (person b is "x" or person c is "y")',
    ],
    [{ match: 'none', parts: [is('a', 'known', null)] }, 'not (person a is known)'],
    [
      { match: 'none', parts: [is('a', 'known', null), is('b', 'known', null)] },
      'not (person a is known or person b is known)',
    ],
    [{ match: 'all', parts: [] }, 'always'],
    [{ match: 'any', parts: [] }, 'never'],
  ] as [JsonObject, string][])('%j reads %s', (condition, sentence) => {
    expect(conditionSentence(recordsOf(condition), 'root')).toBe(sentence);
  });
});
