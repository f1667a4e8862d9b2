import { randomUUID } from 'node:crypto';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '../e2e/harness/chromium.ts';
import { overSocket } from '../e2e/harness/commands.ts';
import { freshFolder, removeFolder, startHost } from '../e2e/harness/host-process.ts';
import { build } from '../scripts/build.ts';
import { compareDocuments } from '../shared/documents/compare/comparison.ts';
import { listDifferences } from '../shared/documents/compare/listing.ts';
import { unionDocument } from '../shared/documents/compare/union.ts';
import { diffDocuments } from '../shared/documents/diff.ts';
import type { Document, DocumentRecord } from '../shared/documents/document.ts';
import { encodeDocumentFile } from '../shared/documents/document-file.ts';
import { mergeDocuments } from '../shared/documents/merge.ts';
import { journeyDescriber } from '../shared/journeys/describe.ts';
import { makeJourney } from './canvas-page/make-journey.ts';
import { growthExponent, median, quantile, shuffled, spread } from './statistics.ts';

const sizes = [100, 1000, 5000] as const;
type Size = (typeof sizes)[number];
const works = ['diff', 'compare', 'merge'] as const;
type Work = (typeof works)[number];

interface Subject {
  readonly base: Document;
  readonly mine: Document;
  readonly theirs: Document;
}

/** Two-way difference, comparison in words and three-way merge by size, and how long a comparison takes to be seen. */
export async function diff(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const repetitions = Number(options.get('repetitions') ?? 40);
  const openings = Number(options.get('openings') ?? 7);
  const subjects = new Map(sizes.map((size) => [size, makeSubject(size)]));
  const times = new Map<string, number[]>();
  // Every piece of code is compiled before the first figure counts.
  for (let repetition = -10; repetition < repetitions; repetition += 1) {
    const jobs = works.flatMap((work) => sizes.map((size) => ({ work, size })));
    for (const { work, size } of shuffled(jobs, Math.random)) {
      const subject = subjects.get(size);
      if (!subject) continue;
      const started = performance.now();
      run(work, subject);
      const taken = performance.now() - started;
      if (repetition >= 0) times.set(`${work} ${size}`, [...(times.get(`${work} ${size}`) ?? []), taken]);
    }
  }
  const opened = await measureOpenings(openings);
  return report(times, opened);
}

function run(work: Work, { base, mine, theirs }: Subject): number {
  if (work === 'diff') return diffDocuments(theirs, mine).updated.length;
  if (work === 'merge') return mergeDocuments(base, mine, theirs).conflicts.length;
  const comparison = compareDocuments(theirs, mine, journeyDescriber);
  const listing = listDifferences(comparison, {
    describer: journeyDescriber,
    hideLayout: false,
    rank: () => 0,
  });
  return listing.items.length + Object.keys(unionDocument(comparison)?.records ?? {}).length;
}

/** About so many records, of which a third differ, as after some weeks of work on both sides. */
function makeSubject(size: number): Subject {
  const base = makeJourney(Math.round(size * 0.44));
  return { base, mine: edited(base, 0), theirs: edited(base, 3) };
}

function edited(base: Document, shift: number): Document {
  const gone = new Set<string>();
  const records = Object.values(base.records).flatMap((record, index): DocumentRecord[] => {
    const turn = index + shift;
    if (record.kind === 'touchpoint' && turn % 23 === 0) {
      gone.add(record.id);
      return [];
    }
    if (record.kind === 'touchpoint' && turn % 5 === 0)
      return [{ ...record, description: `What people do in step ${turn}`, emotion: 1 }];
    if (record.kind === 'touchpoint' && turn % 7 === 0) return [{ ...record, layout: { x: turn, y: 40 } }];
    return [record];
  });
  const stays = (end: unknown) => typeof end !== 'string' || !gone.has(end);
  const left = records.filter((record) => stays(record['from']) && stays(record['to']));
  const added = left
    .filter((record, index) => record.kind === 'touchpoint' && index % 31 === 0)
    .map((record) => ({ ...record, id: `${record.id.slice(0, -1)}${shift === 0 ? 'a' : 'b'}-new` }));
  return {
    ...base,
    header: { ...base.header, description: `Edited ${shift}` },
    records: Object.fromEntries([...left, ...added].map((record) => [record.id, record])),
  };
}

/** From the click on Compare to the painted canvas with its cards, in the built window, each time in a fresh one. In ms. */
async function measureOpenings(openings: number): Promise<readonly number[]> {
  await build({ sourceMaps: false, say: () => {} });
  const folder = freshFolder();
  const host = await startHost({ folder });
  const place = await findChromium();
  const browser = await chromium.launch({
    executablePath: place.path,
    env: { ...process.env, ...place.env },
    args: chromiumFlags(),
    chromiumSandbox: false,
  });
  try {
    const name = await prepare(browser, await host.newUrl());
    const times: number[] = [];
    for (let opening = 0; opening < openings; opening += 1)
      times.push(await openOnce(browser, await host.newUrl(), name));
    return times;
  } finally {
    await browser.close();
    await host.stop();
    removeFolder(folder);
  }
}

/** A journey of 200 records with a named version and many edits since. */
async function prepare(browser: Browser, url: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForURL(({ pathname }) => pathname === '/');
  const { base, mine } = makeSubject(200);
  const file = { fileName: 'bench.journey.json', text: encodeDocumentFile(base) };
  const made = await overSocket(page, 'documents.importJson', file);
  if (!made.ok) throw new Error(made.error.message);
  const { id, name } = made.value;
  await overSocket(page, 'documents.nameVersion', { id, revision: 1, name: 'As agreed' });
  const opened = await overSocket(page, 'documents.open', { id });
  if (!opened.ok) throw new Error(opened.error.message);
  const { document } = opened.value;
  const applied = await overSocket(page, 'documents.applyChange', {
    id,
    baseRevision: 1,
    changeId: randomUUID(),
    intent: 'edit',
    label: 'Some weeks of work',
    change: diffDocuments(document, { ...mine, id, header: { ...mine.header, name } }),
  });
  if (!applied.ok) throw new Error(applied.error.message);
  await context.close();
  return name;
}

async function openOnce(browser: Browser, url: string, name: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForURL(({ pathname }) => pathname === '/');
  await page.getByRole('treeitem', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('application', { name: `Canvas of ${name}` }).waitFor();
  await page.waitForTimeout(500);
  const taken = await clickUntilPainted(page);
  // The next window would open with the comparison in front.
  await page.keyboard.press('Alt+w');
  await page.waitForTimeout(1000);
  await context.close();
  return taken;
}

function clickUntilPainted(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Compare');
        if (!button) {
          reject(new Error('There is no way to compare.'));
          return;
        }
        const started = performance.now();
        button.click();
        const look = () => {
          const legend = document.querySelector('[aria-label="Legend"]');
          const cards = document.querySelectorAll('#tab-content .react-flow__node').length;
          // The frame after the one that drew the cards: by then they are on screen.
          if (legend && cards > 10)
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
          else if (performance.now() - started > 20_000) reject(new Error('No comparison came.'));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

function report(times: ReadonlyMap<string, readonly number[]>, opened: readonly number[]) {
  let cases = 0;
  let short = 0;
  const judge = (text: string, missed: boolean) => {
    cases += 1;
    if (missed) short += 1;
    console.log(`diff ${text} ${missed ? 'SHORT' : 'ok'}`);
  };
  const figures = (values: readonly number[]) =>
    `median=${median(values).toFixed(2)} p95=${quantile(values, 0.95).toFixed(2)}`;
  const of = (work: Work, size: Size) => times.get(`${work} ${size}`) ?? [0];
  for (const work of works) {
    for (const size of sizes) console.log(`diff ${work}-${size} ${figures(of(work, size))}`);
    const [few, many] = [of(work, 100), of(work, 1000)];
    const exponent = growthExponent(median(few), median(many), 10);
    // What the spread of both alone could make of it.
    const noise = Math.log(1 + spread(few) + spread(many)) / Math.log(10);
    const ratio = median(many) / median(few);
    judge(
      `${work}-growth-100-to-1000 ${figures(many)} ratio=${ratio.toFixed(2)} exponent=${exponent.toFixed(2)} goal=1.1`,
      exponent > 1.1 + noise,
    );
  }
  const largest = of('compare', 5000);
  judge(`compare-5000 ${figures(largest)} goal=100ms`, median(largest) > 100 * (1 + spread(largest)));
  judge(
    `visual-200-opens ${figures(opened)} ratio=${(median(opened) / 1000).toFixed(2)} goal=1`,
    median(opened) > 1000 * (1 + spread(opened)),
  );
  console.log(`diff cases=${cases} short=${short}`);
  return { short };
}
