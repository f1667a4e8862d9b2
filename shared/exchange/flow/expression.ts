import type { Test } from '../../processes/records/condition.ts';
import { storableText } from '../read-loosely.ts';

export interface Asked {
  readonly match: 'all' | 'any';
  readonly tests: readonly Test[];
}

const numberOperators: Readonly<Record<string, string>> = {
  '=': 'is',
  '!=': 'is_not',
  '>': 'more_than',
  '>=': 'at_least',
  '<': 'less_than',
  '<=': 'at_most',
};
const spellings: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  eq: '=',
  '!==': '!=',
  '<>': '!=',
  ne: '!=',
  gt: '>',
  ge: '>=',
  gte: '>=',
  lt: '<',
  le: '<=',
  lte: '<=',
};
const comparison =
  /^([A-Za-z_][\w.-]*)\s*(===?|!==?|<>|>=|<=|=|>|<|\b(?:eq|ne|gte?|lte?|ge|le)\b)\s*("[^"]*"|'[^']*'|-?\d+(?:\.\d+)?|true|false|null)$/i;
const yesOrNo = /^(!|not\s+)?\(?([A-Za-z_][\w.-]*)\)?$/i;

/**
 * Reads a condition of another program ('${amount > 100 && approved}', '=status = "new"') where it is made of simple
 * comparisons joined by one of and, or; null where it is more than that.
 */
export function readExpression(text: string): Asked | null {
  const bare = stripped(text);
  if (bare === '' || bare.length > 1_000) return null;
  const byAnd = bare.split(/\s*&&\s*|\s+and\s+/i);
  const byOr = bare.split(/\s*\|\|\s*|\s+or\s+/i);
  if (byAnd.length > 1 && byOr.length > 1) return null;
  const match = byOr.length > 1 ? 'any' : 'all';
  const tests = (match === 'any' ? byOr : byAnd).map((part) => readComparison(stripped(part)));
  return tests.every((test) => test !== null) ? { match, tests } : null;
}

function readComparison(text: string): Test | null {
  const compared = comparison.exec(text);
  if (compared) {
    const [, path = '', sign = '', literal = ''] = compared;
    return testOf(path, spellings[sign.toLowerCase()] ?? sign, literal);
  }
  const flag = yesOrNo.exec(text);
  if (!flag || /^(?:true|false|null|and|or)$/i.test(flag[2] ?? '')) return null;
  return { ...fieldOf(flag[2] ?? ''), type: 'yes_no', operator: 'is', value: flag[1] === undefined };
}

function testOf(path: string, sign: string, literal: string): Test | null {
  const field = fieldOf(path);
  if (/^null$/i.test(literal)) {
    if (sign !== '=' && sign !== '!=') return null;
    return { ...field, type: 'text', operator: sign === '=' ? 'not_known' : 'known', value: null };
  }
  if (/^(?:true|false)$/i.test(literal)) {
    if (sign !== '=' && sign !== '!=') return null;
    const value = literal.toLowerCase() === 'true';
    return { ...field, type: 'yes_no', operator: sign === '=' ? 'is' : 'is_not', value };
  }
  if (/^["']/.test(literal)) {
    if (sign !== '=' && sign !== '!=') return null;
    const value = storableText(literal.slice(1, -1), 200);
    return { ...field, type: 'text', operator: sign === '=' ? 'is' : 'is_not', value };
  }
  const operator = numberOperators[sign];
  return operator === undefined ? null : { ...field, type: 'number', operator, value: Number(literal) };
}

const people = /^(?:person|contact|user|customer|lead|profile)\./i;

function fieldOf(path: string): { readonly source: string; readonly field: string } {
  const field = path.replaceAll('-', '_');
  return people.test(field)
    ? { source: 'person', field: field.replace(people, '') }
    : { source: 'event', field: field.replace(/^event\./i, '') };
}

/** Without what marks an expression as one, and without brackets around all of it. */
function stripped(text: string): string {
  let bare = text.trim();
  const wrapped = /^[$#]\{([\s\S]*)\}$/.exec(bare);
  if (wrapped) bare = (wrapped[1] ?? '').trim();
  if (bare.startsWith('=') && !bare.startsWith('==')) bare = bare.slice(1).trim();
  while (/^\([^()]*\)$/.test(bare)) bare = bare.slice(1, -1).trim();
  return bare;
}
