import { expect, test } from '../harness/fixtures.ts';
import { experimentPage, newExperiment } from '../pages/experiment-page.ts';
import { documentNamed } from '../pages/journeys.ts';
import { openList } from '../pages/open-list.ts';
import { shellPage } from '../pages/shell-page.ts';
import { callCommand } from '../pages/wire.ts';

const name = 'Longer free trial';

test('an experiment by keyboard alone: arms, shares, metrics, start, locked, complete', async ({ page }) => {
  const shell = shellPage(page);
  const experiment = experimentPage(page, name);
  const keys = page.keyboard;
  const sum = async () => Object.values(await experiment.shares()).reduce((all, share) => all + share, 0);
  await newExperiment(page, name, null);
  await expect(shell.document(new RegExp(name))).toBeVisible();
  await shell.document(new RegExp(name)).focus();
  await keys.press('Enter');
  await expect(experiment.canvas).toBeVisible();

  await test.step('a third arm takes an even part of the traffic', async () => {
    await experiment.canvas.focus();
    await keys.press('v');
    await expect(experiment.card('Variant', 'Variant B')).toBeVisible();
    expect(await experiment.shares()).toEqual({ control: 33.34, variant_a: 33.33, variant_b: 33.33 });
  });

  await test.step('a guardrail, named and described', async () => {
    await experiment.canvas.focus();
    await keys.press('m');
    await expect(experiment.field('Measure')).toBeVisible();
    await experiment.field('Measure').focus();
    await keys.press('Control+a');
    await keys.type('refund_rate');
    await keys.press('Enter');
    await experiment.field('Role').focus();
    await keys.press('Enter');
    await openList(page);
    await keys.press('ArrowDown');
    await keys.press('Enter');
    await expect(experiment.card('Metric', 'refund_rate')).toContainText('guardrail');
  });

  await test.step('shares by arrow keys and numbers always sum to 100', async () => {
    await experiment.canvas.focus();
    await keys.press('Escape');
    await experiment.share('Control').focus();
    const { revision } = await documentNamed(page, name);
    for (const key of ['ArrowRight', 'ArrowRight', 'PageUp']) await keys.press(key);
    await expect.poll(async () => (await experiment.shares())['control']).toBeGreaterThan(40);
    expect(await sum()).toBe(100);
    // However many keys: one step to undo.
    expect((await documentNamed(page, name)).revision).toBe(revision + 1);
    await experiment.field('Share of Variant A in percent').focus();
    await keys.press('Control+a');
    await keys.type('20');
    await keys.press('Enter');
    await expect.poll(async () => (await experiment.shares())['variant_a']).toBe(20);
    expect(await sum()).toBe(100);
    // A held arm keeps its share while another one moves.
    await experiment.inspector.getByRole('button', { name: 'Hold the share of Variant A' }).focus();
    await keys.press('Enter');
    await experiment.share('Control').focus();
    await keys.press('Home');
    await expect.poll(experiment.shares).toEqual({ control: 0, variant_a: 20, variant_b: 80 });
    await experiment.inspector.getByRole('button', { name: 'Let the share of Variant A move' }).focus();
    await keys.press('Enter');
    await experiment.inspector.getByRole('button', { name: 'Equalise' }).focus();
    await keys.press('Enter');
    await expect.poll(experiment.shares).toEqual({ control: 33.34, variant_a: 33.33, variant_b: 33.33 });
  });

  await test.step('how many people are needed, as the published tables say', async () => {
    for (const [label, value] of [
      ['Base rate in percent', '20'],
      ['Effect in percent', '25'],
    ] as const) {
      await experiment.field(label).focus();
      await keys.type(value);
      await keys.press('Enter');
    }
    // 20 against 25 % at 5 and 80 %: 1,094 in each group, R's power.prop.test.
    await expect(experiment.inspector.getByLabel('People needed')).toContainText(
      '1,094 people in each variant',
    );
    await experiment.field('People a day').focus();
    await keys.type('600');
    await keys.press('Enter');
    // A third of 600 a day are 200: 1,094 need 6 days, and a whole week brings 1,399.
    await expect(experiment.inspector.getByLabel('People needed')).toContainText('6 days; run a whole week');
    await expect(
      experiment.inspector.getByRole('row', { name: /^1 week the first that is enough 1,399 / }),
    ).toBeVisible();
    await experiment.inspector.getByRole('button', { name: 'Use 1,094' }).focus();
    await keys.press('Enter');
    await expect.poll(async () => (await experiment.header())['minimumSampleSize']).toBe(1094);
  });

  await test.step('a start is refused with an error, and taken without', async () => {
    const start = experiment.inspector.getByRole('button', { name: 'Start' });
    await experiment.field('Name').focus();
    await keys.press('Control+a');
    await keys.type('x'.repeat(101));
    await keys.press('Enter');
    await start.focus();
    await keys.press('Enter');
    await expect(experiment.inspector.getByRole('alert')).toContainText('so it was not started');
    await experiment.field('Name').focus();
    await keys.press('Control+a');
    await keys.type(name);
    await keys.press('Enter');
    await start.focus();
    await keys.press('Enter');
    await expect(experiment.inspector.getByText('running', { exact: true })).toBeVisible();
    expect(await experiment.header()).toMatchObject({ status: 'running', endDate: null });
  });

  await test.step('what people see is locked, on the canvas and in the fields', async () => {
    const before = await experiment.shares();
    await expect(experiment.share('Control')).toBeDisabled();
    await experiment.canvas.focus();
    await keys.press('v');
    await expect(
      page.getByText(/The experiment is running, so its .* cannot be changed/).first(),
    ).toBeVisible();
    expect(await experiment.shares()).toEqual(before);
    await expect(experiment.card('Variant', 'Variant C')).toHaveCount(0);
  });

  await test.step('what was counted is read: chance, a broken split', async () => {
    const type = async (label: string, value: string) => {
      await experiment.field(label).focus();
      await keys.press('Control+a');
      await keys.type(value);
      await keys.press('Enter');
    };
    for (const [variant, did] of [
      ['Control', '400'],
      ['Variant A', '410'],
      ['Variant B', '500'],
    ] as const) {
      await type(`People in ${variant}`, '2000');
      await type(`conversion_rate in ${variant}`, did);
    }
    const result = experiment.inspector.getByRole('region', { name: 'Result' });
    await expect(
      result.getByText(/^Variant A cannot be told from Control: 20\.5.%, \+0\.5 pts/),
    ).toBeVisible();
    await expect(result.getByText(/^Variant B is better than Control: 25\.0.%, \+5\.0 pts/)).toBeVisible();
    await type('People in Variant B', '1500');
    await expect(result.getByRole('alert')).toContainText('not shared out as planned');
    // Kept beside the experiment: a restart of the window loses nothing.
    await expect
      .poll(async () => Object.values((await callCommand(page, 'settings.get', {})).beside))
      .toMatchObject([{ counts: { control: { people: 2000, successes: 400 } } }]);
    await page.reload();
    await expect(experiment.field('People in Variant B')).toHaveValue('1500');
    await expect(result.getByRole('alert')).toContainText('not shared out as planned');
  });

  await test.step('completed', async () => {
    await experiment.inspector.getByRole('button', { name: 'Complete' }).focus();
    await keys.press('Enter');
    await expect(experiment.inspector.getByText('completed', { exact: true })).toBeVisible();
    const { status, startDate, endDate } = await experiment.header();
    expect([status, typeof startDate, typeof endDate]).toEqual(['completed', 'string', 'string']);
  });
});
