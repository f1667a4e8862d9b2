import { numberInWords } from '../../documents/in-words.ts';
import { minutesLimit } from '../process.ts';
import { example } from './example.ts';
import { fixHeader, processRule } from './process-rule.ts';

export const executionTimeOutOfRange = processRule({
  name: 'execution-time-out-of-range',
  reason: 'The maximum execution time is a whole number of minutes, at least one, that its column can hold.',
  scope: 'header',
  mayLower: false,
  *notice({ header: { maxExecutionTimeMinutes: minutes } }) {
    if (minutes === null || nearest(minutes) === minutes) return;
    yield {
      severity: 'error',
      record: null,
      field: 'maxExecutionTimeMinutes',
      message: `The maximum execution time of ${numberInWords(minutes)} minutes is no whole number from 1 to ${minutesLimit}`,
      fix: fixHeader(`Set to ${nearest(minutes)}`, 'maxExecutionTimeMinutes', (now) =>
        nearest(now.maxExecutionTimeMinutes ?? 1),
      ),
    };
  },
  good: () => example([], { maxExecutionTimeMinutes: 1 }),
  bad: () => example([], { maxExecutionTimeMinutes: 0 }),
});

function nearest(minutes: number): number {
  return Math.min(minutesLimit, Math.max(1, Math.round(minutes)));
}
