import { expectAccessible } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { shellPage } from '../pages/shell-page.ts';

test('axe finds nothing on a document: inspector, findings, history', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await expectAccessible(page, 'journey');
  await journey.card('Upload ID').click();
  await expectAccessible(page, 'touchpoint');
  await journey.add('g', 'Measured goal');
  await journey.inspector.getByRole('button', { name: 'Add a measure and a target' }).click();
  await expect(journey.field('Target')).toBeVisible();
  await expectAccessible(page, 'goal');
  await journey.add('t', 'Lonely step');
  await expect(
    page.getByRole('tabpanel', { name: 'Findings' }).getByText('Lonely step').first(),
  ).toBeVisible();
  await expectAccessible(page, 'findings');
  await journey.saved();
  await page.getByRole('tab', { name: 'History' }).click();
  await page
    .getByRole('tabpanel', { name: 'History' })
    .getByRole('button', { name: /Add Touchpoint/ })
    .click();
  await expect(page.getByText('Since then').or(page.getByText('as it was then'))).toBeVisible();
  await expectAccessible(page, 'history');
});
