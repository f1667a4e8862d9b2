import type { Page } from '@playwright/test';
import { expect, test } from '../harness/fixtures.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { documentNamed, editRecord } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

const name = 'Consumer onboarding';

/**
 * This window's edits wait on the line while a colleague's reach the disk, as on a machine that sleeps. What the window
 * asks beside that passes.
 */
async function slowLine(page: Page) {
  let hold = false;
  const held: (() => void)[] = [];
  await page.routeWebSocket(/\/socket$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const isEdit = typeof message === 'string' && message.includes('"documents.applyChange"');
      if (hold && isEdit && message.includes('Mine')) held.push(() => server.send(message));
      else server.send(message);
    });
  });
  await page.reload();
  return {
    hold: () => {
      hold = true;
    },
    release: () => {
      hold = false;
      for (const send of held.splice(0)) send();
    },
  };
}

/** Two people rename the same card; this window comes second. */
async function collide(page: Page) {
  const line = await slowLine(page);
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open(name);
  await journey.card('Read guide').click();
  line.hold();
  await journey.field('Name').fill('Mine');
  await journey.field('Name').press('Enter');
  await expect(journey.card('Mine')).toBeVisible();
  await editRecord(page, name, 'Read guide', 'name', 'Theirs');
  line.release();
  await expect(shell.status.getByText(/^Not saved: Somebody else changed the same things/)).toBeVisible();
  return { shell, journey };
}

test('what collides with a colleague is kept as a copy, and the saved state is taken', async ({ page }) => {
  const { shell, journey } = await collide(page);
  await shell.status.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await expect(shell.tab(`${name} (copy)`)).toHaveAttribute('aria-selected', 'true');
  await expect(journey.card('Mine')).toBeVisible();
  await shell.tab(new RegExp(`^${name}$`)).click();
  await expect(journey.card('Theirs')).toBeVisible();
  await shell.saved();
  const records = Object.values((await documentNamed(page, name)).records);
  expect(records.map((record) => record['name'])).toContain('Theirs');
  expect(records.map((record) => record['name'])).not.toContain('Mine');
});

test('what collides is given up for what is saved, and editing goes on', async ({ page }) => {
  const { shell, journey } = await collide(page);
  await shell.status.getByRole('button', { name: 'Take what is saved' }).click();
  await expect(journey.card('Theirs')).toBeVisible();
  await expect(journey.card('Mine')).toBeHidden();
  await shell.saved();
  await journey.add('t', 'Next step');
  expect((await journey.onDisk(name)).get('Next step')).toBeDefined();
});

test('a tab with unsaved changes asks before it closes, and loses them only when told', async ({ page }) => {
  const { shell, journey } = await collide(page);
  await shell.tab(name).press('Delete');
  await expect(shell.dialog.getByRole('heading', { name: `${name} is not saved` })).toBeVisible();
  await expect(shell.dialog.getByText(/^One change could not be written/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(journey.card('Mine')).toBeVisible();

  await shell.tab(name).press('Delete');
  await shell.dialog.getByRole('button', { name: 'Keep it open' }).click();
  await expect(journey.card('Mine')).toBeVisible();

  await shell.tab(name).press('Delete');
  await shell.dialog.getByRole('button', { name: 'Lose the changes' }).click();
  await expect(shell.tab(name)).toBeHidden();
  await shell.open(name);
  await expect(journey.card('Theirs')).toBeVisible();
});

test('closing a tab with a collision can keep a copy', async ({ page }) => {
  const { shell, journey } = await collide(page);
  await shell.tab(name).press('Delete');
  await shell.dialog.getByRole('button', { name: 'Keep mine as a copy and close' }).click();
  await expect(shell.tab(new RegExp(`^${name}$`))).toBeHidden();
  await expect(shell.tab(`${name} (copy)`)).toHaveAttribute('aria-selected', 'true');
  await expect(journey.card('Mine')).toBeVisible();
});
