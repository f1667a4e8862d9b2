import { expect, test } from 'vitest';
import { e2eSums, vitestSums } from './test-sums.ts';

test('what failed is named with why, and a file that did not load counts as one failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [
      { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'is well' }] },
      {
        name: 'b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'adds', failureMessages: ['Error: 3 is not 4\n    at b.test.ts:7'] },
          { status: 'passed', fullName: 'takes away' },
        ],
      },
      { name: 'c.test.ts', status: 'failed', message: 'no such module\nfrom c', assertionResults: [] },
    ],
  };
  expect(vitestSums(JSON.stringify(report))).toEqual({
    passed: 5,
    failed: 2,
    failures: ['b.test.ts adds: Error: 3 is not 4', 'c.test.ts: no such module'],
  });
});

test('an end-to-end run without tests is a failure', () => {
  expect(e2eSums('{"passed":0,"failed":0,"failures":[]}')).toEqual({ passed: 0, failed: 1, failures: [] });
  const failures = ['app/some.spec.ts:7 fails'];
  expect(e2eSums(JSON.stringify({ passed: 3, failed: 1, failures }))).toEqual({
    passed: 3,
    failed: 1,
    failures,
  });
});
