import { testDefect } from '../condition-tree.ts';
import type { Test } from '../records/condition.ts';
import { decision } from './example.ts';
import { label, processRule } from './process-rule.ts';

export const fieldTypeConflict = processRule({
  name: 'field-type-conflict',
  reason: 'A field has one type: asked as two, at least one of the conditions is never true.',
  *notice(process) {
    const types = new Map<string, string>();
    for (const record of process.conditions) {
      const { test } = record;
      if (testDefect(test) || test.operator === 'known' || test.operator === 'not_known') continue;
      const field = `${test.source} ${test.field}`;
      const before = types.get(field);
      if (before === undefined) types.set(field, test.type);
      if (before === undefined || before === test.type) continue;
      yield {
        severity: 'warning',
        record,
        field: 'test',
        message: `${label(record, process)} takes ${field} for ${words[test.type] ?? test.type}, another condition for ${words[before] ?? before}`,
      };
    }
  },
  good: () => decision(asked('number', 5), asked('number', 6)),
  bad: () => decision(asked('number', 5), asked('text', '6')),
});

const words: Readonly<Record<string, string>> = { text: 'a text', number: 'a number', yes_no: 'a yes or no' };

function asked(type: string, value: string | number): Test {
  return { source: 'event', field: 'amount', type, operator: 'is', value };
}
