import { loadavg } from 'node:os';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../e2e/harness/chromium.ts';
import type { BenchDriver } from './canvas-page/driver.ts';
import { type LongestTask, longestTasks } from './long-tasks.ts';
import { servePage } from './serve-page.ts';
import { growthExponent, median, quantile, shuffled, spread } from './statistics.ts';

declare const window: { readonly bench: BenchDriver };

interface Figures {
  readonly total: number[];
  readonly longest: LongestTask[];
}

/**
 * Tidying a journey in real Chromium: how long it takes, and how long the window could do nothing else meanwhile: the
 * longest task of its main thread, by what the thread itself ran; by the clock stands beside it.
 */
export async function layout(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const full = options.has('full');
  const repetitions = Number(options.get('repetitions') ?? (full ? 9 : 5));
  const counts = full ? [125, 250, 500, 1000, 2000] : [250, 500, 1000];
  const figures = new Map<number, Figures>(counts.map((count) => [count, { total: [], longest: [] }]));
  const served = await servePage('canvas-page');
  const browser = await launchChromium();
  try {
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      for (const count of shuffled(counts, Math.random)) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        page.on('pageerror', (error) => console.log(`layout page error: ${error.message}`));
        const { total, longest } = await tidyOnce(browser, page, `${served.url}?count=${count}`);
        figures.get(count)?.total.push(total);
        figures.get(count)?.longest.push(longest);
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await served.close();
  }
  return report(figures, counts, full);
}

async function tidyOnce(browser: Browser, page: Page, url: string) {
  await page.goto(url);
  await page.evaluate(() => window.bench.firstRender);
  await page.waitForTimeout(400);
  await browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });
  const { total, moved } = await page.evaluate(() => window.bench.tidy());
  const trace = await browser.stopTracing();
  if (moved === 0) throw new Error('Nothing was laid out');
  const longest = longestTasks(trace.toString(), ['tidy']).get('tidy');
  if (!longest) throw new Error('The trace says nothing of tidying');
  return { total, longest };
}

function report(figures: ReadonlyMap<number, Figures>, counts: readonly number[], full: boolean) {
  const of = (count: number) => figures.get(count) ?? { total: [0], longest: [{ own: 0, clock: 0 }] };
  const own = (count: number) => of(count).longest.map((task) => task.own);
  console.log(`layout load=${(loadavg()[0] ?? 0).toFixed(1)}`);
  for (const count of counts) {
    const clock = of(count).longest.map((task) => task.clock);
    console.log(
      `layout-figure n=${count} total=${median(of(count).total).toFixed(0)} longest-task=${median(own(count)).toFixed(1)} ` +
        `p95=${quantile(own(count), 0.95).toFixed(1)} by-the-clock=${median(clock).toFixed(1)}`,
    );
  }
  let short = 0;
  const line = (name: string, values: readonly number[], value: number, goal: number, noise: number) => {
    const ok = value <= goal * (1 + noise);
    if (!ok) short += 1;
    console.log(
      `layout ${name} median=${median(values).toFixed(2)} p95=${quantile(values, 0.95).toFixed(2)} ` +
        `ratio=${value.toFixed(2)} goal=${goal.toFixed(2)} ${ok ? 'ok' : 'SHORT'} spread=${(noise * 100).toFixed(0)}%`,
    );
  };
  // In ms, and so the one figure here that depends on the machine: a frame is as long everywhere.
  line('gap-1000', own(1000), median(own(1000)), 16, Math.min(0.3, spread(own(1000))));
  const { total } = of(1000);
  const exponent = growthExponent(median(of(250).total), median(total), 4);
  line('exponent-250-to-1000', total, exponent, 1, Math.min(0.3, spread(total) / Math.log(4)));
  if (!full) console.log('layout skipped: 125 and 2,000 cards (--full)');
  console.log(`layout cases=2 short=${short}`);
  return { short };
}
