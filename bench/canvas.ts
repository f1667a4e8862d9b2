import { type Browser, chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '../e2e/harness/chromium.ts';
import type { BenchDriver } from './canvas-page/driver.ts';
import { type ServedPage, servePage } from './serve-page.ts';
import { growthExponent, median, quantile, shuffled, spread } from './statistics.ts';

declare const window: { readonly bench: BenchDriver };

type Mode = 'ours' | 'plain';
type What = 'drag' | 'pan' | 'pan-all' | 'zoom' | 'first';

interface Job {
  readonly mode: Mode;
  readonly count: number;
}

/** The medians (and for zoom the worst frames) of each repetition, by `what mode count`. */
type Figures = Map<string, { medians: number[]; frames: number[] }>;

const sizes = { small: [100, 500, 1000, 2000, 5000], full: [100, 500, 1000, 2000, 5000, 10000] } as const;

/** Main-thread ms per frame of the real canvas in real Chromium, next to a plain 2D canvas in the same run. */
export async function canvas(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const full = options.has('full');
  const repetitions = Number(options.get('repetitions') ?? (full ? 9 : 5));
  const frames = Number(options.get('frames') ?? (full ? 120 : 48));
  const counts = full ? sizes.full : sizes.small;
  const figures: Figures = new Map();
  const served = await servePage('canvas-page');
  const place = await findChromium();
  console.log(
    `canvas in ${place.from}; repetitions=${repetitions} frames=${frames} sizes=${counts.join(',')}`,
  );
  const browser = await chromium.launch({
    executablePath: place.path,
    env: { ...process.env, ...place.env },
    args: chromiumFlags(),
    chromiumSandbox: false,
  });
  try {
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      const jobs = counts.flatMap((count): Job[] => [
        { mode: 'ours', count },
        { mode: 'plain', count },
      ]);
      for (const job of shuffled(jobs, Math.random)) await runJob(browser, served, job, frames, figures);
    }
  } finally {
    await browser.close();
    await served.close();
  }
  return report(figures, counts, full);
}

async function runJob(
  browser: Browser,
  served: ServedPage,
  { mode, count }: Job,
  frames: number,
  figures: Figures,
) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`canvas page error: ${error.message}`));
  await page.goto(`${served.url}?mode=${mode}&count=${count}`);
  const keep = (what: What, samples: readonly number[]) => {
    const key = `${what} ${mode} ${count}`;
    const kept = figures.get(key) ?? { medians: [], frames: [] };
    kept.medians.push(median(samples));
    kept.frames.push(...samples);
    figures.set(key, kept);
  };
  keep('first', [await page.evaluate(() => window.bench.firstRender)]);
  await page.waitForTimeout(400);
  await page.evaluate(() => window.bench.pan(12));
  keep('drag', await page.evaluate((n) => window.bench.drag(n), frames));
  keep('pan', await page.evaluate((n) => window.bench.pan(n), frames));
  keep('zoom', await page.evaluate((n) => window.bench.zoom(n), frames));
  await page.evaluate(() => window.bench.fit());
  keep('pan-all', await page.evaluate((n) => window.bench.pan(n), frames));
  await context.close();
}

function report(figures: Figures, counts: readonly number[], full: boolean): { readonly short: number } {
  let cases = 0;
  let short = 0;
  const of = (what: What, mode: Mode, count: number) =>
    figures.get(`${what} ${mode} ${count}`) ?? { medians: [0], frames: [0] };
  const line = (name: string, what: What, count: number, ratio: number, goal: number, noise: number) => {
    const { medians, frames } = of(what, 'ours', count);
    // Missed only where it is missed by more than two runs of the same thing differ.
    const ok = ratio <= goal * (1 + noise);
    cases += 1;
    if (!ok) short += 1;
    console.log(
      `canvas ${name} median=${median(medians).toFixed(2)} p95=${quantile(frames, 0.95).toFixed(2)} ` +
        `ratio=${ratio.toFixed(2)} goal=${goal.toFixed(2)} ${ok ? 'ok' : 'SHORT'} spread=${(noise * 100).toFixed(0)}%`,
    );
  };
  const middle = (what: What, mode: Mode, count: number) => median(of(what, mode, count).medians);
  const noiseOf = (...keys: readonly [What, Mode, number][]) =>
    Math.min(0.3, Math.max(...keys.map((key) => spread(of(...key).medians))));
  const versus = (what: What, a: readonly [Mode, number], b: readonly [Mode, number]) => ({
    ratio: middle(what, ...a) / middle(what, ...b),
    noise: noiseOf([what, ...a], [what, ...b]),
  });
  const compare = (
    name: string,
    what: What,
    a: readonly [Mode, number],
    b: readonly [Mode, number],
    goal: number,
  ) => {
    const { ratio, noise } = versus(what, a, b);
    line(name, what, a[1], ratio, goal, noise);
  };

  for (const what of ['first', 'drag', 'pan', 'pan-all', 'zoom'] as const) {
    for (const count of counts) {
      const { medians, frames } = of(what, 'ours', count);
      console.log(
        `canvas-figure ${what} n=${count} ours=${median(medians).toFixed(2)} ours-p95=${quantile(frames, 0.95).toFixed(2)} ` +
          `plain=${middle(what, 'plain', count).toFixed(2)} ratio-to-plain=${versus(what, ['ours', count], ['plain', count]).ratio.toFixed(2)}`,
      );
    }
  }
  for (const what of ['first', 'drag', 'pan', 'pan-all', 'zoom'] as const) {
    const exponent = growthExponent(middle(what, 'ours', 500), middle(what, 'ours', 5000), 10);
    console.log(`canvas-growth ${what} 500..5000 exponent=${exponent.toFixed(2)}`);
  }

  compare('drag-5000-over-100', 'drag', ['ours', 5000], ['ours', 100], 1.5);
  const growth = growthExponent(middle('drag', 'ours', 500), middle('drag', 'ours', 5000), 10);
  const growthNoise = noiseOf(['drag', 'ours', 500], ['drag', 'ours', 5000]) / Math.LN10 / 0.15;
  line('drag-exponent-500-to-5000', 'drag', 5000, growth, 0.15, growthNoise);
  compare('drag-2000-over-plain', 'drag', ['ours', 2000], ['plain', 2000], 1.5);
  compare('pan-2000-over-plain', 'pan', ['ours', 2000], ['plain', 2000], 1.5);
  compare('pan-all-2000-over-plain', 'pan-all', ['ours', 2000], ['plain', 2000], 1.5);
  compare('pan-all-5000-over-1000', 'pan-all', ['ours', 5000], ['ours', 1000], 3);
  compare('first-render-5000-over-100', 'first', ['ours', 5000], ['ours', 100], 1.5);
  const zoomed = of('zoom', 'ours', 2000);
  line('zoom-2000-worst-over-median', 'zoom', 2000, worstOverMedian(zoomed), 3, spread(zoomed.medians));
  if (!full) console.log('canvas skipped: 10,000 cards and 120 frames a case (--full)');
  console.log(`canvas cases=${cases} short=${short}`);
  return { short };
}

/**
 * The worst frame, where the time of a frame is the middle one of all repetitions: on a shared machine any frame can be
 * late once, but what is slow by itself is slow every time.
 */
function worstOverMedian({
  medians,
  frames,
}: {
  medians: readonly number[];
  frames: readonly number[];
}): number {
  const each = frames.length / medians.length;
  const typical = Array.from({ length: each }, (_, frame) =>
    median(medians.map((__, repetition) => frames[repetition * each + frame] ?? 0)),
  );
  return Math.max(...typical) / median(typical);
}
