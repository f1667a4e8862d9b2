import { expect, test } from 'vitest';
import { e2eSums, vitestSums } from './test-sums.ts';

test('a file that did not load counts as one failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(vitestSums(JSON.stringify(report))).toEqual({ passed: 5, failed: 2 });
});

test('an end-to-end run without tests is a failure', () => {
  expect(e2eSums('{"passed":0,"failed":0}')).toEqual({ passed: 0, failed: 1 });
  expect(e2eSums('{"passed":3,"failed":1}')).toEqual({ passed: 3, failed: 1 });
});
