import { expect, type Locator, type Page } from '@playwright/test';
import type { DocumentRecord } from '../../shared/documents/document.ts';
import { boxAtRest } from './at-rest.ts';
import { documentNamed } from './journeys.ts';
import { shellPage } from './shell-page.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A process in front: its canvas, its inspector, and what of it is on disk. */
export interface ProcessPage {
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly card: (name: string) => Locator;
  /** A point of a card: its middle, or a port on its border. */
  readonly spot: (name: string, side?: 'left' | 'right' | 'top' | 'bottom') => Promise<Spot>;
  readonly drag: (from: Spot, to: Spot) => Promise<void>;
  /** What the keyboard stands on is renamed in place. */
  readonly nameIt: (name: string) => Promise<void>;
  /** The name of the card on which the keyboard stands. */
  readonly focused: () => Promise<string | null>;
  readonly saved: () => Promise<void>;
  readonly records: (process: string) => Promise<readonly DocumentRecord[]>;
}

export function processPage(page: Page): ProcessPage {
  const shell = shellPage(page);
  const { canvas } = shell;
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const card = (name: string) =>
    canvas.getByRole('group', {
      name: new RegExp(
        `^(Trigger event|Decision|Action|Fallback procedure|Note) ${name.replaceAll(/[.?]/g, '\\$&')}(,|$)`,
      ),
    });

  async function records(process: string) {
    await shell.saved();
    return Object.values((await documentNamed(page, process)).records);
  }

  return {
    canvas,
    inspector,
    card,
    spot: async (name, side) => {
      const box = await boxAtRest(card(name));
      const across = { left: 0, right: box.width, top: box.width / 2, bottom: box.width / 2 };
      const down = { left: box.height / 2, right: box.height / 2, top: 0, bottom: box.height };
      return {
        x: box.x + (side ? across[side] : box.width / 2),
        y: box.y + (side ? down[side] : box.height / 2),
      };
    },
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
      await page.mouse.move(to.x, to.y, { steps: 3 });
      await page.mouse.up();
    },
    nameIt: async (name) => {
      await page.keyboard.press('F2');
      const field = page.locator('input:focus, textarea:focus');
      await expect(field).toBeVisible();
      await field.fill(name);
      await field.press('Enter');
      await expect(card(name)).toBeVisible();
    },
    focused: () => canvas.locator('[data-focused]').getAttribute('aria-label'),
    saved: shell.saved,
    records,
  };
}

/** The arrow between two cards by name; undefined: there is none. */
export function arrowIn(
  records: readonly DocumentRecord[],
  from: string,
  to: string,
): DocumentRecord | undefined {
  const idOf = (name: string) =>
    records.find((record) => record['name'] === name || record['event'] === name)?.id ?? 'nothing';
  const [start, end] = [idOf(from), idOf(to)];
  return records.find((record) => record['from'] === start && record['to'] === end);
}
