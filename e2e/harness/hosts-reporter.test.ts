import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FullResult, TestCase, TestResult } from '@playwright/test/reporter';
import { expect, test, vi } from 'vitest';
import { projectRoot } from './host-process.ts';
import HostsReporter from './hosts-reporter.ts';

test('a second try counts once and is named, and a test that fails twice has failed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jd-reporter-'));
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const sums = join(folder, 'sums.json');
    vi.stubEnv('JD_E2E_SUMS', sums);
    const reporter = new HostsReporter();
    tries(reporter, 'passes', ['passed']);
    tries(reporter, 'passes in the end', ['failed', 'passed']);
    tries(reporter, 'fails', ['failed', 'timedOut']);
    tries(reporter, 'is left out', ['skipped']);
    await reporter.onEnd({ status: 'failed' } as FullResult);
    const lines = said.mock.calls.map(([line]) => String(line)).join('\n');
    expect(lines).toContain('needed a second try: 1: e2e/app/some.spec.ts:7 passes in the end');
    expect(lines).toContain('browser host: 3 tests');
    expect(JSON.parse(readFileSync(sums, 'utf8'))).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      failures: ['e2e/app/some.spec.ts:7 fails: not seen in time'],
      again: ['e2e/app/some.spec.ts:7 passes in the end'],
    });
  } finally {
    vi.unstubAllEnvs();
    said.mockRestore();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What Playwright tells a reporter: after each try, with the outcome as it stands then. */
function tries(reporter: HostsReporter, title: string, statuses: readonly TestResult['status'][]): void {
  const done: TestResult['status'][] = [];
  const outcome = () => {
    if (done.at(-1) === 'passed') return done.length > 1 ? 'flaky' : 'expected';
    return done.at(-1) === 'skipped' ? 'skipped' : 'unexpected';
  };
  const test = {
    id: title,
    title,
    location: { file: join(projectRoot, 'e2e', 'app', 'some.spec.ts'), line: 7, column: 1 },
    parent: { project: () => ({ name: 'browser-host' }) },
    ok: () => outcome() !== 'unexpected',
    outcome,
    results: [] as TestResult[],
  } as unknown as TestCase;
  for (const status of statuses) {
    done.push(status);
    const result = { status } as TestResult;
    if (status !== 'passed' && status !== 'skipped')
      result.error = { message: 'not seen in time\nat line 7' };
    test.results.push(result);
    reporter.onTestEnd(test, result);
  }
}
