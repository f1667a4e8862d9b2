import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { overSocket } from '../e2e/harness/commands.ts';
import { freshFolder, removeFolder, startHost } from '../e2e/harness/host-process.ts';
import { build } from '../scripts/build.ts';
import { diffDocuments } from '../shared/documents/diff.ts';
import { type DocumentKind, documentKinds } from '../shared/documents/document.ts';
import { encodeDocumentFile } from '../shared/documents/document-file.ts';
import { editedSince, makeLarge } from './large-documents.ts';
import { type LongestTask, longestTasks } from './long-tasks.ts';
import { median, quantile } from './statistics.ts';

const goal = 100;

/** In this sequence: each stands on what the one before has left. */
const steps = ['open', 'move', 'undo', 'redo', 'rename', 'check', 'compare', 'next'] as const;
type Step = (typeof steps)[number];

/**
 * The longest task of the window's main thread while a document of 5,000 records is worked on in the built app: while
 * it runs nothing is drawn. Several short ones before one frame are not added up. Judged by what the thread itself ran, so that other work of the machine does
 * not count; the time by the clock stands beside it.
 */
export async function frames(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const rounds = Number(options.get('repetitions') ?? 5);
  const size = Number(options.get('records') ?? 5000);
  const kinds = documentKinds.filter((kind) => (options.get('kind') ?? kind) === kind);
  await build({ sourceMaps: false, say: console.log });
  const folder = freshFolder();
  const host = await startHost({ folder });
  const browser = await launchChromium();
  const found = new Map<string, LongestTask[]>();
  try {
    const first = await openApp(browser, await host.newUrl());
    for (const kind of kinds) await prepare(first, kind, size);
    await first.context().close();
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of kinds) {
        const page = await openApp(browser, await host.newUrl());
        for (const [step, task] of await work(browser, page, kind)) {
          const key = `${kind} ${step}`;
          found.set(key, [...(found.get(key) ?? []), task]);
        }
        await page.context().close();
      }
    }
  } finally {
    await browser.close();
    await host.stop();
    removeFolder(folder);
  }
  return report(found);
}

async function openApp(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForURL(({ pathname }) => pathname === '/');
  await page.getByRole('tree', { name: 'Documents' }).waitFor();
  return page;
}

/** A document with a named version and edits since. */
async function prepare(page: Page, kind: DocumentKind, size: number): Promise<void> {
  const large = makeLarge(kind, size);
  const named = { ...large, header: { ...large.header, name: nameOf(kind) } };
  const file = { fileName: `large.${kind}.json`, text: encodeDocumentFile(named) };
  const made = await overSocket(page, 'documents.importJson', file);
  if (!made.ok) throw new Error(made.error.message);
  const { id } = made.value;
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
    change: diffDocuments(document, editedSince(document)),
  });
  if (!applied.ok) throw new Error(applied.error.message);
}

function nameOf(kind: DocumentKind): string {
  return `Large ${kind}`;
}

/** One day with the document, each step between two marks in one trace. */
async function work(browser: Browser, page: Page, kind: DocumentKind): Promise<Map<Step, LongestTask>> {
  const canvas = page.getByRole('application', { name: `Canvas of ${nameOf(kind)}` });
  const press = (keys: string) => page.keyboard.press(keys);
  const saving = async (edit: () => Promise<unknown>) => {
    const status = page.getByRole('contentinfo').getByText(/^Saved, revision/);
    const before = (await status.textContent()) ?? '';
    await edit();
    await page.waitForFunction(
      (old) => {
        const text = document.querySelector('footer')?.textContent ?? '';
        return /Saved, revision \d+/.test(text) && !text.includes(old);
      },
      before,
      { polling: 100, timeout: 30_000 },
    );
  };
  const does: Record<Step, () => Promise<unknown>> = {
    open: async () => {
      await page
        .getByRole('treeitem', { name: new RegExp(`^${nameOf(kind)}`) })
        .first()
        .click();
      await canvas.waitFor();
      await page.locator('#tab-content .react-flow__node').first().waitFor();
    },
    move: async () => {
      await canvas.focus();
      await press('Home');
      await page.waitForTimeout(500);
      // In an experiment a card changes its place within its column only.
      await saving(() => (kind === 'experiment' ? press('Control+ArrowDown') : dragOne(page)));
    },
    undo: () => saving(() => press('Control+z')),
    redo: () => saving(() => press('Control+y')),
    rename: () =>
      saving(async () => {
        // A rule of the audience has no name; the variant beside it has.
        if (kind === 'experiment') await press('ArrowRight');
        await press('F2');
        await page.locator('#tab-content input:focus, #tab-content textarea:focus').waitFor();
        await page.keyboard.type(`Named ${Date.now() % 100_000}`);
        await press('Enter');
      }),
    check: async () => {
      await press('Control+j');
      await press('Control+j');
      await page.getByRole('tabpanel', { name: 'Findings' }).waitFor();
    },
    compare: async () => {
      await press('Control+Shift+d');
      await page.getByRole('listbox', { name: 'Differences' }).waitFor();
      await page.getByRole('list', { name: 'Legend' }).waitFor();
    },
    next: () => press('Alt+ArrowDown'),
  };
  await browser.startTracing(page, { categories: ['toplevel', 'blink.user_timing'] });
  for (const step of steps) {
    await mark(page, `${step} begins`);
    try {
      await does[step]();
    } catch (error) {
      throw new Error(`${kind}, ${step}: ${String(error).slice(0, 300)}`, { cause: error });
    }
    // What follows belongs to it: cards mounted in slices, roads, findings.
    await page.waitForTimeout(1500);
    await mark(page, `${step} ends`);
  }
  // The next window would open with both in front, and find the card where this round has put it.
  await press('Alt+w');
  await canvas.focus();
  await saving(() => press('Control+z'));
  await saving(() => press('Control+z'));
  await press('Alt+w');
  await page.waitForTimeout(1000);
  const trace = (await browser.stopTracing()).toString('utf8');
  return longestTasks(trace, steps);
}

/** By a bit more than a card to the right and down: far enough that a step changes its place in the sequence. */
async function dragOne(page: Page): Promise<void> {
  const from = await page.evaluate(() => {
    for (const card of document.querySelectorAll('#tab-content .react-flow__node')) {
      const box = card.getBoundingClientRect();
      const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      // In view, under nothing that floats over the canvas, with room to the right and down.
      const free = at.x < innerWidth - 700 && at.y < innerHeight - 400;
      const there = free ? document.elementsFromPoint(at.x, at.y) : [];
      if (there.some((element) => card.contains(element))) return at;
    }
    return null;
  });
  if (!from) throw new Error('There is no card in view.');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(from.x + step * 26, from.y + step * 12);
  await page.mouse.up();
}

async function mark(page: Page, name: string): Promise<void> {
  await page.evaluate((text) => void performance.mark(text), name);
}

function report(found: ReadonlyMap<string, readonly LongestTask[]>): { readonly short: number } {
  let short = 0;
  for (const [key, tasks] of found) {
    const own = tasks.map(({ own }) => own);
    const clock = tasks.map(({ clock }) => clock);
    const ok = median(own) <= goal;
    if (!ok) short += 1;
    console.log(
      `frames ${key.replace(' ', '-')} median=${median(own).toFixed(0)} p95=${quantile(own, 0.95).toFixed(0)} ` +
        `by-clock=${median(clock).toFixed(0)} ratio=${(median(own) / goal).toFixed(2)} goal=${goal}ms ${ok ? 'ok' : 'SHORT'}`,
    );
  }
  console.log(
    `frames machine load=${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
  console.log(`frames cases=${found.size} short=${short}`);
  return { short };
}
