import { dirname, relative } from 'node:path';

const root = dirname(import.meta.dirname);

export interface Sums {
  readonly passed: number;
  readonly failed: number;
  /** What failed, each with its file and why. */
  readonly failures: readonly string[];
  /** What passed at its second try only, each with its file and why it failed at the first. */
  readonly again: readonly string[];
}

interface Assertion {
  readonly status: string;
  readonly fullName: string;
  /** Of each try that failed, in their order; a test that passed in the end has those of the tries before. */
  readonly failureMessages?: readonly string[];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly Assertion[];
  }[];
}

/** Reads vitest's JSON report. A file that failed before its tests (it did not load) counts as one failure. */
export function vitestSums(text: string): Sums {
  const report = JSON.parse(text) as VitestReport;
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((assertion) => assertion.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [inWords(name, '', message)];
    return failed.map((assertion) => ofTest(name, assertion));
  });
  const again = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
      .map((assertion) => ofTest(name, assertion)),
  );
  return { passed: report.numPassedTests, failed: failures.length, failures, again };
}

/** Reads what the end-to-end reporter wrote. A run without a single test proves nothing and counts as a failure. */
export function e2eSums(text: string): Sums {
  const { passed, failed, failures, again } = JSON.parse(text) as Sums;
  return { passed, failed: passed + failed === 0 ? 1 : failed, failures, again };
}

/** By its last failure. */
function ofTest(file: string, { fullName, failureMessages }: Assertion): string {
  return inWords(file, ` ${fullName}`, failureMessages?.at(-1));
}

/** So much of why it failed: a property says the seed that shows it again in its second line. */
const mostCharacters = 400;

function inWords(file: string, title: string, message = ''): string {
  const [why = ''] = message.trim().split(/\n\s+at /, 1);
  const inOneLine = why.replaceAll(/\s*\n\s*/g, ' ').slice(0, mostCharacters);
  return `${relative(root, file)}${title}${inOneLine ? `: ${inOneLine}` : ''}`;
}
