import type { Id } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import { cutText, numberInWords } from '../documents/in-words.ts';
import { type ConditionTree, conditionTree } from './condition-tree.ts';
import type { ProcessIndex } from './process-index.ts';
import type { Test } from './records/condition.ts';

/** Longest sentence, in code points; a longer one ends with an ellipsis. */
const longestSentence = 600;

/** How each comparison reads between a field and a value. */
export const operatorWords: Readonly<Record<string, string>> = {
  is: 'is',
  is_not: 'is not',
  contains: 'contains',
  contains_not: 'does not contain',
  one_of: 'is one of',
  none_of: 'is none of',
  known: 'is known',
  not_known: 'is not known',
  more_than: 'is more than',
  at_least: 'is at least',
  less_than: 'is less than',
  at_most: 'is at most',
};

/**
 * A group, or a trigger's filter, as one English sentence without a full stop: 'event amount is more than 100 and (person
 * plan is "pro" or person country is "DE")'. For people only: nothing reads it back.
 */
export function conditionSentence(index: ProcessIndex, id: Id): string {
  const tree = conditionTree(index, id);
  if (!tree.ok) return tree.error === 'too-deep' ? 'conditions nested too deep' : 'too many conditions';
  return cutText(treeSentence(tree.value, false), longestSentence);
}

function treeSentence(tree: ConditionTree, nested: boolean): string {
  if (tree.match === 'unclear') return 'something unclear';
  if (tree.match === 'test') return testSentence(tree.test);
  const [first, ...others] = tree.parts;
  if (!first) return tree.match === 'any' ? 'never' : 'always';
  if (tree.match === 'none') {
    const parts = tree.parts.map((part) => treeSentence(part, true)).join(' or ');
    return `not (${others.length === 0 ? treeSentence(first, false) : parts})`;
  }
  if (others.length === 0) return treeSentence(first, nested);
  const joined = tree.parts
    .map((part) => treeSentence(part, true))
    .join(tree.match === 'all' ? ' and ' : ' or ');
  return nested ? `(${joined})` : joined;
}

export function testSentence({ source, field, operator, value }: Test): string {
  const subject = `${source} ${field === '' ? 'field without a name' : field}`.trim();
  const verb = Object.hasOwn(operatorWords, operator) ? operatorWords[operator] : `"${operator}"`;
  if (operator === 'known' || operator === 'not_known') return `${subject} ${verb}`;
  return `${subject} ${verb} ${valueSentence(value)}`;
}

function valueSentence(value: Json): string {
  if (value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberInWords(value);
  if (typeof value === 'string') return `"${cutText(value, 80)}"`;
  if (!Array.isArray(value)) return cutText(JSON.stringify(value), 80);
  const shown = value.slice(0, 5).map(valueSentence);
  return value.length > 5
    ? `${shown.join(', ')} and ${value.length - 5} more`
    : shown.join(', ') || 'nothing';
}
