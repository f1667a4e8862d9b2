import { instantMicros } from '../instant.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const endBeforeStart = experimentRule({
  name: 'end-before-start',
  reason: 'An experiment that ends before it starts runs never.',
  scope: 'header',
  *notice({ header }) {
    const start = instantMicros(header.startDate ?? '');
    const end = instantMicros(header.endDate ?? '');
    if (start === undefined || end === undefined || end > start) return;
    const swap = fixHeader('Swap start and end', (now) => ({
      startDate: now.header.endDate,
      endDate: now.header.startDate,
    }));
    yield {
      severity: 'error',
      record: null,
      field: 'endDate',
      message: end === start ? 'The experiment ends when it starts' : 'The experiment ends before it starts',
      fix: end === start ? null : swap,
    };
  },
  good: () => example([], { startDate: '2026-03-01T09:00:00Z', endDate: '2026-03-01T09:30:00+00:00' }),
  bad: () => example([], { startDate: '2026-03-01T09:00:00Z', endDate: '2026-03-01T09:30:00+01:00' }),
});
