import { sampleSizeLimit } from '../experiment.ts';
import { example } from './example.ts';
import { experimentRule, fixHeader } from './experiment-rule.ts';

export const sampleSizeRange = experimentRule({
  name: 'sample-size-range',
  reason: 'The minimum sample size is a whole number of people that production can hold.',
  scope: 'header',
  mayLower: false,
  *notice({ header }) {
    const size = header.minimumSampleSize;
    if (size === null || size === undefined || (size >= 1 && size <= sampleSizeLimit)) return;
    yield {
      severity: 'error',
      record: null,
      field: 'minimumSampleSize',
      message: `The minimum sample size ${size} is not between 1 and ${sampleSizeLimit}`,
      fix: fixHeader('Set to 1000', () => ({ minimumSampleSize: 1000 })),
    };
  },
  good: () => example([], { minimumSampleSize: 1 }),
  bad: () => example([], { minimumSampleSize: 0 }),
});
