import type { BrowserContext, Page } from '@playwright/test';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { freshFolder, removeFolder, startHost } from '../e2e/harness/host-process.ts';
import { build } from '../scripts/build.ts';
import { sizeOf } from './options.ts';
import { randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';
import { makePayloads } from './xss/payloads.ts';
import { drawn, surfaces } from './xss/surfaces.ts';
import { hostileJourneys, writeHostileWorkspace } from './xss/workspace.ts';

/** Names that would be programs or requests if anything took them for markup, in every place that shows or exports names. */
export const xss: StressRun = {
  promise: 'names are not programs: canvas, lists, dialogs, pictures, print',
  start: async ({ seed, mutate, options, print }) => {
    const payloads = makePayloads(sizeOf(options, 'payloads', 100), randomSource(seed));
    const journeys = hostileJourneys(payloads);
    const folder = freshFolder();
    await build({ sourceMaps: false, say: print });
    await writeHostileWorkspace(folder, journeys);
    const host = await startHost({ folder });
    const browser = await launchChromium();
    let visited = 0;
    try {
      const context = await browser.newContext({
        reducedMotion: 'reduce',
        viewport: { width: 1440, height: 900 },
      });
      const seen = await watch(context, print);
      await servePictures(context, drawn(journeys, mutate));
      const page = await context.newPage();
      const bare = await context.newPage();
      seen.guard(page);
      await page.goto(await host.newUrl());
      await page.waitForURL((url) => url.pathname === '/');
      for (const { name, visit } of surfaces) {
        try {
          await page.bringToFront();
          await visit({ page, bare, journeys, mutate });
          await seen.look(page);
          visited += 1;
        } catch (thrown) {
          print(`not visited: ${name}: ${String(thrown).split('\n').slice(0, 2).join(' ')}`);
        }
      }
      const { executed, requested } = seen.figures();
      return {
        line: `xss payloads=${payloads.length} surfaces=${visited} executed=${executed} requests=${requested}`,
        holds: executed === 0 && requested === 0 && visited === surfaces.length,
      };
    } finally {
      await browser.close();
      await host.stop();
      removeFolder(folder);
    }
  },
};

/** Counts what runs and what is asked for, and what stands in a page as markup although it only waits to be touched. */
async function watch(context: BrowserContext, print: (text: string) => void) {
  const executed = new Set<string>();
  const requested = new Set<string>();
  await context.exposeFunction('__hit', (mark: unknown) => {
    executed.add(String(mark));
  });
  await context.addInitScript(() => {
    const hit = (mark: unknown) => (globalThis as unknown as { __hit: (mark: unknown) => void }).__hit(mark);
    Object.assign(globalThis, { alert: hit, confirm: hit, prompt: hit });
  });
  context.on('request', (request) => {
    if (!request.url().startsWith('http://xss.invalid')) return;
    requested.add(request.url());
  });
  return {
    guard: (page: Page) => {
      page.on('console', (message) => {
        // The policy would stop it; that it had to is a failure of its own.
        if (/Content Security Policy/.test(message.text())) {
          print(message.text().slice(0, 200));
          executed.add(message.text());
        }
      });
    },
    look: async (page: Page) => {
      for (const found of await page.evaluate(foreignMarkup)) executed.add(found);
    },
    figures: () => ({ executed: executed.size, requested: requested.size }),
  };
}

/** Runs in the page: elements that our window never makes. */
function foreignMarkup(): string[] {
  const wrong = [
    'script:not([src])',
    'iframe',
    'object',
    'embed',
    'base',
    'form[action]',
    'video',
    'details[ontoggle]',
    '[onerror]',
    '[onload]',
    '[onfocus]',
    '[onmouseover]',
    '[onbegin]',
    '[src*="xss.invalid"]',
    '[href*="xss.invalid"]',
    '[href^="javascript:"]',
    '[style*="xss.invalid"]',
  ];
  return [...document.querySelectorAll(wrong.join(','))].map((element) => element.outerHTML.slice(0, 200));
}

/** The pictures at addresses of their own, as a browser gets a file: with no policy to lean on. */
async function servePictures(context: BrowserContext, pictures: readonly string[]): Promise<void> {
  await context.route('http://pictures.test/**', (route) => {
    const index = /(\d+)\.svg$/.exec(route.request().url())?.[1];
    const svg = index === undefined ? undefined : pictures[Number(index)];
    return svg === undefined
      ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bare</title>' })
      : route.fulfill({ contentType: 'image/svg+xml; charset=utf-8', body: svg });
  });
  await context.route('http://xss.invalid/**', (route) => route.abort());
}
