import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import { describe, expect, it } from 'vitest';
import { facts, test } from '../../stress/arbitraries/process.ts';
import { isJsonObject, type JsonObject } from '../base/json.ts';
import type { ConditionTree } from './condition-tree.ts';
import { evaluateTree, type Verdict } from './evaluate.ts';
import type { Test } from './records/condition.ts';
import { treeToJsonLogic } from './to-json-logic.ts';

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

/** An engine by others, as somebody who runs our rules would take one. */
const engine = new LogicEngine();

function treeOf(condition: JsonObject): ConditionTree {
  if (isJsonObject(condition['test'])) return { match: 'test', test: condition['test'] as Test };
  const parts = (condition['parts'] as JsonObject[]).map(treeOf);
  const match = condition['match'];
  return match === 'all' || match === 'any' || match === 'none' ? { match, parts } : { match: 'unclear' };
}

describe('an engine by others', () => {
  it.each(cases)('decides as we do: $name', ({ condition, event, person, verdict }) => {
    const rule = treeToJsonLogic(treeOf(condition));
    expect(Boolean(engine.run(rule, { event, person }))).toBe(verdict === 'true');
  });

  it('decides as we do on any tests and facts', () => {
    const tree = fc
      .tuple(fc.constantFrom(...(['all', 'any', 'none'] as const)), fc.array(test, { maxLength: 3 }))
      .map(
        ([match, tests]): ConditionTree => ({
          match,
          parts: tests.map((one) => ({ match: 'test', test: one as Test })),
        }),
      );
    fc.assert(
      fc.property(tree, facts, (one, about) => {
        // This engine answers 0 for what it is asked for inside of 0; the facts of a process hold no such thing.
        fc.pre(
          ![about.event, about.person].some(
            ({ nested }) => nested === 0 || nested === '' || nested === false,
          ),
        );
        const decided = Boolean(engine.run(treeToJsonLogic(one), about));
        expect(decided).toBe(evaluateTree(one, about) === 'true');
      }),
      { numRuns: 500 },
    );
  });
});
