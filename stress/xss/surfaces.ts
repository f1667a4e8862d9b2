import type { Locator, Page } from '@playwright/test';
import type { Document } from '../../shared/documents/document.ts';
import { exportMermaid } from '../../shared/exchange/mermaid/export-mermaid.ts';
import { pictureOf } from '../../shared/pictures/draw-document.ts';
import { escapeText, svgText } from '../../shared/pictures/svg/svg.ts';

export interface Visit {
  /** The window of the application. */
  readonly page: Page;
  /** A page without any policy, into which exported texts are put as they are. */
  readonly bare: Page;
  readonly journeys: readonly Document[];
  /** Whether the escaping of pictures is taken away. */
  readonly mutate: boolean;
}

export interface Surface {
  readonly name: string;
  /** Shows names there, and waits until one of them is seen. */
  readonly visit: (visit: Visit) => Promise<void>;
}

/** Every place where a name of a document is shown or exported. */
export const surfaces: readonly Surface[] = [
  { name: 'explorer', visit: ({ page }) => filled(explorer(page)) },
  {
    name: 'canvas, inspector and findings of each journey',
    visit: async ({ page, journeys }) => {
      const items = hostileItems(page);
      for (let at = 0; at < journeys.length; at += 1) {
        await items.nth(at).click();
        await filled(page.getByRole('application', { name: /^Canvas of/ }));
      }
    },
  },
  { name: 'tabs', visit: ({ page }) => filled(page.getByRole('tablist', { name: 'Open documents' })) },
  {
    name: 'inspector of a card',
    visit: async ({ page }) => {
      await page.getByRole('application', { name: /^Canvas of/ }).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('End');
      await filled(page.getByRole('complementary', { name: 'Inspector' }));
    },
  },
  { name: 'findings', visit: ({ page }) => bottomTab(page, /^Findings/) },
  { name: 'comments', visit: ({ page }) => bottomTab(page, /^Comments/) },
  { name: 'history', visit: ({ page }) => bottomTab(page, /^History/) },
  {
    name: 'palette',
    visit: async ({ page }) => {
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().fill('hit');
      await filled(dialog.getByRole('option').first());
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'toast',
    visit: async ({ page }) => {
      await hostileItems(page).first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Archive/ }).click();
      await filled(page.getByRole('alert').filter({ hasText: /^Archived/ }));
      await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    },
  },
  {
    name: 'picture in the window and as pixels',
    visit: async ({ page }) => {
      // What was taken back a moment ago may have to come back first.
      await page.getByRole('application', { name: /^Canvas of/ }).focus();
      await page.keyboard.press('Control+Alt+e');
      const dialog = page.getByRole('dialog', { name: 'Export a picture' });
      await filled(dialog.getByRole('region', { name: 'Preview' }));
      await dialog.getByText('PNG', { exact: true }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: 'Save PNG' }).click(),
      ]);
      await download.delete();
      await dialog.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'print page',
    visit: async ({ page }) => {
      await page.evaluate(() => Object.assign(globalThis, { print: () => undefined }));
      await page.keyboard.press('Control+Alt+p');
      const dialog = page.getByRole('dialog', { name: 'Export a picture' });
      await dialog.getByRole('button', { name: 'Print or save as PDF' }).click();
      await page.locator('html[data-printing]').waitFor({ state: 'attached' });
      await page.pdf({ preferCSSPageSize: true });
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'presentation',
    visit: async ({ page }) => {
      await page.keyboard.press('Control+Alt+s');
      const show = page.getByRole('dialog', { name: /^Presentation of/ });
      await page.keyboard.press('ArrowRight');
      await filled(show);
      await page.keyboard.press('Escape');
      await show.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'publishing',
    visit: async ({ page }) => {
      await page
        .getByRole('navigation', { name: 'Places' })
        .getByRole('button', { name: 'Publishing' })
        .click();
      await filled(page.getByRole('main'));
    },
  },
  {
    name: 'SVG opened by itself',
    visit: async ({ bare, journeys, mutate }) => {
      for (const [index, text] of drawn(journeys, mutate).entries()) {
        await bare.goto(`http://pictures.test/${index}.svg`).catch(() => undefined);
        if (!text.startsWith('<svg')) throw new Error('There is no picture.');
      }
    },
  },
  {
    name: 'SVG put into a page',
    visit: async ({ bare, journeys, mutate }) => {
      await bare.goto('http://pictures.test/');
      for (const text of drawn(journeys, mutate)) {
        await bare.setContent(`<!doctype html><body>${text}`, { waitUntil: 'domcontentloaded' });
      }
    },
  },
  {
    name: 'Mermaid put into a page as its text',
    visit: async ({ bare, journeys }) => {
      await bare.goto('http://pictures.test/');
      for (const journey of journeys) {
        const text = exportMermaid(journey);
        // A renderer would take these at the start of a line for commands.
        if (/^\s*(click|%%\{|linkStyle|style|href)\b/m.test(text)) await bare.evaluate('__hit("mermaid")');
        await bare.setContent(`<!doctype html><pre>${escapeText(text)}</pre>`);
      }
    },
  },
];

export function drawn(journeys: readonly Document[], mutate: boolean): readonly string[] {
  const options = { theme: 'light', legend: true, date: null, title: true } as const;
  const escape = mutate ? (text: string) => text : escapeText;
  return journeys.map((journey) => svgText(pictureOf(journey, options).svg, escape));
}

function explorer(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Documents' });
}

/** The samples of a fresh workspace are in the list too. */
function hostileItems(page: Page): Locator {
  return explorer(page)
    .getByRole('treeitem', { level: 2 })
    .filter({ hasText: /hit|xss\.invalid/ });
}

async function bottomTab(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await filled(page.getByRole('tabpanel', { name }));
}

/** A surface counts only where a payload can be read on it. */
async function filled(place: Locator): Promise<void> {
  await place.waitFor();
  const until = Date.now() + 10_000;
  while (!/hit|xss\.invalid/.test(await textOf(place))) {
    if (Date.now() > until) throw new Error('No payload is shown here.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function textOf(place: Locator): Promise<string> {
  return place.evaluate((element) => {
    const fields = [...element.querySelectorAll('input, textarea')] as HTMLInputElement[];
    return [element.textContent ?? '', ...fields.map(({ value }) => value)].join('\n');
  });
}
