import type { Test } from '../../processes/records/condition.ts';
import type { Asked } from '../flow/expression.ts';
import { numberOf, storableText } from '../read-loosely.ts';
import { attribute, childrenNamed, readXml, type XmlElement } from '../read-xml.ts';

const operators: Readonly<Record<string, readonly [text: string, number: string]>> = {
  equal: ['is', 'is'],
  equals: ['is', 'is'],
  is: ['is', 'is'],
  notequal: ['is_not', 'is_not'],
  notequals: ['is_not', 'is_not'],
  greaterthan: ['', 'more_than'],
  greaterthanorequal: ['', 'at_least'],
  lessthan: ['', 'less_than'],
  lessthanorequal: ['', 'at_most'],
  contains: ['contains', ''],
  notcontains: ['contains_not', ''],
  doesnotcontain: ['contains_not', ''],
  exists: ['known', 'known'],
  isnotnull: ['known', 'known'],
  isnull: ['not_known', 'not_known'],
};

/**
 * The filter that a decision split keeps as XML inside its JSON: a FilterDefinition with one set of conditions. null where it is
 * more than that, or no XML.
 */
export function readFilter(text: string): Asked | null {
  const xml = readXml(text);
  if (!xml.ok || xml.value.name !== 'FilterDefinition') return null;
  const sets = childrenNamed(xml.value, 'ConditionSet');
  const [set] = sets;
  if (!set || sets.length > 1) return null;
  const conditions = conditionsIn(set);
  if (conditions === null || conditions.length === 0) return null;
  const tests = conditions.map(testOf);
  const match = attribute(set, 'Operator').toUpperCase() === 'OR' ? 'any' : 'all';
  return tests.every((test) => test !== null) ? { match, tests } : null;
}

/** A set that holds nothing but one other set says what that one says. */
function conditionsIn(set: XmlElement): readonly XmlElement[] | null {
  const inner = childrenNamed(set, 'ConditionSet');
  const own = childrenNamed(set, 'Condition');
  const [only] = inner;
  if (!only) return own;
  return own.length === 0 && inner.length === 1 ? conditionsIn(only) : null;
}

function testOf(condition: XmlElement): Test | null {
  const key = attribute(condition, 'Key');
  const names = operators[attribute(condition, 'Operator').toLowerCase()];
  if (key === '' || !names) return null;
  // 'Event.DEAudience-5e3f….Plan' and 'Contact.Attribute.Profile.Age': the last part is the field.
  const field = storableText(key.split('.').at(-1) ?? key, 100).replaceAll(' ', '_');
  const source = /^(?:event|journey)\./i.test(key) ? 'event' : 'person';
  const value = childrenNamed(condition, 'Value')[0]?.text ?? attribute(condition, 'Value');
  if (names[0] === 'known' || names[0] === 'not_known')
    return { source, field, type: 'text', operator: names[0], value: null };
  if (/^(?:true|false)$/i.test(value) && (names[0] === 'is' || names[0] === 'is_not'))
    return { source, field, type: 'yes_no', operator: names[0], value: /^true$/i.test(value) };
  const number = numberOf(value);
  if (number !== null && names[1] !== '')
    return { source, field, type: 'number', operator: names[1], value: number };
  return names[0] === ''
    ? null
    : { source, field, type: 'text', operator: names[0], value: storableText(value, 500) };
}
