import { expectAccessible } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { inWorkspaceFile } from '../harness/workspace-file.ts';
import { funnelPage } from '../pages/funnel-page.ts';
import { documentNamed } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';
import { callCommand } from '../pages/wire.ts';

const name = 'Booking of consultations';
/** People who came to each step; null: production says nothing. */
const visitors: Readonly<Record<string, number | null>> = {
  'View profile': 2412,
  'Compare prices': 238,
  'Choose a time': 1061,
  'Enter details': -5,
  Pay: 7,
};

test('what production measured stands on the cards, stays with its step, and a variant is a funnel of its own', async ({
  app,
  page,
}) => {
  const shell = shellPage(page);
  const funnel = funnelPage(page, name);
  await callCommand(page, 'documents.create', { kind: 'funnel', name, template: 'consultation-purchase' });
  await callCommand(page, 'documents.create', { kind: 'experiment', name: 'Shorter form', template: null });
  const { id, records } = await documentNamed(page, name);
  await shell.open(name);
  await expect(funnel.step('Pay')).toBeVisible();
  await expect(funnel.inspector.getByRole('region', { name: 'Measured' })).toHaveCount(0);

  // As a pull leaves it.
  inWorkspaceFile(app.folder, (database) => {
    database
      .prepare(
        `INSERT INTO conversion_funnels (environment_id, id, funnel_name, funnel_type, stages, total_visitors, conversion_rate)
         VALUES ('sandbox', ?, ?, 'purchase', '[]', 2412, '0.29')`,
      )
      .run(id, name);
    database
      .prepare('INSERT INTO meta (key, value) VALUES (?, ?)')
      .run(`funnels.imported/sandbox/${id}`, '2026-11-20T06:14:00.000000Z');
    const stage = database.prepare(
      `INSERT INTO funnel_stages (environment_id, id, funnel_id, stage_name, stage_order, stage_type, visitors, drop_off_rate)
       VALUES ('sandbox', ?, ?, ?, ?, ?, ?, '134.00')`,
    );
    const profile = Object.values(records).find((record) => record['name'] === 'View profile');
    const column = [
      { id: profile?.id, kind: 'step', name: 'View profile', order: 4 },
      { name: 'Share it', order: 90 },
    ];
    const none = { experiment_id: null, variant_name: null, description: null };
    const row = { id, funnel_name: name, funnel_type: 'purchase', stages: column, is_active: true, ...none };
    const part = {
      id: profile?.id,
      funnel_id: id,
      stage_name: 'View profile',
      stage_order: 1,
      stage_type: 'page',
    };
    database
      .prepare(
        `INSERT INTO baselines (environment_id, document_id, row_text, hash, revision, at)
         VALUES ('sandbox', ?, ?, ?, 1, '2026-11-20T06:14:00.000000Z')`,
      )
      .run(
        id,
        JSON.stringify({
          row: { ...row, target_audience: null, tags: null },
          parts: [{ ...part, ...none, success_criteria: null }],
        }),
        '0'.repeat(64),
      );
    for (const record of Object.values(records)) {
      if (record.kind !== 'step') continue;
      const title = record['name'] as string;
      stage.run(record.id, id, title, record['order'], record['stageType'], visitors[title] ?? null);
    }
  });
  await page.reload();

  await test.step('where production says two things it is seen before a push, and a missing step is added', async () => {
    const banner = funnel.inspector.getByRole('region', { name: 'Production says two things' });
    await expect(banner).toContainText('View profile: the rows say order 1, the column stages says 4');
    await banner.getByRole('button', { name: 'Add the step Share it' }).click();
    await expect(funnel.step('Share it')).toBeVisible();
    await expectAccessible(page, 'funnel with two truths');
    await page.keyboard.press('Control+z');
    await expect(funnel.step('Share it')).toBeHidden();
  });

  await test.step('people, low numbers, what cannot be, and small groups that nobody is shown', async () => {
    await expect(funnel.step('View profile')).toContainText('2,412 people');
    await expect(funnel.step('Compare prices')).toContainText('238 people');
    await expect(funnel.step('Compare prices')).toContainText('low number');
    await expect(funnel.step('Enter details')).toContainText('A count below zero');
    await expect(funnel.step('Pay')).toContainText('fewer than 10 people');
    // An optional step does not break the chain: the base of the rate is named.
    await expect(funnel.step('Choose a time')).toHaveAccessibleName(
      /1,061 people, 56\.0\s% lost of 2,412 at step 1/,
    );
    await funnel.step('Choose a time').click();
    const measured = funnel.inspector.getByRole('region', { name: 'Measured' });
    await expect(measured).toContainText('−1,351, 44.0 % of 2,412');
    await expect(measured).toContainText('134.00: a rate above 100 %');
    await expect(measured).toContainText('In Sandbox, imported 20 Nov 2026');
    await expectAccessible(page, 'measured step');
  });

  await test.step('a step that is moved takes its figures along', async () => {
    await funnel.canvas.focus();
    await page.keyboard.press('Control+ArrowLeft');
    await expect(funnel.step('Choose a time')).toHaveAccessibleName(/number 2, 1,061 people/);
    await expect(funnel.step('Choose a time')).toContainText('1,061 people');
    await page.keyboard.press('Control+z');
    await expect(funnel.step('Choose a time')).toHaveAccessibleName(/number 3, 1,061 people/);
  });

  await test.step('a variant is a copy tied to the experiment, with the way there', async () => {
    await page.keyboard.press('Escape');
    await funnel.inspector.getByRole('button', { name: 'Make a variant of this funnel' }).click();
    const form = funnel.inspector.getByRole('group', { name: 'New variant of this funnel' });
    await form.getByLabel('Experiment', { exact: true }).click();
    await page.getByRole('option', { name: 'Shorter form' }).click();
    await form.getByLabel('Variant', { exact: true }).click();
    await page.getByRole('option', { name: 'variant_a' }).click();
    await form.getByRole('button', { name: 'Make the variant' }).click();
    await expect(shell.tab(new RegExp(name))).toHaveCount(2);
    const list = await callCommand(page, 'documents.list', { archived: false });
    const copy = list.find((one) => one.name.startsWith(name) && one.id !== id);
    const experiment = list.find((one) => one.name === 'Shorter form');
    const opened = await callCommand(page, 'documents.open', { id: copy?.id ?? '' });
    expect(opened.document.header).toMatchObject({ experimentId: experiment?.id, variantName: 'variant_a' });
    expect(Object.keys(opened.document.records)).toHaveLength(Object.keys(records).length);
    await funnel.inspector.getByRole('button', { name: 'Open it' }).click();
    await expect(shell.tab('Shorter form')).toHaveAttribute('aria-selected', 'true');
  });
});
