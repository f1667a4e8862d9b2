import { expect, type Locator, type Page } from '@playwright/test';
import { documentNamed } from './journeys.ts';
import { shellPage } from './shell-page.ts';

/** A journey in front, as a designer has it: its canvas, its inspector, what stands below. */
export interface JourneyPage {
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly card: (name: string) => Locator;
  readonly field: (label: string) => Locator;
  /** Adds a card with the key of its palette entry and names it in place. */
  readonly add: (key: string, name: string) => Promise<void>;
  /** Runs a command from the palette by its words. */
  readonly run: (words: string) => Promise<void>;
  readonly saved: () => Promise<void>;
  /** The records of a journey on disk, by name. */
  readonly onDisk: (journey: string) => Promise<ReadonlyMap<string, Record<string, unknown>>>;
}

export function journeyPage(page: Page): JourneyPage {
  const shell = shellPage(page);
  const { canvas } = shell;
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  return {
    canvas,
    inspector,
    card: (name) => cardNamed(canvas, name),
    field: (label) => inspector.getByLabel(label, { exact: true }),
    add: async (key, name) => {
      await canvas.focus();
      await page.keyboard.press(key);
      await page.keyboard.press('F2');
      const field = page.locator('input:focus, textarea:focus');
      await expect(field).toBeVisible();
      await field.fill(name);
      await field.press('Enter');
      await expect(cardNamed(canvas, name)).toBeVisible();
    },
    run: async (words) => {
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().fill(words);
      await dialog.getByRole('option', { name: words }).first().click();
      await expect(dialog).toBeHidden();
    },
    saved: shell.saved,
    onDisk: async (journey) => {
      await shell.saved();
      const { records } = await documentNamed(page, journey);
      return new Map(
        Object.values(records).map((record) => [
          typeof record['name'] === 'string' ? record['name'] : record.id,
          record,
        ]),
      );
    },
  };
}

/** A card by its own name: a screen reader hears its kind first, and then where it stands and leads. */
function cardNamed(canvas: Locator, name: string): Locator {
  return canvas.getByRole('group', { name: new RegExp(`^[A-Z]\\w+ ${name}(,|$)`) });
}
