import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './harness/chromium.ts';
import { realElectron } from './harness/electron-real.ts';

const chromium = await findChromium();
const electron = realElectron();
/** The same in the workers, which inherit the environment. */
const run = (process.env['JD_E2E_RUN'] ??= `run-${process.pid}`);

/** One suite, several hosts: everything on the browser host, the host's own matters on Electron as well. */
export default defineConfig({
  testDir: '.',
  // One folder for each run, so that runs side by side do not clear each other's traces.
  outputDir: `../test-results/${run}`,
  // Test by test, so that no worker is left alone with a long file at the end.
  fullyParallel: true,
  // More than two cores keep busy: pages and databases are waited for.
  workers: 3,
  // Here a test that fails has failed. On a machine of a continuous integration, where nobody knows who else works there,
  // it gets a second try, and the run says so by name at its end.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  // Patience, not a measure: on a machine that others keep busy everything takes ten times as long and is right all the same.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  globalSetup: './harness/global-setup.ts',
  reporter: [['list'], ['./harness/hosts-reporter.ts']],
  use: {
    viewport: { width: 1440, height: 900 },
    // The page as it was at each step, without the film: filming it made the tests take more than twice as long, and the
    // steps alone still cost a tenth. Where a second try follows, that one is traced.
    trace: { mode: process.env['CI'] ? 'on-first-retry' : 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium.path,
      env: { ...process.env, ...chromium.env },
      args: chromiumFlags(),
      chromiumSandbox: false,
    },
  },
  projects: [
    // First, because one worker does all of it.
    { name: 'electron-double', testMatch: '**/electron.spec.ts' },
    { name: 'browser-host', testIgnore: ['**/electron*.spec.ts', '**/harness/**'] },
    ...(electron === null ? [] : [{ name: 'electron-real', testMatch: '**/electron-real.spec.ts' }]),
  ],
});
