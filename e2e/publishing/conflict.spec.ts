import { expectAccessibleNow } from '../harness/axe.ts';
import { documentNamed, editHeader, editRecord } from '../pages/journeys.ts';
import { type PublishingPage, publishingPage } from '../pages/publishing-page.ts';
import { expect, test } from './with-postgres.ts';

// Each starts a database and a browser of its own, which a busy machine does not do in a minute.
test.describe.configure({ timeout: 180_000 });

const sample = 'Consumer onboarding';

async function makeConflict(
  page: Parameters<typeof editHeader>[0],
  publishing: PublishingPage,
  changeThere: () => Promise<unknown>,
) {
  await publishing.setUp('Dev');
  await publishing.makePlan();
  await publishing.push('Dev');
  await expect(publishing.view.getByText(/^Dev has it: /)).toBeVisible();
  await changeThere();
  await editHeader(page, sample, 'description', 'Written here');
  await publishing.lookAgain();
  await expect(publishing.row(sample)).toContainText('conflict');
  await publishing.view.getByRole('button', { name: `Resolve ${sample}` }).click();
  const line = publishing.view.getByRole('row').filter({ hasText: 'Written there' });
  await expect(line).toContainText('Written here');
  await expect(publishing.view.getByRole('radio', { name: /Keep mine/ })).not.toBeChecked();
  await expect(publishing.view.getByRole('radio', { name: /Take theirs/ })).not.toBeChecked();
  await expect(publishing.view.getByRole('button', { name: 'Resolve…' })).toBeDisabled();
}

for (const side of ['Keep mine', 'Take theirs'] as const) {
  test(`a conflict shows base, mine and theirs; ${side.toLowerCase()} keeps one whole side`, async ({
    page,
    database,
    postgres,
  }) => {
    const dev = await database('Dev', 'Development');
    const publishing = publishingPage(page);
    await publishing.open();
    await publishing.addEnvironment(dev);
    await makeConflict(page, publishing, () =>
      postgres.run(
        dev.connection.database,
        `UPDATE journey_templates SET description = 'Written there' WHERE template_name = '${sample}'`,
      ),
    );

    await publishing.view.getByRole('radio', { name: new RegExp(side) }).check();
    await publishing.view.getByRole('button', { name: 'Resolve…' }).click();
    await publishing.dialog.getByRole('button', { name: side }).click();
    await expect(publishing.dialog).toBeHidden();
    await expect(page.getByRole('alert')).toContainText(
      side === 'Take theirs'
        ? `${sample} is as it is in Dev. Yours is in its history.`
        : `${sample} stays as it is here. Publish it to write it to Dev.`,
    );

    if (side === 'Take theirs') {
      await expect(publishing.view.getByText('Everything is in step')).toBeVisible();
      expect((await documentNamed(page, sample)).header['description']).toBe('Written there');
    } else {
      await expect(publishing.row(sample)).toContainText('changed here');
      await publishing.makePlan();
      await publishing.push('Dev');
      await expect(publishing.view.getByText(/^Dev has it: 1 document, 1 row/)).toBeVisible();
      expect(
        await postgres.run(
          dev.connection.database,
          `SELECT description FROM journey_templates WHERE template_name = '${sample}'`,
        ),
      ).toEqual([{ description: 'Written here' }]);
    }
  });
}

test('a conflict is decided place by place on the canvas, with a value that neither side had', async ({
  page,
  database,
  postgres,
}) => {
  const dev = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(dev);
  await makeConflict(page, publishing, async () => {
    await editRecord(page, sample, 'Read guide', 'pageUrl', '/only-here');
    await editHeader(page, sample, 'version', '7.7');
    await postgres.run(
      dev.connection.database,
      `UPDATE journey_templates SET description = 'Written there', version = '8.8' WHERE template_name = '${sample}'`,
    );
  });

  await publishing.view.getByText('Decide on the canvas').click();
  const side = publishing.view.getByRole('region', { name: 'What both sides changed' });
  const description = side.getByRole('group', { name: /^Description/ });
  await expect(description).toContainText('Written here');
  await expect(description).toContainText('Written there');
  for (const radio of await description.getByRole('radio').all()) await expect(radio).not.toBeChecked();
  await expect(publishing.view.getByRole('group', { name: /^Touchpoint Read guide, changed/ })).toBeVisible();
  await expectAccessibleNow(page, 'the conflict');
  await expect(side.getByRole('button', { name: 'Resolve' })).toBeDisabled();
  await side.getByRole('button', { name: 'Several at once' }).click();
  await page.getByRole('menuitem', { name: 'Keep mine' }).first().click();
  await expect(
    side.getByRole('group', { name: /^Version/ }).getByRole('radio', { name: /^Mine/ }),
  ).toBeChecked();
  await description.getByLabel('Another Description').fill('Written by both');
  await expect(side).toContainText('The result has no errors and no warnings.');

  // The result is a document to be edited, by hand or by keys, before anything of it is kept.
  await side.getByRole('button', { name: 'Edit the result' }).click();
  const result = publishing.view.getByRole('region', { name: 'The result', exact: true });
  await expect(result.getByLabel('Description')).toHaveValue('Written by both');
  await publishing.view.getByRole('group', { name: /^Touchpoint Read guide/ }).click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Read the guide');
  await page.keyboard.press('Enter');
  await publishing.view.getByRole('group', { name: /^Touchpoint Search result/ }).click();
  await page.keyboard.press('Delete');
  await expect(publishing.view.getByRole('region', { name: 'Findings in the result' })).toContainText(
    'reached',
  );
  await expectAccessibleNow(page, 'the result of a merge');
  await page.keyboard.press('Control+z');
  await expect(result).toContainText('1 edit on top of the choices.');
  await result.getByRole('button', { name: 'Take this result' }).click();

  await expect(page.getByRole('alert')).toContainText(`${sample} is decided.`);
  await expect(publishing.row(sample)).toContainText('changed here');
  const merged = await documentNamed(page, sample);
  expect(merged.header['description']).toBe('Written by both');
  expect(merged.header['version']).toBe('7.7');
  const touchpoints = Object.values(merged.records);
  expect(touchpoints.map((record) => record['pageUrl'])).toContain('/only-here');
  expect(touchpoints.map((record) => record['name'])).toContain('Read the guide');
  expect(touchpoints.map((record) => record['name'])).toContain('Search result');

  // The row there and the document here, on one canvas.
  await publishing.view.getByRole('button', { name: `What happens to ${sample}` }).click();
  await publishing.view.getByRole('button', { name: `Show ${sample} on the canvas, compared` }).click();
  await expect(page.getByRole('combobox', { name: 'Before' })).toHaveValue('Dev');
  const differences = page.getByRole('listbox', { name: 'Differences' });
  await expect(differences.getByRole('option', { name: /^Read the guide/ })).toBeVisible();
  await differences.getByRole('option', { name: new RegExp(sample) }).click();
  await expect(page.getByRole('list', { name: 'Changed fields' })).toContainText('Written by both');

  // The same as what would be sent, and the other documents that differ there.
  await page.getByRole('button', { name: 'As SQL' }).click();
  await expect(page.getByRole('region', { name: 'SQL of the plan' })).toContainText('UPDATE');
  await editHeader(page, 'Support escalation', 'description', 'Written here');
  const others = page.getByRole('region', { name: 'Other documents that differ' });
  await expect(
    others.getByRole('button', { name: /^Process Support escalation .*changed here/ }),
  ).toBeVisible();
  await page.keyboard.press('Control+Alt+ArrowDown');
  await expect(page.getByRole('tab', { name: 'Support escalation, compared' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('combobox', { name: 'Before' })).toHaveValue('Dev');
  await expectAccessibleNow(page, 'a comparison with an environment');
});

test('a row that is not ours is shown as it is and never written', async ({ page, database, postgres }) => {
  const dev = await database('Dev', 'Development');
  const publishing = publishingPage(page);
  await publishing.open();
  await publishing.addEnvironment(dev);
  await publishing.setUp('Dev');
  await postgres.run(
    dev.connection.database,
    `INSERT INTO journey_templates (template_name, journey_type, stages, touchpoints) VALUES ('Legacy import', 'consumer', '{"a": 1}', '"text"')`,
  );
  await publishing.lookAgain();
  await expect(publishing.row('Legacy import')).toContainText('raw row');
  await publishing.view.getByRole('button', { name: 'View Legacy import' }).click();
  await expect(publishing.view.getByText('Why it is not on the canvas:')).toBeVisible();
  await expect(publishing.view.getByLabel('JSON of the row')).toContainText('"Legacy import"');
  await publishing.view.getByRole('button', { name: 'Back to the list' }).click();
  await publishing.makePlan();
  await publishing.push('Dev');
  await expect(publishing.view.getByText(/^Dev has it: /)).toBeVisible();
  expect(
    await postgres.run(
      dev.connection.database,
      `SELECT stages::text AS stages FROM journey_templates WHERE template_name = 'Legacy import'`,
    ),
  ).toEqual([{ stages: '{"a": 1}' }]);
});
