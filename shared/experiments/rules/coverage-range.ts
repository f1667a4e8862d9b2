import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const coverageRange = experimentRule({
  name: 'coverage-range',
  reason: 'Coverage is a part of the audience: more than none, at most all of it.',
  scope: 'header',
  *notice({ header }) {
    const { coverage } = header;
    if (coverage === null || coverage === undefined || (coverage > 0 && coverage <= 100)) return;
    yield {
      severity: 'error',
      record: null,
      field: 'coverage',
      message: `The coverage is ${coverage} percent; it must be more than 0 and at most 100`,
      fix: fixHeader('Set to 100 percent', () => ({ coverage: 100 })),
    };
  },
  good: () => example([], { coverage: 0.5 }),
  bad: () => example([], { coverage: 120 }),
});
