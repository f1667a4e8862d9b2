import { type TestDefect, testDefect } from '../condition-tree.ts';
import type { Test } from '../records/condition.ts';
import { decision } from './example.ts';
import { fixRecord, label, processRule } from './process-rule.ts';

const words = {
  source: 'asks neither the event nor the person',
  field: 'names no field that can be asked: letters, digits, _ and dots',
  type: 'has a field type that is neither text, number nor yes or no',
  operator: 'asks what a field of its type cannot answer',
  value: 'compares with a value that does not fit its field type',
} as const satisfies Record<TestDefect, string>;

export const conditionUndecidable = processRule({
  name: 'condition-undecidable',
  reason: 'A condition whose field type, operator and value do not go together is never true.',
  scope: 'record',
  *notice(process) {
    for (const record of process.conditions) {
      const defect = testDefect(record.test);
      if (!defect) continue;
      const mended = withFittingValue(record.test);
      yield {
        severity: 'error',
        record,
        field: 'test',
        message: `${label(record, process)}: ${words[defect]}`,
        fix:
          mended &&
          fixRecord('Convert the value', record, (now) => {
            const test = withFittingValue(now.test);
            return test && { test };
          }),
      };
    }
  },
  good: () => decision(amountIs(5)),
  bad: () => decision(amountIs('5')),
});

/** The test with its value made what its type says, where that is plain: "5" is the number 5. */
function withFittingValue(test: Test): Test | null {
  if (testDefect(test) !== 'value') return null;
  const { type, operator, value } = test;
  const candidates = [
    operator === 'known' || operator === 'not_known' ? null : undefined,
    typeof value === 'string' && (operator === 'one_of' || operator === 'none_of') ? [value] : undefined,
    type === 'number' && typeof value === 'string' && value.trim() !== '' ? Number(value) : undefined,
    type === 'text' && typeof value === 'number' ? String(value) : undefined,
  ];
  for (const candidate of candidates) {
    if (candidate === undefined || (typeof candidate === 'number' && !Number.isFinite(candidate))) continue;
    const mended: Test = { ...test, value: candidate };
    if (!testDefect(mended)) return mended;
  }
  return null;
}

function amountIs(value: string | number): Test {
  return { source: 'event', field: 'amount', type: 'number', operator: 'is', value };
}
