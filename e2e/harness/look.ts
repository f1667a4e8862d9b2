/**
 * Opens the built window on a workspace and takes a picture.
 *
 *   node e2e/harness/look.ts --theme dark --out /tmp/x.png [--size 1680x980] [--folder <workspace>] [--eval steps.ts]
 *
 * `steps.ts` exports `default async (page: Page) => void`, run before the picture. The console's errors are printed.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { build } from '../../scripts/build.ts';
import { launchChromium } from './chromium.ts';
import { freshFolder, removeFolder, startHost } from './host-process.ts';

const { values } = parseArgs({
  options: {
    theme: { type: 'string', default: 'light' },
    out: { type: 'string', default: '/tmp/look.png' },
    size: { type: 'string', default: '1680x980' },
    folder: { type: 'string' },
    eval: { type: 'string' },
    wait: { type: 'string', default: '500' },
  },
});

const folder = values.folder ?? freshFolder();
try {
  await build({ sourceMaps: true, say: (line) => console.log(line) });
} catch (error) {
  // Half-written sources need not stop a look at what was built before.
  console.log(`${String(error).split('\n').slice(0, 4).join(' ')}\nLooking at the last build that worked.`);
}
const host = await startHost({ folder });
const browser = await launchChromium();
try {
  const [width = 1680, height = 980] = values.size.split('x').map(Number);
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: values.theme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      console.log(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.log(`page error: ${error.stack ?? error.message}`));
  await page.goto(await host.newUrl());
  await page.waitForURL((url) => url.pathname === '/');
  await page.waitForTimeout(Number(values.wait));
  if (values.eval) {
    const steps = (await import(pathToFileURL(resolve(values.eval)).href)) as {
      default: (page: Page) => Promise<void>;
    };
    await steps.default(page);
  }
  await page.screenshot({ path: values.out });
  console.log(values.out);
} finally {
  await browser.close();
  await host.stop();
  if (!values.folder) removeFolder(folder);
}
