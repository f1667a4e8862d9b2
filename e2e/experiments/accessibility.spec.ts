import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { experimentPage, newExperiment } from '../pages/experiment-page.ts';
import { documentNamed, editRecord } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';
import { callCommand } from '../pages/wire.ts';

const name = 'Two-stage trial';
const base = 'Consumer onboarding';

/** A variant that adds, changes and removes something, over a base that was edited since. */
async function prepare(page: Page) {
  await newExperiment(page, name, 'experiment-shorter-sign-up');
  const journey = await documentNamed(page, base);
  const [guide, account] = ['Read guide', 'Create account'].map((title) =>
    Object.values(journey.records).find((record) => record['name'] === title),
  );
  if (!guide || !account) throw new Error('The sample has changed.');
  const change = {
    added: [{ ...account, id: randomUUID(), name: 'Magic link' }],
    updated: [[guide, { ...guide, name: 'Look around', emotion: 2 }]],
    removed: [account],
  };
  const experiment = await documentNamed(page, name);
  const arm = Object.values(experiment.records).find((record) => record['name'] === 'Two stages');
  if (!arm) throw new Error('The template has changed.');
  const after = { ...arm, baseKind: 'journey', baseDocumentId: journey.id, change: change as never };
  await callCommand(page, 'documents.applyChange', {
    id: experiment.id,
    baseRevision: experiment.revision,
    changeId: randomUUID(),
    intent: 'edit',
    label: 'Draw the variant',
    change: { added: [], updated: [[arm, after]], removed: [] },
  });
  await editRecord(page, base, 'Read guide', 'name', 'Skim the guide');
}

test('axe finds nothing on an experiment and on a variant over its base, light and dark', async ({
  page,
}) => {
  const shell = shellPage(page);
  const experiment = experimentPage(page, name);
  await prepare(page);
  await expect(shell.document(new RegExp(name))).toBeVisible();
  await shell.open(name);
  await expect(experiment.share('Two stages')).toBeVisible();
  await expectAccessible(page, 'experiment');
  await experiment.card('Variant', 'Two stages').click();
  await experiment.inspector.getByRole('button', { name: 'Edit on the base' }).click();
  await expect(page.getByRole('region', { name: 'Variant' }).getByRole('alert')).toBeVisible();
  await page.getByRole('tab', { name: /^Changes/ }).click();
  await expect(page.getByRole('button', { name: 'Take back Create account', exact: true })).toBeVisible();
  await expectAccessible(page, 'variant');
});
