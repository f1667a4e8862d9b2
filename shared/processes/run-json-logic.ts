import { isJsonObject, type Json } from '../base/json.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Facts } from './evaluate.ts';
import { jsonLogicOperators } from './to-json-logic.ts';

/** Why a rule was not run to its end. */
export type LogicProblem = 'operator' | 'too-costly' | 'too-deep';

/** Deeper than any rule that our trees compile to, and more steps than the largest of them takes. */
export const logicLimits = { depth: 48, steps: 500_000 } as const;

/**
 * Runs a rule of the JsonLogic subset that processes are published with, as an engine does: a judge of what was
 * compiled, and a dry run of what production holds. Operators beyond the list are refused, not guessed. Never throws.
 */
export function runJsonLogic(rule: Json, facts: Facts): Result<boolean, LogicProblem> {
  let steps = 0;
  let problem: LogicProblem | undefined;

  function stop(reason: LogicProblem): null {
    problem ??= reason;
    return null;
  }
  function run(at: Json, depth: number): Json {
    if (problem) return null;
    steps += 1;
    if (steps > logicLimits.steps) return stop('too-costly');
    if (depth > logicLimits.depth) return stop('too-deep');
    if (!isJsonObject(at)) return at;
    const [operator = '', ...others] = Object.keys(at);
    if (others.length > 0 || !(jsonLogicOperators as readonly string[]).includes(operator))
      return stop('operator');
    const given = at[operator] ?? null;
    const operands: readonly Json[] = Array.isArray(given) ? given : [given];
    if (operator === 'and' || operator === 'or') {
      let last: Json = operator === 'and';
      for (const operand of operands) {
        last = run(operand, depth + 1);
        if (isTruthy(last) === (operator === 'or')) return last;
      }
      return last;
    }
    const values = operands.map((operand) => run(operand, depth + 1));
    return problem ? null : apply(operator, values, facts);
  }

  const result = run(rule, 0);
  return problem ? err(problem) : ok(isTruthy(result));
}

function apply(operator: string, values: readonly Json[], facts: Facts): Json {
  const [a = null, b = null] = values;
  switch (operator) {
    case 'var':
      return typeof a === 'string' ? valueAt(facts, a) : null;
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '!':
      return !isTruthy(a);
    case 'in':
      return typeof a === 'string' && typeof b === 'string' && b.includes(a);
    case 'cat':
      return typeof a === 'object' ? '' : String(a);
    case '+':
      return typeof a === 'number' ? a : 0;
    default:
      return typeof a === 'number' && typeof b === 'number' && compare(operator, a, b);
  }
}

function compare(operator: string, a: number, b: number): boolean {
  if (operator === '>') return a > b;
  if (operator === '>=') return a >= b;
  return operator === '<' ? a < b : a <= b;
}

function valueAt(facts: Facts, path: string): Json {
  let at: Json = { event: facts.event, person: facts.person };
  for (const key of path.split('.')) {
    if (!isJsonObject(at) || !Object.hasOwn(at, key)) return null;
    at = at[key] ?? null;
  }
  return at;
}

/** As jsonlogic.com says: an empty list is false. */
function isTruthy(value: Json): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
