import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../harness/fixtures.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { shellPage } from '../pages/shell-page.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a document in ${theme}: inspector, findings, history`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const shell = shellPage(page);
    const journey = journeyPage(page);
    const clean = async (view: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${view}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual(
        [],
      );
    };
    await shell.open('Consumer onboarding');
    await clean('journey');
    await journey.card('Upload ID').click();
    await clean('touchpoint');
    await journey.add('g', 'Measured goal');
    await journey.inspector.getByRole('button', { name: 'Add a measure and a target' }).click();
    await expect(journey.field('Target')).toBeVisible();
    await clean('goal');
    await journey.add('t', 'Lonely step');
    await expect(
      page.getByRole('tabpanel', { name: 'Findings' }).getByText('Lonely step').first(),
    ).toBeVisible();
    await clean('findings');
    await journey.saved();
    await page.getByRole('tab', { name: 'History' }).click();
    await page
      .getByRole('tabpanel', { name: 'History' })
      .getByRole('button', { name: /Add Touchpoint/ })
      .click();
    await expect(page.getByText('Since then').or(page.getByText('as it was then'))).toBeVisible();
    await clean('history');
  });
}
