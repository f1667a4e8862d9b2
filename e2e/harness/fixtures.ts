import { type BrowserContext, test as base, type Page } from '@playwright/test';
import { launchChromium } from './chromium.ts';
import { freshFolder, type HostOptions, type HostProcess, removeFolder, startHost } from './host-process.ts';
import { newWorkspace } from './prepared-workspace.ts';

/** The running app behind a page: its workspace folder, and ways to end it and start it again. */
export interface RunningApp {
  readonly folder: string;
  readonly host: () => HostProcess;
  /** Ends it as Ctrl-C does, starts it again on the same workspace, and opens the page there. */
  readonly restart: () => Promise<void>;
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<void>;
  /** Starts it again after `kill`. */
  readonly start: () => Promise<void>;
  /** Another workspace with an app and a page of its own, ended with the test. */
  readonly another: (
    options?: Partial<HostOptions>,
  ) => Promise<{ readonly app: RunningApp; readonly page: Page }>;
}

/** A fresh workspace, the built app on it, and a page of a real Chromium in it. Errors of the page fail the test. */
export const test = base.extend<{
  app: RunningApp;
  hostEnv: Readonly<Record<string, string>>;
  breachesPolicy: boolean;
  isFirstStart: boolean;
}>({
  hostEnv: [{}, { option: true }],
  /** Whether the test breaks the content policy on purpose; else a breach fails it. */
  breachesPolicy: [false, { option: true }],
  /** Whether everything is to be made by the app itself, as on a new computer. */
  isFirstStart: [false, { option: true }],
  app: async ({ context, hostEnv, isFirstStart }, provide) => {
    const ended: (() => Promise<void>)[] = [];
    const folder = isFirstStart ? freshFolder() : newWorkspace();
    const { app, end } = await openApp(context, { env: hostEnv, folder }, ended);
    ended.push(async () => {
      await end();
      removeFolder(folder);
    });
    await provide(app);
    for (const end of ended.toReversed()) await end();
  },
  page: async ({ context, app, breachesPolicy }, provide) => {
    const errors: string[] = [];
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (!breachesPolicy && /Content Security Policy/.test(message.text())) errors.push(message.text());
    });
    // From the beginning: who only listens before the key that opens it may listen too late, and then it is just cancelled.
    page.on('filechooser', () => undefined);
    await slowDown(page);
    await enter(page, app.host());
    await provide(page);
    if (errors.length > 0) throw new Error(`The page had errors:\n${errors.join('\n')}`);
  },
});

export { expect } from '@playwright/test';

/** JD_E2E_SLOWER=6 makes the page six times as slow, which finds tests that are right only where it is fast. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env['JD_E2E_SLOWER'] ?? 1);
  if (rate <= 1) return;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
}

async function enter(page: Page, host: HostProcess): Promise<void> {
  await page.goto(await host.newUrl());
  await page.waitForURL((url) => url.pathname === '/');
}

async function openApp(
  context: BrowserContext,
  options: Partial<HostOptions>,
  ended: (() => Promise<void>)[],
): Promise<{ readonly app: RunningApp; readonly end: () => Promise<void> }> {
  const folder = options.folder ?? freshFolder();
  const start = (): Promise<HostProcess> => startHost({ ...options, folder });
  let host = await start();
  const reopen = async (): Promise<void> => {
    host = await start();
    for (const page of context.pages()) await enter(page, host);
  };
  const app: RunningApp = {
    folder,
    host: () => host,
    restart: async () => {
      await host.stop();
      await reopen();
    },
    kill: () => host.kill(),
    start: reopen,
    another: async (more = {}) => {
      const browser = await launchChromium();
      const second = await browser.newContext(
        context.browser()?.contexts().length ? { viewport: { width: 1440, height: 900 } } : {},
      );
      const opened = await openApp(second, { env: options.env ?? {}, ...more }, ended);
      ended.push(async () => {
        await opened.end();
        await browser.close();
      });
      const page = await second.newPage();
      await enter(page, opened.app.host());
      return { app: opened.app, page };
    },
  };
  const end = async (): Promise<void> => {
    await host.stop();
    if (!options.folder) removeFolder(folder);
  };
  return { app, end };
}
