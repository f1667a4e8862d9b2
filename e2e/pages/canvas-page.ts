import type { Locator, Page } from '@playwright/test';
import type { DocumentRecord } from '../../shared/documents/document.ts';
import { boxAtRest } from './at-rest.ts';
import { documentNamed } from './journeys.ts';
import { untilSaved } from './saved.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The canvas as hands and eyes have it; what came of a gesture is read from disk. */
export interface CanvasPage {
  readonly surface: Locator;
  readonly card: (name: string) => Locator;
  readonly middle: (name: string) => Promise<Spot>;
  /** A point on the border of a card, where its ports are. */
  readonly port: (name: string, side: 'left' | 'right' | 'top' | 'bottom') => Promise<Spot>;
  readonly press: (from: Spot, to: Spot) => Promise<void>;
  readonly drag: (from: Spot, to: Spot) => Promise<void>;
  /** What is on disk once everything is saved. */
  readonly records: () => Promise<readonly DocumentRecord[]>;
  readonly record: (name: string) => Promise<DocumentRecord>;
  readonly revision: () => Promise<number>;
  /** What a screen reader was told last. */
  readonly said: Locator;
  /** The name of the card on which the keyboard stands. */
  readonly focused: () => Promise<string | null>;
}

export function canvasPage(page: Page, document: string): CanvasPage {
  const surface = page.getByRole('application', { name: `Canvas of ${document}` });
  const card = (name: string) =>
    surface.getByRole('group', {
      name: new RegExp(`^(Touchpoint|Stage|Lane|Entry|Goal|Exit|Note) ${name}(,|$)`),
    });

  const box = (name: string) => boxAtRest(card(name));

  async function middle(name: string): Promise<Spot> {
    const { x, y, width, height } = await box(name);
    return { x: x + width / 2, y: y + height / 2 };
  }

  async function press(from: Spot, to: Spot) {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 3 });
  }

  async function saved() {
    await untilSaved(page);
    return documentNamed(page, document);
  }

  const records = async () => Object.values((await saved()).records);

  return {
    surface,
    card,
    middle,
    port: async (name, side) => {
      const { x, y, width, height } = await box(name);
      const across = { left: 0, right: width, top: width / 2, bottom: width / 2 }[side];
      const down = { left: height / 2, right: height / 2, top: 0, bottom: height }[side];
      return { x: x + across, y: y + down };
    },
    press,
    drag: async (from, to) => {
      await press(from, to);
      await page.mouse.up();
    },
    records,
    record: async (name) => {
      const found = (await records()).find((record) => record.name === name);
      if (!found) throw new Error(`There is no ${name} on disk.`);
      return found;
    },
    revision: async () => (await saved()).revision,
    said: surface.locator('xpath=..').locator('output[aria-live]'),
    focused: () =>
      surface.evaluate((element) => {
        const id = element.getAttribute('aria-activedescendant');
        return id === null
          ? null
          : (element.ownerDocument.getElementById(id)?.getAttribute('aria-label') ?? null);
      }),
  };
}
