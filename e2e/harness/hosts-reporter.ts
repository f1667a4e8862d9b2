import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { findChromium } from './chromium.ts';
import { realElectron } from './electron-real.ts';
import { projectRoot } from './host-process.ts';

/** Says which hosts ran and which tests needed a second try, and writes the sums where `npm test` adds them up (JD_E2E_SUMS). */
export default class HostsReporter implements Reporter {
  private readonly ran = new Map<string, TestCase>();
  private skipped = 0;

  /** Called after each try: what counts is what the test came to in the end. */
  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') this.skipped += 1;
    else this.ran.set(test.id, test);
  }

  async onEnd(result: FullResult): Promise<void> {
    const tests = [...this.ran.values()];
    const passed = tests.filter((test) => test.ok()).length;
    const failures = tests.filter((test) => !test.ok()).map(failureOf);
    const failed = failures.length;
    const again = tests.filter((test) => test.outcome() === 'flaky').map(nameOf);
    const browser = (await findChromium()).from;
    const host = (name: string, what: string): string =>
      `${what}: ${tests.filter((test) => test.parent.project()?.name === name).length} tests`;
    const real =
      realElectron() === null
        ? 'real Electron: not run (no binary or no screen)'
        : host('electron-real', 'real Electron');
    console.log(
      `\nHosts: ${host('browser-host', 'browser host')}; ${host('electron-double', 'Electron double')}; ${real}.`,
    );
    console.log(`Browser: ${browser}.`);
    // A test that passes only sometimes is a fault to be mended, also where the run has passed.
    if (again.length > 0) console.log(`\nneeded a second try: ${again.length}: ${again.join('; ')}`);
    const sums = process.env['JD_E2E_SUMS'];
    // A run that broke off before its tests (no build, no browser) is a failure of its own.
    const broken = result.status !== 'passed' && failed === 0 ? 1 : 0;
    if (sums)
      writeFileSync(
        sums,
        JSON.stringify({ passed, failed: failed + broken, skipped: this.skipped, failures, again }),
      );
  }

  printsToStdio(): boolean {
    return false;
  }
}

function nameOf(test: TestCase): string {
  const { file, line } = test.location;
  return `${relative(projectRoot, file)}:${line} ${test.title}`;
}

function failureOf(test: TestCase): string {
  const why = test.results.at(-1)?.error?.message?.split('\n', 1)[0];
  return why === undefined ? nameOf(test) : `${nameOf(test)}: ${stripVTControlCharacters(why)}`;
}
