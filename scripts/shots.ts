/**
 * `npm run shots`: takes the pictures of the README and of `docs/shots`, in light and in dark, from the built app on a
 * fresh workspace with its samples.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { freshFolder, removeFolder, startHost } from '../e2e/harness/host-process.ts';
import { type PostgresServer, startPostgres } from '../e2e/harness/postgres-server.ts';
import { build, root } from './build.ts';
import { type Shot, shots } from './shots-list.ts';

const size = { width: 1680, height: 980 };
const folder = join(root, 'docs', 'shots');

async function takeAll(browser: Browser, theme: 'light' | 'dark', wanted: readonly Shot[]): Promise<void> {
  // A server for each theme: the databases have the same names in both.
  const postgres: PostgresServer = await startPostgres();
  const workspace = freshFolder();
  const host = await startHost({ folder: workspace });
  try {
    const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(await host.newUrl());
    await page.waitForURL((url) => url.pathname === '/');
    for (const shot of wanted) {
      await shot.arrange(page, postgres);
      await settle(page);
      await page.screenshot({ path: join(folder, `${shot.name}-${theme}.png`) });
      console.log(`${shot.name}-${theme}.png`);
    }
    await context.close();
  } finally {
    await host.stop();
    await postgres.stop();
    removeFolder(workspace);
  }
}

/** Fonts are there, nothing is loading, and the pointer rests where it marks nothing. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(size.width / 2, 2);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(600);
}

await build({ sourceMaps: true, say: (line) => console.log(line) });
mkdirSync(folder, { recursive: true });
const only = process.argv.slice(2);
const wanted = shots.filter(({ name }) => only.length === 0 || only.includes(name));
const browser = await launchChromium();
try {
  for (const theme of ['light', 'dark'] as const) await takeAll(browser, theme, wanted);
} finally {
  await browser.close();
}
