import { type Page } from '@playwright/test';
import { launchChromium } from '../e2e/harness/chromium.ts';
import type { BenchDriver } from './canvas-page/driver.ts';
import { servePage } from './serve-page.ts';
import { growthExponent, median, quantile, shuffled, spread } from './statistics.ts';

declare const window: { readonly bench: BenchDriver };

interface Figures {
  readonly total: number[];
  /** The longest gap while nothing was done: what the machine itself takes away. */
  readonly idle: number[];
  readonly gap: number[];
}

/** Tidying a journey in real Chromium: how long it takes, and how long the window could do nothing else meanwhile. */
export async function layout(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const full = options.has('full');
  const repetitions = Number(options.get('repetitions') ?? (full ? 9 : 5));
  const counts = full ? [125, 250, 500, 1000, 2000] : [250, 500, 1000];
  const figures = new Map<number, Figures>(counts.map((count) => [count, { total: [], gap: [], idle: [] }]));
  const served = await servePage('canvas-page');
  const browser = await launchChromium();
  try {
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      for (const count of shuffled(counts, Math.random)) {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        page.on('pageerror', (error) => console.log(`layout page error: ${error.message}`));
        const { total, gap, idle } = await tidyOnce(page, `${served.url}?count=${count}`);
        figures.get(count)?.total.push(total);
        figures.get(count)?.gap.push(gap);
        figures.get(count)?.idle.push(idle);
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await served.close();
  }
  return report(figures, counts, full);
}

async function tidyOnce(page: Page, url: string) {
  await page.goto(url);
  await page.evaluate(() => window.bench.firstRender);
  await page.waitForTimeout(400);
  // The library's chunk is fetched and read once; what is measured is tidying.
  await page.evaluate(() => window.bench.tidy());
  await page.reload();
  await page.evaluate(() => window.bench.firstRender);
  await page.waitForTimeout(400);
  const tidied = await page.evaluate(() => window.bench.tidy());
  if (tidied.moved === 0) throw new Error('Nothing was laid out');
  return tidied;
}

function report(figures: ReadonlyMap<number, Figures>, counts: readonly number[], full: boolean) {
  const of = (count: number) => figures.get(count) ?? { total: [0], gap: [0], idle: [0] };
  for (const count of counts) {
    const { total, gap, idle } = of(count);
    console.log(
      `layout-figure n=${count} total=${median(total).toFixed(0)} gap=${median(gap).toFixed(1)} gap-p95=${quantile(gap, 0.95).toFixed(1)} idle-gap=${median(idle).toFixed(1)}`,
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
  const largest = of(1000);
  const noise = Math.min(0.3, spread(largest.gap));
  // In ms, and so the one figure here that depends on the machine: a frame is as long everywhere. What the machine
  // takes away while nothing is done is not ours.
  const own = Math.max(0, median(largest.gap) - median(largest.idle));
  line('gap-1000', largest.gap, own, 16, noise);
  const exponent = growthExponent(median(of(250).total), median(largest.total), 4);
  line('exponent-250-to-1000', largest.total, exponent, 1, spread(largest.total) / Math.log(4));
  if (!full) console.log('layout skipped: 125 and 2,000 cards (--full)');
  console.log(`layout cases=2 short=${short}`);
  return { short };
}
