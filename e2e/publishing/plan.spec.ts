import { randomUUID } from 'node:crypto';
import { expectAccessible } from '../harness/axe.ts';
import { documentNamed, editRecord } from '../pages/journeys.ts';
import { publishingPage } from '../pages/publishing-page.ts';
import { callCommand } from '../pages/wire.ts';
import { expect, test } from './with-postgres.ts';

test.describe.configure({ timeout: 180_000 });

const sample = 'Consumer onboarding';

test('a plan says who runs at a renamed stage and what goes along; each tick makes a new one; the canvas shows it', async ({
  page,
  database,
  postgres,
}) => {
  const dev = await database('Dev', 'Development');
  const run = (sql: string) => postgres.run(dev.connection.database, sql);
  const publishing = publishingPage(page);
  const { view } = publishing;
  await publishing.open();
  await publishing.addEnvironment(dev);
  await publishing.setUp('Dev');
  await publishing.makePlan();
  await publishing.push('Dev');
  await expect(view.getByText(/^Dev has it: /)).toBeVisible();

  const journey = await documentNamed(page, sample);
  const [stage] = Object.values(journey.records).filter(({ kind }) => kind === 'stage');
  const was = stage?.['name'] as string;
  await run(`INSERT INTO auth.users (id) VALUES ('${journey.id}');
    INSERT INTO customer_journeys (user_id, journey_type, current_stage, metadata)
    SELECT '${journey.id}', 'consumer', '${was}', '{"template": {"id": "${journey.id}"}}' FROM generate_series(1, 12)`);
  await editRecord(page, sample, was, 'name', 'Get going');
  const copy = await callCommand(page, 'documents.duplicate', { id: journey.id });
  const list = await callCommand(page, 'documents.list', { archived: false });
  const experiment = list.find(({ kind }) => kind === 'experiment');
  const copied = list.find(({ id }) => id === copy.id);
  if (!experiment || !copied) throw new Error('The samples hold no experiment.');
  const tested = await documentNamed(page, experiment.name);
  const variant = Object.values(tested.records).find(({ kind }) => kind === 'variant');
  if (!variant) throw new Error('The experiment holds no variant.');
  const named = { ...variant, baseDocumentId: copy.id, baseKind: 'journey' };
  await callCommand(page, 'documents.applyChange', {
    id: tested.id,
    baseRevision: tested.revision,
    changeId: randomUUID(),
    intent: 'edit',
    label: 'Change the base',
    change: { added: [], updated: [[variant, named]], removed: [] },
  });
  await expect(publishing.row(experiment.name)).toContainText('changed here');
  await publishing.makePlan();

  // Nobody is moved by itself; the choice is made by keyboard, and makes another plan.
  const running = view.getByRole('region', { name: `Running journeys of ${sample}` });
  await expect(running).toContainText(`12 running journeys are at ${was}`);
  await expect(running.getByRole('radio', { name: `stay at ${was}` })).toBeChecked();
  const hash = () => view.getByLabel(/^Plan hash /).getAttribute('aria-label');
  const before = await hash();
  await running.getByRole('radio', { name: `stay at ${was}` }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(running.getByRole('radio', { name: 'go along to Get going' })).toBeChecked();
  await expect(view.getByText('12 moved, 0 left at a name that goes')).toBeVisible();
  expect(await hash()).not.toBe(before);
  await expectAccessible(page, 'a plan with running journeys');

  // What another document of the plan refers to cannot be left out alone.
  const tick = view.getByRole('checkbox', { name: `Publish ${copied.name}`, exact: true });
  await tick.focus();
  await page.keyboard.press('Space');
  const row = publishing.row(copied.name);
  await expect(row).toContainText(`Taken along because ${experiment.name} refers to it`);
  await expect(tick, 'it goes all the same').toBeChecked();
  await expect(view.getByText(/1 document goes along/)).toBeVisible();
  await row.getByRole('button', { name: `Leave out ${experiment.name} as well` }).press('Enter');
  await expect(view.getByText('1 document: 1 update, 0 inserts, 0 deletes')).toBeVisible();
  await expect(tick).not.toBeChecked();

  // The words, the SQL of this one document, and the canvas, from the same row and back to it.
  const fold = view.getByRole('button', { name: `What happens to ${sample}` });
  await fold.press('Enter');
  await view.getByRole('button', { name: `SQL of ${sample}`, exact: true }).press('Enter');
  const sql = view.getByRole('region', { name: `SQL of ${sample}`, exact: true });
  await expect(sql).toContainText('UPDATE "public".journey_templates');
  await expect(sql).toContainText("'Get going'");
  await view.getByRole('button', { name: `Show ${sample} on the canvas, compared` }).press('Enter');
  await expect(page.getByRole('tab', { name: /compared/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ControlOrMeta+Shift+KeyP');
  await expect(fold, 'back where one came from').toBeFocused();

  await publishing.push('Dev');
  await expect(view.getByText(/^Dev has it: 1 document/)).toBeVisible();
  const stages = () =>
    run('SELECT current_stage AS s, count(*)::text AS n FROM customer_journeys GROUP BY 1');
  expect(await stages()).toEqual([{ s: 'Get going', n: '12' }]);

  // What the list of documents says of each, and against what.
  await page.getByRole('tab', { name: sample, exact: true }).click();
  await expect(page.getByRole('treeitem', { name: `${sample}, in step`, exact: true })).toBeVisible();
  await expect(page.getByRole('treeitem', { name: `${experiment.name}, changed here` })).toBeVisible();
  await expect(page.getByRole('treeitem', { name: `${copied.name}, new` })).toBeVisible();
  await page.getByRole('button', { name: 'Compare with Dev now' }).press('Enter');
  await expect(page.getByText(/^compared (just now|\d+ s ago)$/)).toBeVisible();
  await publishing.open();

  // The way back takes them back too.
  await page.getByRole('button', { name: 'Roll back…' }).press('Enter');
  await view.getByRole('button', { name: 'Roll back in Dev' }).press('Enter');
  await expect.poll(stages, { timeout: 30_000 }).toEqual([{ s: was, n: '12' }]);
});
