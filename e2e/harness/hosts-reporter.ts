import { writeFileSync } from 'node:fs';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { findChromium } from './chromium.ts';
import { realElectron } from './electron-real.ts';

/** Says which hosts ran, and writes the sums where `npm test` adds them up (JD_E2E_SUMS). */
export default class HostsReporter implements Reporter {
  private readonly outcomes = new Map<string, boolean>();
  private readonly ran = new Map<string, number>();
  private skipped = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') {
      this.skipped += 1;
      return;
    }
    const project = test.parent.project()?.name ?? '';
    this.ran.set(project, (this.ran.get(project) ?? 0) + 1);
    this.outcomes.set(test.id, test.ok());
  }

  async onEnd(result: FullResult): Promise<void> {
    const passed = [...this.outcomes.values()].filter(Boolean).length;
    const failed = this.outcomes.size - passed;
    const browser = (await findChromium()).from;
    const host = (name: string, what: string): string => `${what}: ${this.ran.get(name) ?? 0} tests`;
    const real =
      realElectron() === null
        ? 'real Electron: not run (no binary or no screen)'
        : host('electron-real', 'real Electron');
    console.log(
      `\nHosts: ${host('browser-host', 'browser host')}; ${host('electron-double', 'Electron double')}; ${real}.`,
    );
    console.log(`Browser: ${browser}.`);
    const sums = process.env['JD_E2E_SUMS'];
    // A run that broke off before its tests (no build, no browser) is a failure of its own.
    const broken = result.status !== 'passed' && failed === 0 ? 1 : 0;
    if (sums) writeFileSync(sums, JSON.stringify({ passed, failed: failed + broken, skipped: this.skipped }));
  }

  printsToStdio(): boolean {
    return false;
  }
}
