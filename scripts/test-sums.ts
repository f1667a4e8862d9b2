export interface Sums {
  readonly passed: number;
  readonly failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Reads vitest's JSON report. A file that failed before its tests (it did not load) counts as one failure. */
export function vitestSums(text: string): Sums {
  const report = JSON.parse(text) as VitestReport;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Reads what the end-to-end reporter wrote. A run without a single test proves nothing and counts as a failure. */
export function e2eSums(text: string): Sums {
  const { passed, failed } = JSON.parse(text) as Sums;
  return { passed, failed: passed + failed === 0 ? 1 : failed };
}
