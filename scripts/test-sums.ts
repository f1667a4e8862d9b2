export interface Sums {
  readonly passed: number;
  readonly failed: number;
  /** What failed, each with its file and the first line of why. */
  readonly failures: readonly string[];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** Reads vitest's JSON report. A file that failed before its tests (it did not load) counts as one failure. */
export function vitestSums(text: string): Sums {
  const report = JSON.parse(text) as VitestReport;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((assertion) => assertion.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [failure(name, '', message)];
    return failed.map(({ fullName, failureMessages }) => failure(name, ` ${fullName}`, failureMessages?.[0]));
  });
  return { passed: report.numPassedTests, failed: failures.length, failures };
}

/** Reads what the end-to-end reporter wrote. A run without a single test proves nothing and counts as a failure. */
export function e2eSums(text: string): Sums {
  const { passed, failed, failures } = JSON.parse(text) as Sums;
  return { passed, failed: passed + failed === 0 ? 1 : failed, failures };
}

function failure(file: string, title: string, message = ''): string {
  const why = message.trim().split('\n', 1)[0];
  return `${file}${title}${why ? `: ${why}` : ''}`;
}
