import type { Json } from '../../../shared/base/json.ts';
import {
  type FieldType,
  fieldTypes,
  operators,
  type Test,
} from '../../../shared/processes/records/condition.ts';

/** A test with other fields: where its operator or value no longer fits, the nearest that does. */
export function fittedTest(test: Test, fields: Partial<Test>): Test {
  const next = { ...test, ...fields } as Test;
  const type = fieldTypes.find((known) => known === next.type);
  if (!type) return next;
  const known: readonly string[] = operators[type];
  // An operator from elsewhere stays until the type or the operator is chosen anew.
  const operator =
    known.includes(next.operator) || fields.type === undefined ? next.operator : (known[0] ?? next.operator);
  return { ...next, operator, value: fittedValue(type, operator, next.value) };
}

type ValueShape = 'none' | 'list' | 'text' | 'number' | 'yes_no' | 'unclear';

/** What kind of value a test is compared with. */
export function valueShape(type: string, operator: string): ValueShape {
  const known = fieldTypes.find((one) => one === type);
  if (!known || !(operators[known] as readonly string[]).includes(operator)) return 'unclear';
  if (operator === 'known' || operator === 'not_known') return 'none';
  if (operator === 'one_of' || operator === 'none_of') return 'list';
  return known;
}

function fittedValue(type: FieldType, operator: string, value: Json): Json {
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const one = Array.isArray(value) ? (list[0] ?? null) : value;
  switch (valueShape(type, operator)) {
    case 'none':
      return null;
    case 'list':
      if (Array.isArray(value)) return list.filter((item) => typeof item === 'string');
      return typeof value === 'string' && value !== '' ? [value] : [];
    case 'text':
      return typeof one === 'string' ? one : one === null || typeof one === 'object' ? '' : String(one);
    case 'number': {
      const number = typeof one === 'string' && one.trim() !== '' ? Number(one) : one;
      return typeof number === 'number' && Number.isFinite(number) ? number : 0;
    }
    case 'yes_no':
      return typeof one === 'boolean' ? one : true;
    default:
      return value;
  }
}
