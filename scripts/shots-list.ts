import type { Page } from '@playwright/test';
import { overSocket } from '../e2e/harness/commands.ts';

/** One picture: its name, and the way to it from wherever the picture before left the window. */
export interface Shot {
  readonly name: string;
  readonly arrange: (page: Page) => Promise<void>;
}

export const shots: readonly Shot[] = [
  {
    name: 'welcome',
    arrange: async (page) => {
      await page.getByRole('heading', { name: 'Welcome to Journey Designer' }).waitFor();
    },
  },
  {
    name: 'journey',
    arrange: async (page) => {
      await page.getByRole('treeitem', { name: 'Consumer onboarding' }).click();
      await card(page, 'Touchpoint Upload ID').waitFor();
      await page.getByRole('button', { name: 'Show everything' }).click();
      await card(page, 'Touchpoint Upload ID').click();
    },
  },
  {
    name: 'history',
    arrange: async (page) => {
      await card(page, 'Touchpoint Read guide').click();
      await page.keyboard.press('Control+ArrowRight');
      await page.keyboard.press('Control+ArrowDown');
      await page.getByRole('tab', { name: 'History' }).click();
    },
  },
  {
    name: 'experiment',
    arrange: async (page) => {
      await overSocket(page, 'documents.create', {
        kind: 'experiment',
        name: 'Two-stage trial',
        template: 'experiment-shorter-sign-up',
      });
      await page.getByRole('treeitem', { name: 'Two-stage trial' }).click();
      await card(page, 'Variant Two stages').click();
      await page.getByRole('combobox', { name: 'Base document' }).click();
      await page.getByRole('option', { name: /^Consumer onboarding/ }).click();
      await page.keyboard.press('Escape');
      await page
        .getByRole('application', { name: 'Canvas of Two-stage trial' })
        .click({ position: { x: 40, y: 40 } });
    },
  },
  {
    name: 'variant',
    arrange: async (page) => {
      await card(page, 'Variant Two stages').click();
      await page.getByRole('button', { name: 'Edit on the base' }).click();
      await card(page, 'Touchpoint Resend link').click();
      await page.keyboard.press('Delete');
      await card(page, 'Touchpoint Upload ID').click();
      await page.keyboard.press('F2');
      await page.keyboard.type('Photograph ID');
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: /^Changes/ }).click();
    },
  },
  {
    name: 'palette',
    arrange: async (page) => {
      await page.getByRole('button', { name: /Search or run a command/ }).click();
      await page.keyboard.type('tidy');
    },
  },
  {
    name: 'publish',
    arrange: async (page) => {
      await page.keyboard.press('Escape');
      await page
        .getByRole('navigation', { name: 'Places' })
        .getByRole('button', { name: 'Publishing' })
        .click();
      // The sandbox is a database of its own and takes a moment to open for the first time.
      const setUp = page.getByRole('button', { name: 'Set up this database' });
      const plan = page.getByRole('button', { name: 'Make a plan' });
      await setUp.or(plan).waitFor({ timeout: 60_000 });
      if (await setUp.isVisible()) await setUp.click();
      await plan.click({ timeout: 60_000 });
      await page.getByText(/rehearsed .* in a rolled-back transaction/).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'settings',
    arrange: async (page) => {
      await page
        .getByRole('navigation', { name: 'Places' })
        .getByRole('button', { name: 'Settings' })
        .click();
    },
  },
  {
    name: 'comparison',
    arrange: async (page) => {
      await page
        .getByRole('navigation', { name: 'Places' })
        .getByRole('button', { name: 'Documents' })
        .click();
      await page.getByRole('treeitem', { name: 'Partner activation' }).click();
      const canvas = page.getByRole('application', { name: 'Canvas of Partner activation' });
      await canvas.waitFor();
      await page.getByRole('button', { name: 'Show everything' }).click();
      const cards = canvas.getByRole('group', { name: /^Touchpoint/ });
      await cards.nth(4).click();
      await page.keyboard.press('Delete');
      await cards.nth(1).click();
      await page.keyboard.press('F2');
      await page.keyboard.type('Named anew');
      await page.keyboard.press('Enter');
      await cards.nth(4).click();
      await page.keyboard.press('Control+Shift+ArrowDown');
      await page.keyboard.press('t');
      await page.getByRole('tab', { name: 'History' }).click();
      await page.getByRole('button', { name: /Create/ }).click();
      await page.getByRole('button', { name: 'Compare with now' }).click();
      await page.getByRole('list', { name: 'Legend' }).waitFor();
      await page.getByRole('button', { name: 'Show everything' }).click();
      await page.getByRole('option', { name: /^Named anew/ }).click();
    },
  },
  {
    name: 'rows-by-channel',
    arrange: async (page) => {
      // Beside a comparison stands its own list; a document in front brings the documents back.
      await page.getByRole('tab', { name: 'Consumer onboarding', exact: true }).click();
      await page.getByRole('treeitem', { name: 'Professional verification' }).click();
      await page.getByRole('application', { name: 'Canvas of Professional verification' }).waitFor();
      await page.keyboard.press('Control+Alt+r');
      await page.getByRole('group', { name: /^Lane Web/ }).waitFor();
    },
  },
  {
    name: 'picture',
    arrange: async (page) => {
      await page.keyboard.press('Control+Alt+e');
      await page.getByRole('region', { name: 'Preview' }).locator('svg').first().waitFor();
    },
  },
  {
    name: 'presentation',
    arrange: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press('Control+Alt+s');
      await page.getByRole('dialog', { name: /^Presentation of/ }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'side-by-side',
    arrange: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press('Control+Alt+t');
      await page.getByPlaceholder('Choose the journey to stand below').click();
      await page.getByRole('option', { name: 'Consumer onboarding' }).click();
      await page.getByRole('group', { name: 'Consumer onboarding' }).locator('svg').first().waitFor();
    },
  },
];

function card(page: Page, name: string) {
  return page.getByRole('group', { name: new RegExp(`^${name}`) }).first();
}
