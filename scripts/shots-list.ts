import type { Page } from '@playwright/test';
import { overSocket } from '../e2e/harness/commands.ts';
import type { PostgresServer } from '../e2e/harness/postgres-server.ts';
import { threeEnvironments } from './shots-environments.ts';

/** One picture: its name, and the way to it from wherever the picture before left the window. */
export interface Shot {
  readonly name: string;
  readonly arrange: (page: Page, postgres: PostgresServer) => Promise<void>;
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
      await open(page, 'Consumer onboarding');
      await card(page, 'Touchpoint Upload ID').first().click();
    },
  },
  {
    name: 'gallery',
    arrange: async (page) => {
      await page.keyboard.press('Alt+N');
      await page.getByRole('option', { name: /^Failed payment retry/ }).waitFor();
    },
  },
  {
    name: 'funnel',
    arrange: async (page) => {
      await closeDialog(page);
      await open(page, 'Consultation purchase');
      await card(page, 'Step').nth(2).click();
    },
  },
  {
    name: 'process',
    arrange: async (page) => {
      await open(page, 'Identity document processing');
      await card(page, 'Action').first().click();
    },
  },
  {
    name: 'history',
    arrange: async (page) => {
      await page.getByRole('treeitem', { name: 'Consumer onboarding' }).click();
      await card(page, 'Touchpoint Read guide').first().click();
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
      await card(page, 'Variant Two stages').first().click();
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
      await card(page, 'Variant Two stages').first().click();
      await page.getByRole('button', { name: 'Edit on the base' }).click();
      await card(page, 'Touchpoint Resend link').first().click();
      await page.keyboard.press('Delete');
      await card(page, 'Touchpoint Upload ID').first().click();
      await page.keyboard.press('F2');
      await page.keyboard.type('Photograph ID');
      await page.keyboard.press('Enter');
      await page.getByRole('tab', { name: /^Changes/ }).click();
    },
  },
  {
    name: 'map',
    arrange: async (page) => {
      await place(page, 'Map');
      await page.getByRole('application', { name: 'Map of the workspace' }).waitFor();
    },
  },
  {
    name: 'palette',
    arrange: async (page) => {
      await page.getByRole('tab', { name: 'Consumer onboarding', exact: true }).click();
      await page.getByRole('button', { name: /Search or run a command/ }).click();
      await page.getByRole('dialog').getByRole('combobox').fill('tidy');
    },
  },
  {
    name: 'publish',
    arrange: async (page) => {
      await closeDialog(page);
      await place(page, 'Publishing');
      // The sandbox is a database of its own and takes a moment to open for the first time.
      const setUp = page.getByRole('button', { name: 'Set up this database' });
      const plan = page.getByRole('button', { name: 'Make a plan' });
      await setUp.or(plan).waitFor({ timeout: 60_000 });
      if (await setUp.isVisible()) await setUp.click();
      await plan.click({ timeout: 60_000 });
      await page.getByText(/^Rehearsed .* in a rolled-back transaction/).waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'settings',
    arrange: async (page) => {
      await place(page, 'Settings');
    },
  },
  {
    name: 'comparison',
    arrange: async (page) => {
      await place(page, 'Documents');
      const canvas = await open(page, 'Partner activation');
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
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'History' }).click();
      await page.getByRole('button', { name: /Create/ }).click();
      await page.getByRole('button', { name: 'Compare with now' }).click();
      await page.getByRole('list', { name: 'Legend' }).waitFor();
      await page.getByRole('button', { name: 'Show everything' }).click();
      await page.getByRole('option', { name: /^Named anew/ }).click();
    },
  },
  {
    name: 'findings',
    arrange: async (page) => {
      // Beside a comparison stands its own list; a document in front brings the documents back.
      await page.getByRole('tab', { name: 'Partner activation', exact: true }).click();
      await page.getByRole('tab', { name: /^Findings/ }).click();
      await page.getByRole('button', { name: 'Show everything' }).click();
    },
  },
  {
    name: 'comments',
    arrange: async (page) => {
      const panel = page.getByRole('tabpanel', { name: 'Comments' });
      await card(page, 'Touchpoint Receive keys').first().click();
      await page.keyboard.press('Control+Alt+m');
      await page.getByLabel('Comment on Receive keys').waitFor();
      await page.keyboard.type('Do the keys have to expire? @Ada knows what the bank says.');
      await page.keyboard.press('Enter');
      await panel.getByRole('button', { name: 'Answer' }).click();
      await panel.getByRole('textbox').waitFor();
      await page.keyboard.type('After 30 days. The e-mail should say so.');
      await page.keyboard.press('Enter');
      await panel.getByText('After 30 days').waitFor();
    },
  },
  {
    name: 'rows-by-channel',
    arrange: async (page) => {
      await open(page, 'Professional verification');
      await page.getByRole('tab', { name: /^Findings/ }).click();
      await page.keyboard.press('Control+Alt+r');
      await page.getByRole('group', { name: /^Lane Web/ }).waitFor();
      await page.getByRole('button', { name: 'Show everything' }).click();
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
      await closeDialog(page);
      await page.keyboard.press('Control+Alt+s');
      await page.getByRole('dialog', { name: /^Presentation of/ }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'side-by-side',
    arrange: async (page) => {
      await closeDialog(page);
      const listed = await overSocket(page, 'documents.list', { archived: false });
      const asIs = listed.ok && listed.value.find(({ name }) => name === 'Professional verification');
      const toBe = asIs ? await overSocket(page, 'documents.duplicate', { id: asIs.id }) : null;
      if (!toBe?.ok) throw new Error('The journey could not be copied.');
      await open(page, toBe.value.name);
      await card(page, 'Touchpoint Call referees').first().click();
      await page.keyboard.press('Delete');
      await page.getByRole('tab', { name: 'Professional verification', exact: true }).click();
      await page.keyboard.press('Control+Alt+t');
      await page.getByPlaceholder('Choose the journey to stand below').click();
      await page.getByRole('option', { name: toBe.value.name }).click();
      await page.getByRole('group', { name: toBe.value.name }).locator('svg').first().waitFor();
    },
  },
  {
    name: 'environments',
    arrange: async (page, postgres) => {
      await page.keyboard.press('Escape');
      await threeEnvironments(page, postgres);
      await place(page, 'Publishing');
      await page.getByRole('button', { name: 'Environments side by side' }).click();
      const matrix = page.getByRole('region', { name: 'Environments side by side' });
      await matrix.getByText('Shorter sign-up').first().waitFor({ timeout: 60_000 });
      await page.waitForTimeout(8_000);
    },
  },
];

/** A document from the explorer, the whole of it in view; gives its canvas. */
async function open(page: Page, name: string) {
  await page.getByRole('treeitem', { name }).first().click();
  const canvas = page.getByRole('application', { name: `Canvas of ${name}` });
  await canvas.getByRole('group').first().waitFor();
  await page.getByRole('button', { name: 'Show everything' }).click();
  return canvas;
}

function card(page: Page, name: string) {
  return page.getByRole('group', { name: new RegExp(`^${name}`) });
}

async function place(page: Page, name: string) {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click();
}

async function closeDialog(page: Page) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
