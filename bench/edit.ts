import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { overSocket } from '../e2e/harness/commands.ts';
import { freshFolder, removeFolder, startHost } from '../e2e/harness/host-process.ts';
import { build } from '../scripts/build.ts';
import { type DocumentKind, documentKinds } from '../shared/documents/document.ts';
import { encodeDocumentFile } from '../shared/documents/document-file.ts';
import { makeJourney } from './canvas-page/make-journey.ts';
import { makeLarge } from './large-documents.ts';
import { median, quantile, shuffled, spread } from './statistics.ts';

/** Journeys are looked at between these two as well. */
const [small, large] = [100, 5000];
const sizesOf = (kind: DocumentKind) => (kind === 'journey' ? [small, 1000, large] : [small, large]);

/** What moves the first card of a kind and takes it back. */
const keysOf: Readonly<Record<DocumentKind, readonly [string, string]>> = {
  journey: ['ArrowDown', 'ArrowUp'],
  funnel: ['ArrowRight', 'ArrowLeft'],
  process: ['ArrowDown', 'ArrowUp'],
  experiment: ['ArrowDown', 'ArrowUp'],
};

interface Case {
  readonly kind: DocumentKind;
  readonly size: number;
  readonly times: number[];
}

/** From the key press on the canvas of the real window until the change is on disk, as the status bar says it. */
export async function edit(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const rounds = Number(options.get('repetitions') ?? 5);
  const presses = Number(options.get('presses') ?? 12);
  const kinds = documentKinds.filter((kind) => (options.get('kind') ?? kind) === kind);
  const cases = kinds.flatMap((kind) => sizesOf(kind).map((size): Case => ({ kind, size, times: [] })));
  await build({ sourceMaps: false, say: console.log });
  const folder = freshFolder();
  const host = await startHost({ folder });
  const browser = await launchChromium();
  try {
    const first = await openApp(browser, await host.newUrl());
    for (const one of cases) await importOne(first, one);
    await first.context().close();
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of shuffled(kinds, Math.random)) {
        const page = await openApp(browser, await host.newUrl());
        const own = cases.filter((one) => one.kind === kind);
        for (const one of shuffled(own, Math.random))
          one.times.push(...(await pressAndSave(page, one, presses)));
        // The next window would open with all of these.
        for (const _ of own) await page.keyboard.press('Alt+w');
        await page.waitForTimeout(700);
        await page.context().close();
      }
    }
  } finally {
    await browser.close();
    await host.stop();
    removeFolder(folder);
  }
  return report(kinds, cases);
}

async function openApp(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForURL(({ pathname }) => pathname === '/');
  await page.getByRole('tree', { name: 'Documents' }).waitFor();
  return page;
}

/** A journey of so many touchpoints, which are more than twice as many records; of the other kinds so many records. */
async function importOne(page: Page, { kind, size }: Case): Promise<void> {
  const made = kind === 'journey' ? { ...makeJourney(size), id: randomUUID() } : makeLarge(kind, size);
  const named = { ...made, header: { ...made.header, name: nameOf({ kind, size }) } };
  const file = { fileName: `${size}.${kind}.json`, text: encodeDocumentFile(named) };
  const reply = await overSocket(page, 'documents.importJson', file);
  if (!reply.ok) throw new Error(reply.error.message);
}

function nameOf({ kind, size }: Pick<Case, 'kind' | 'size'>): string {
  return `${kind} of size ${size}`;
}

/** Moves the first card by a key and waits until the status bar counts a revision more; ms of each press. */
async function pressAndSave(page: Page, one: Case, presses: number): Promise<readonly number[]> {
  const name = nameOf(one);
  await page
    .getByRole('tree', { name: 'Documents' })
    .getByRole('treeitem', { name: new RegExp(`^${name}(?!\\d)`) })
    .first()
    .click();
  const canvas = page.getByRole('application', { name: `Canvas of ${name}`, exact: true });
  await canvas.focus();
  await page.keyboard.press('Home');
  await page.waitForTimeout(1000);
  const keys = keysOf[one.kind];
  return canvas.evaluate(
    async (element, { count, keys }) => {
      const statusOf = () => /^Saved, revision (\d+)$/m.exec(document.body.innerText)?.[1];
      const status = [...document.querySelectorAll('*')].findLast(
        (node) => /^Saved, revision \d+$/.test(node.textContent ?? '') && node.childElementCount <= 1,
      );
      if (!status) throw new Error(`The status bar says nothing of a revision: ${String(statusOf())}`);
      const bar = status.closest('footer') ?? status.parentElement ?? status;
      const samples: number[] = [];
      for (let press = 0; press < count; press += 1) {
        const before = bar.textContent;
        const saved = new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            const now = bar.textContent ?? '';
            if (now === before || !/Saved, revision \d+/.test(now)) return;
            observer.disconnect();
            resolve();
          });
          observer.observe(bar, { subtree: true, childList: true, characterData: true });
        });
        const began = performance.now();
        const key = keys[press % 2];
        element.dispatchEvent(
          new KeyboardEvent('keydown', { key: key ?? '', ctrlKey: true, bubbles: true, cancelable: true }),
        );
        await saved;
        samples.push(performance.now() - began);
        await new Promise((done) => setTimeout(done, 60));
      }
      // The first ones warm up what is compiled as it is used.
      return samples.slice(2);
    },
    { count: presses, keys },
  );
}

function report(kinds: readonly DocumentKind[], cases: readonly Case[]): { readonly short: number } {
  const timesOf = (kind: DocumentKind, size: number) =>
    cases.find((one) => one.kind === kind && one.size === size)?.times ?? [0];
  for (const { kind, size, times } of cases) {
    console.log(
      `edit-figure ${kind} n=${size} p10=${quantile(times, 0.1).toFixed(2)} median=${median(times).toFixed(2)} p95=${quantile(times, 0.95).toFixed(2)}`,
    );
  }
  let short = 0;
  for (const kind of kinds) {
    const [few, many] = [timesOf(kind, small), timesOf(kind, large)];
    const ratio = median(many) / median(few);
    const noise = Math.min(0.3, Math.max(spread(many), spread(few)));
    const ok = ratio <= 1.5 * (1 + noise);
    if (!ok) short += 1;
    console.log(
      `edit ${kind}-key-to-committed-${large}-over-${small} median=${median(many).toFixed(2)} p95=${quantile(many, 0.95).toFixed(2)} ` +
        `ratio=${ratio.toFixed(2)} goal=1.50 ${ok ? 'ok' : 'SHORT'} spread=${(noise * 100).toFixed(0)}% ` +
        // Other work on the machine can only make a time longer: the shortest tenth is nearest to the work itself.
        `ratio-of-p10=${(quantile(many, 0.1) / quantile(few, 0.1)).toFixed(2)}`,
    );
  }
  console.log(`edit cases=${kinds.length} short=${short}`);
  return { short };
}
