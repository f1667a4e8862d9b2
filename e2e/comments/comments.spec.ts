import { expectAccessible } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { shellPage } from '../pages/shell-page.ts';

test('a thread from its first word to its end, by keyboard alone, and what undo and a reload make of it', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  const panel = page.getByRole('tabpanel', { name: 'Comments' });
  const thread = panel.getByRole('list', { name: 'Open comments' }).getByRole('listitem');
  const badge = journey.canvas.getByRole('button', { name: '1 open comment on Upload ID' });
  const press = async (name: string) => {
    await thread.getByRole('button', { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
  };
  await shell.open('Consumer onboarding');
  await journey.card('Upload ID').click();
  await journey.canvas.focus();

  await page.keyboard.press('Control+Alt+m');
  await expect(page.getByLabel('Comment on Upload ID')).toBeFocused();
  await page.keyboard.type('Is this needed, @Ada?');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('<b>bold</b> ada@example.org');
  await page.keyboard.press('Enter');
  await expect(thread).toHaveCount(1);
  await expect(journey.canvas).toBeFocused();
  await expect(thread.locator('mark')).toHaveText(['@Ada']);
  await expect(thread.getByText('<b>bold</b> ada@example.org')).toBeVisible();
  await expect(thread.getByText('Unsigned', { exact: true })).toBeVisible();
  await expect(badge).toBeVisible();

  await press('Answer');
  await page.keyboard.type('The law asks for it.');
  await page.keyboard.press('Enter');
  await expect(thread.getByText('The law asks for it.')).toBeVisible();
  await expect(thread.getByRole('button', { name: 'Answer', exact: true })).toBeFocused();
  await expectAccessible(page, 'comments', 'main');

  await press('Rewrite the comment');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Do we need it?');
  await page.keyboard.press('Enter');
  await expect(thread.getByText('Do we need it?')).toBeVisible();

  await press('Resolve');
  await expect(thread).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Write a comment' })).toBeFocused();
  await expect(badge).toBeHidden();
  await expect(panel.getByRole('button', { name: '1 resolved' })).toBeVisible();
  await journey.saved();
  await page.reload();
  await page.getByRole('tab', { name: /^Comments/ }).click();
  await panel.getByRole('button', { name: '1 resolved' }).click();
  const resolved = panel.getByRole('list', { name: 'Resolved comments' }).getByRole('listitem');
  await expect(resolved.getByText('The law asks for it.')).toBeVisible();
  await resolved.getByRole('button', { name: 'Reopen' }).click();
  await panel.getByRole('button', { name: '1 open' }).click();

  // What is said about a record goes with it and comes back with it.
  await thread.getByRole('button', { name: 'Upload ID' }).click();
  await expect(badge).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(journey.card('Upload ID')).toBeHidden();
  await expect(thread).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(thread).toHaveCount(1);
  await expect(thread.getByText('The law asks for it.')).toBeVisible();
});

test('comments are signed with the name of the workspace, and searched like everything else', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.place('Settings').click();
  await page.getByLabel('Your name').fill('Ada');
  await shell.place('Documents').click();
  await shell.open('Consumer onboarding');
  await page.getByRole('tab', { name: /^Comments/ }).click();
  const panel = page.getByRole('tabpanel', { name: 'Comments' });
  await panel.getByRole('button', { name: 'Write a comment' }).click();
  await page.getByLabel('Comment on the document').fill('Xylophones are missing');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Ada', { exact: true })).toBeVisible();
  await journey.saved();
  await shell.filter.fill('xylophone');
  await expect(shell.explorer.getByText('Xylophones are missing')).toBeVisible();
});
