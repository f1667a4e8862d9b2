import { instantMicros } from '../instant.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const dateUnreadable = experimentRule({
  name: 'date-unreadable',
  reason:
    'A date without its zone is another moment on another computer, and production refuses what is no date.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    for (const field of ['startDate', 'endDate'] as const) {
      const text = header[field];
      if (text === null || text === undefined || instantMicros(text) !== undefined) continue;
      const asUtc = [`${text}Z`, `${text}T00:00:00Z`].find((guess) => instantMicros(guess) !== undefined);
      yield {
        severity: 'error',
        record: null,
        field,
        message: `The ${names[field]} ${JSON.stringify(text)} is no date with time and zone`,
        fix: asUtc === undefined ? null : fixHeader('Read it as UTC', () => ({ [field]: asUtc })),
      };
    }
  },
  good: () => example([], { startDate: '2026-03-01T09:00:00+01:00' }),
  bad: () => example([], { startDate: '2026-03-01' }),
});

const names = { startDate: 'start', endDate: 'end' } as const;
