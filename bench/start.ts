import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { freshFolder, removeFolder, startHost } from '../e2e/harness/host-process.ts';
import { build } from '../scripts/build.ts';
import { servePage } from './serve-page.ts';
import { median, quantile, shuffled, spread } from './statistics.ts';

type Who = 'ours' | 'bare';

interface Figures {
  /** KB of script that the page names itself: what has to be here before anything is drawn. */
  readonly initial: number[];
  /** KB of script by the time the window can be used; bare: the same as `initial`. */
  readonly whole: number[];
  readonly paint: number[];
  readonly usable: number[];
}

/** The real window in its browser host, beside a page of React and React Flow alone: script and first paint. */
export async function start(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const repetitions = Number(options.get('repetitions') ?? 9);
  await build({ sourceMaps: false, say: console.log });
  const bare = await servePage('start-page');
  const folder = freshFolder();
  const host = await startHost({ folder });
  const browser = await launchChromium();
  const figures: Record<Who, Figures> = { ours: empty(), bare: empty() };
  try {
    // The first start makes the workspace; the cookie that it leaves opens the window again without a code.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const first = await context.newPage();
    await first.goto(await host.newUrl());
    await first.getByRole('tree', { name: 'Documents' }).waitFor();
    const url = new URL('/', first.url()).href;
    await first.close();
    const state = await context.storageState();
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      for (const who of shuffled(['ours', 'bare'] as const, Math.random)) {
        await measure(browser, who === 'ours' ? url : bare.url, state, who, figures[who]);
      }
    }
  } finally {
    await browser.close();
    await host.stop();
    removeFolder(folder);
    await bare.close();
  }
  return report(figures);
}

function empty(): Figures {
  return { initial: [], whole: [], paint: [], usable: [] };
}

async function measure(
  browser: Browser,
  url: string,
  storageState: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>,
  who: Who,
  figures: Figures,
) {
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  const ready =
    who === 'ours' ? page.getByRole('tree', { name: 'Documents' }) : page.locator('.react-flow__node');
  await ready.first().waitFor();
  const usable = await page.evaluate(() => performance.now());
  const seen = await scriptsOf(page);
  figures.initial.push(seen.initial);
  figures.whole.push(seen.whole);
  figures.paint.push(seen.paint);
  figures.usable.push(usable);
  await context.close();
}

function scriptsOf(page: Page) {
  return page.evaluate(async () => {
    // As it was sent: what the running page adds to itself was not there when it began.
    const html = await (await fetch(location.href)).text();
    const named = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name ?? '');
    const scripts = performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => new URL(entry.name).pathname.endsWith('.js'));
    const sum = (entries: readonly PerformanceResourceTiming[]) =>
      entries.reduce((total, { decodedBodySize }) => total + decodedBodySize, 0) / 1000;
    const began = new Set(named.map((name) => new URL(name, location.href).href));
    return {
      initial: sum(scripts.filter(({ name }) => began.has(name))),
      whole: sum(scripts),
      paint: performance.getEntriesByName('first-paint')[0]?.startTime ?? performance.now(),
    };
  });
}

function report({ ours, bare }: Readonly<Record<Who, Figures>>): { readonly short: number } {
  let short = 0;
  const line = (name: string, values: readonly number[], ratio: number, goal: number, noise: number) => {
    const ok = ratio <= goal * (1 + noise);
    if (!ok) short += 1;
    console.log(
      `start ${name} median=${median(values).toFixed(1)} p95=${quantile(values, 0.95).toFixed(1)} ` +
        `ratio=${ratio.toFixed(2)} goal=${goal.toFixed(2)} ${ok ? 'ok' : 'SHORT'} spread=${(noise * 100).toFixed(0)}%`,
    );
  };
  for (const [who, one] of Object.entries({ ours, bare })) {
    console.log(
      `start-figure ${who} initial=${median(one.initial).toFixed(0)}KB by-then-usable=${median(one.whole).toFixed(0)}KB ` +
        `first-paint=${median(one.paint).toFixed(0)} usable=${median(one.usable).toFixed(0)}`,
    );
  }
  line('initial-script', ours.initial, median(ours.initial) / median(bare.initial), 1.05, 0);
  const noise = Math.min(0.3, Math.max(spread(ours.paint), spread(bare.paint)));
  line('first-paint', ours.paint, median(ours.paint) / median(bare.paint), 1.15, noise);
  console.log('start skipped: a cold disk cache (the page of each repetition is new, the machine is not)');
  console.log(`start cases=2 short=${short}`);
  return { short };
}
