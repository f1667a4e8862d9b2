import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { overSocket } from '../e2e/harness/commands.ts';
import { freshFolder, removeFolder, startHost } from '../e2e/harness/host-process.ts';
import { build } from '../scripts/build.ts';
import { encodeDocumentFile } from '../shared/documents/document-file.ts';
import { makeJourney } from './canvas-page/make-journey.ts';
import { median, quantile, shuffled, spread } from './statistics.ts';

const sizes = [100, 1000, 5000] as const;

/** From the key press on the canvas of the real window until the change is on disk, as the status bar says it. */
export async function edit(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const rounds = Number(options.get('repetitions') ?? 5);
  const presses = Number(options.get('presses') ?? 12);
  await build({ sourceMaps: false, say: console.log });
  const folder = freshFolder();
  const host = await startHost({ folder });
  const browser = await launchChromium();
  const times = new Map<number, number[]>(sizes.map((size) => [size, []]));
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(await host.newUrl());
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('tree', { name: 'Documents' }).waitFor();
    for (const size of sizes) {
      const journey = { ...makeJourney(size), id: randomUUID() };
      const text = encodeDocumentFile({ ...journey, header: { ...journey.header, name: `Size ${size}` } });
      const reply = await overSocket(page, 'documents.importJson', {
        fileName: `${size}.journey.json`,
        text,
      });
      if (!reply.ok) throw new Error(reply.error.message);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const size of shuffled(sizes, Math.random)) {
        times.get(size)?.push(...(await pressAndSave(page, size, presses)));
      }
    }
  } finally {
    await browser.close();
    await host.stop();
    removeFolder(folder);
  }
  return report(times);
}

/** Moves the first card by a key and waits until the status bar counts a revision more; ms of each press. */
async function pressAndSave(page: Page, size: number, presses: number): Promise<readonly number[]> {
  await page
    .getByRole('tree', { name: 'Documents' })
    .getByRole('treeitem', { name: `Size ${size}` })
    .first()
    .click();
  const canvas = page.getByRole('application', { name: `Canvas of Size ${size}` });
  await canvas.focus();
  await page.keyboard.press('Home');
  await page.waitForTimeout(1000);
  return canvas.evaluate(async (element, count) => {
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
      const key = press % 2 === 0 ? 'ArrowDown' : 'ArrowUp';
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }),
      );
      await saved;
      samples.push(performance.now() - began);
      await new Promise((done) => setTimeout(done, 60));
    }
    // The first ones warm up what is compiled as it is used.
    return samples.slice(2);
  }, presses);
}

function report(times: ReadonlyMap<number, readonly number[]>): { readonly short: number } {
  const of = (size: number) => times.get(size) ?? [0];
  for (const size of sizes) {
    console.log(
      `edit-figure n=${size} median=${median(of(size)).toFixed(2)} p95=${quantile(of(size), 0.95).toFixed(2)}`,
    );
  }
  const ratio = median(of(5000)) / median(of(100));
  const noise = Math.min(0.3, Math.max(spread(of(5000)), spread(of(100))));
  const ok = ratio <= 1.5 * (1 + noise);
  console.log(
    `edit key-to-committed-5000-over-100 median=${median(of(5000)).toFixed(2)} p95=${quantile(of(5000), 0.95).toFixed(2)} ` +
      `ratio=${ratio.toFixed(2)} goal=1.50 ${ok ? 'ok' : 'SHORT'} spread=${(noise * 100).toFixed(0)}%`,
  );
  console.log(`edit cases=1 short=${ok ? 0 : 1}`);
  return { short: ok ? 0 : 1 };
}
