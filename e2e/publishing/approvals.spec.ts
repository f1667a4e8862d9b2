import { expectAccessible } from '../harness/axe.ts';
import { devOfTwoUsers } from './two-users.ts';
import { expect, test } from './with-postgres.ts';

test.describe.configure({ timeout: 180_000 });

test('by keyboard: a plan that needs an approval waits for another database user, who looks at it and says yes', async ({
  page,
  database,
  postgres,
}) => {
  const rights = 'SELECT, INSERT, UPDATE, DELETE';
  const dev = await devOfTwoUsers({ page, database, postgres }, rights);
  const { run, user, publishing, view, memory } = dev;
  await memory.getByRole('button', { name: 'Assisted mode…' }).press('Enter');
  await dev.install();
  await memory.getByRole('button', { name: 'Reviews: none waits for you' }).press('Enter');
  await view.getByRole('checkbox', { name: 'Every document in Dev' }).press('Space');
  await view.getByRole('button', { name: 'Save in Dev' }).press('Enter');
  await expect(view.getByText('asked for by designer')).toBeVisible({ timeout: 20_000 });
  await expect(view.getByRole('region', { name: 'What needs an approval' })).toBeFocused();
  await view.getByRole('button', { name: 'Back to the list' }).press('Enter');

  await publishing.makePlan();
  await expect(
    view.getByText(/Another person has to approve this plan first: ask for a review/),
  ).toBeVisible();
  const review = view.getByRole('region', { name: 'Review', exact: true });
  await review.getByLabel('What should they look at?').fill('The new steps');
  await review.getByRole('button', { name: 'Ask for a review' }).press('Enter');
  await expect(review.getByText('waiting', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(review, 'the button is gone, the focus is not').toBeFocused();
  await expectAccessible(page, 'a plan that waits for a review', '[aria-label="Review"]');
  const hash = await review.locator('code').textContent();

  // The same database, seen by another of its users.
  await publishing.addEnvironment(dev.theirs);
  await memory.getByRole('button', { name: '1 review waits for you' }).press('Enter');
  const request = view.getByRole('listitem', { name: `Plan ${hash} of designer` });
  await expect(request).toContainText('The new steps');
  await request.getByRole('button', { name: 'Look at the plan' }).press('Enter');
  const documents = view.getByRole('region', { name: 'Documents of the plan' });
  const fold = documents.getByRole('button', { name: 'What happens to Consumer onboarding' });
  await fold.press('Enter');
  await expect(documents.getByRole('listitem', { name: 'Consumer onboarding' })).toContainText('Stage added');
  await fold.press('Enter');
  await expect(view.getByRole('region', { name: 'SQL of the plan' })).toContainText('INSERT INTO');
  await expectAccessible(page, 'the plan that was asked about', '[aria-label^="Publish to"]');
  await view.getByLabel('A word to it').fill('Looks right');
  await view.getByRole('button', { name: 'Approve' }).press('Enter');
  await expect(view.getByText(/approved,.*“Looks right”/)).toBeVisible({ timeout: 20_000 });

  await publishing.choose('Dev');
  await publishing.lookAgain();
  await expect(review.getByText(/approved,.*“Looks right”/)).toBeVisible({ timeout: 20_000 });
  await view.getByRole('button', { name: 'Push to Dev' }).press('Enter');
  await expect(view.getByText(/^Dev has it: /)).toBeVisible({ timeout: 30_000 });
  expect(await run('SELECT answered_by, answer FROM jd_sync.review_answers')).toEqual([
    { answered_by: user, answer: 'approved' },
  ]);
  await dev.dropUser();
});
