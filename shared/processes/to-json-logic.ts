import type { Json, JsonObject } from '../base/json.ts';
import { type ConditionTree, testDefect } from './condition-tree.ts';
import type { Test } from './records/condition.ts';

/**
 * The JsonLogic (jsonlogic.com) that is true exactly where a condition tree is `true`, and false where it is `false` or
 * `unknown`, on `{ event, person }`. Negation is pushed down to the tests, and every negated test first asks for the
 * field's type, so that a missing field is never taken for "is not". Only these operators occur; equality is `===` and
 * `!==` alone, so no engine's idea of "equal enough" matters:
 */
export const jsonLogicOperators = [
  'and',
  'or',
  '===',
  '!==',
  '>',
  '>=',
  '<',
  '<=',
  'in',
  '!',
  'cat',
  '+',
  'var',
] as const;

export function treeToJsonLogic(tree: ConditionTree): Json {
  return wanted(tree, true);
}

/** The rule that holds where the tree is certainly true, or certainly false. */
function wanted(tree: ConditionTree, truth: boolean): Json {
  if (tree.match === 'unclear') return false;
  if (tree.match === 'test') return testToJsonLogic(tree.test, truth);
  const rules = tree.parts.map((part) => wanted(part, tree.match === 'none' ? !truth : truth));
  return join(tree.match === 'any' ? !truth : truth, rules);
}

/** Of nothing, and of one, no engine has to decide: written out. */
function join(all: boolean, rules: readonly Json[]): Json {
  const [first] = rules;
  if (first === undefined) return all;
  return rules.length === 1 ? first : { [all ? 'and' : 'or']: rules };
}

function testToJsonLogic(test: Test, truth: boolean): Json {
  if (testDefect(test)) return false;
  const field: JsonObject = { var: `${test.source}.${test.field}` };
  if (test.operator === 'known' || test.operator === 'not_known') {
    return { [(test.operator === 'known') === truth ? '!==' : '===']: [field, null] };
  }
  const negated = ['is_not', 'contains_not', 'none_of'].includes(test.operator);
  const comparison = negated === truth ? negative(test, field) : positive(test, field);
  return { and: [...isOfType(test.type, field), comparison] };
}

/**
 * A text is what stays itself when it is made a text; a number likewise, asked only of what is no text, for engines that
 * throw at the number of "abc"; a boolean is one of two. Nothing is asked for first, for engines that throw at its text.
 */
function isOfType(type: string, field: JsonObject): readonly JsonObject[] {
  if (type === 'yes_no') return [{ or: [{ '===': [field, true] }, { '===': [field, false] }] }];
  const known = { '!==': [field, null] };
  if (type === 'text') return [known, { '===': [{ cat: [field] }, field] }];
  return [known, { '!==': [{ cat: [field] }, field] }, { '===': [{ '+': [field] }, field] }];
}

function positive({ operator, value }: Test, field: JsonObject): Json {
  switch (operator) {
    case 'contains':
    case 'contains_not':
      return holds(value, field);
    case 'one_of':
    case 'none_of':
      return join(
        false,
        (value as readonly Json[]).map((item) => ({ '===': [field, item] })),
      );
    case 'more_than':
      return { '>': [field, value] };
    case 'at_least':
      return { '>=': [field, value] };
    case 'less_than':
      return { '<': [field, value] };
    case 'at_most':
      return { '<=': [field, value] };
    default:
      return { '===': [field, value] };
  }
}

/** Every text holds the empty one, also the empty text, of which engines do not agree. */
function holds(value: Json, field: JsonObject): Json {
  return value === '' ? true : { in: [value, field] };
}

function negative({ operator, value }: Test, field: JsonObject): Json {
  switch (operator) {
    case 'contains':
    case 'contains_not':
      return value === '' ? false : { '!': [holds(value, field)] };
    case 'one_of':
    case 'none_of':
      return join(
        true,
        (value as readonly Json[]).map((item) => ({ '!==': [field, item] })),
      );
    case 'more_than':
      return { '<=': [field, value] };
    case 'at_least':
      return { '<': [field, value] };
    case 'less_than':
      return { '>=': [field, value] };
    case 'at_most':
      return { '>': [field, value] };
    default:
      return { '!==': [field, value] };
  }
}
