import { numberInWords } from '../../documents/in-words.ts';
import { priorityRange } from '../process.ts';
import { example } from './example.ts';
import { fixHeader, processRule } from './process-rule.ts';

const { least, most } = priorityRange;

export const priorityOutOfRange = processRule({
  name: 'priority-out-of-range',
  reason: 'Production refuses a priority that is no whole number from 1 to 10.',
  scope: 'header',
  mayLower: false,
  *notice({ header: { priority } }) {
    if (priority === null || nearest(priority) === priority) return;
    yield {
      severity: 'error',
      record: null,
      field: 'priority',
      message: `The priority ${numberInWords(priority)} is no whole number from ${least} to ${most}`,
      fix: fixHeader(`Set to ${nearest(priority)}`, 'priority', (now) => nearest(now.priority ?? least)),
    };
  },
  good: () => example([], { priority: 10 }),
  bad: () => example([], { priority: 11 }),
});

function nearest(priority: number): number {
  return Math.min(most, Math.max(least, Math.round(priority)));
}
