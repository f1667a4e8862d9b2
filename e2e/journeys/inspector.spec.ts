import { expect, test } from '../harness/fixtures.ts';
import { boxAtRest } from '../pages/at-rest.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { documentNamed } from '../pages/journeys.ts';
import { shellPage } from '../pages/shell-page.ts';

test('fields commit on Enter and on leaving, revert on Escape, follow undo', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await journey.card('Read guide').click();
  const name = journey.field('Name');
  await expect(name).toHaveValue('Read guide');
  await name.fill('Read the guide');
  await name.press('Escape');
  await expect(name).toHaveValue('Read guide');
  await name.fill('Read the guide');
  await name.press('Enter');
  await expect(journey.card('Read the guide')).toBeVisible();
  await journey.field('Action').fill('read_guide_now');
  await journey.field('Page').focus();
  await expect(page.getByRole('contentinfo').getByText('Undo 2')).toBeVisible();
  const record = (await journey.onDisk('Consumer onboarding')).get('Read the guide');
  expect(record?.['actionTaken']).toBe('read_guide_now');

  await journey.canvas.focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(name).toHaveValue('Read guide');
});

test('limits are counted in characters and said in words; what is too long is kept', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await journey.card('Read guide').click();
  const action = journey.field('Action');
  await action.fill('🙂'.repeat(90));
  await expect(journey.inspector.getByText('90 of 100 characters')).toBeVisible();
  await action.fill('🙂'.repeat(101));
  await expect(journey.inspector.getByText('101 characters: production takes 100.')).toBeVisible();
  await action.press('Enter');
  const record = (await journey.onDisk('Consumer onboarding')).get('Read guide');
  expect(record?.['actionTaken']).toBe('🙂'.repeat(101));

  // The rules notice it too, and mend it.
  const fix = page
    .getByRole('tabpanel', { name: 'Findings' })
    .getByRole('button', { name: 'Shorten to 100 characters' });
  await fix.click();
  await expect(action).toHaveValue('🙂'.repeat(100));
  await expect(fix).toBeHidden();

  await journey.field('Name').fill('   ');
  await expect(journey.inspector.getByText(/Type a name/)).toBeVisible();
  await journey.field('Name').press('Escape');
  await expect(journey.field('Name')).toHaveValue('Read guide');
});

test('a channel is set for several touchpoints at once, in one undo step', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  const before = await documentNamed(page, 'Consumer onboarding');
  await journey.card('Read guide').click();
  await journey.card('Confirm e-mail').click({ modifiers: ['Shift'] });
  await expect(journey.inspector.getByRole('heading', { name: '2 touchpoints' })).toBeVisible();
  const channel = journey.inspector.getByRole('combobox', { name: 'Channel' });
  await expect(channel).toHaveAttribute('placeholder', 'Mixed');
  await channel.click();
  await page.getByRole('option', { name: 'Support' }).click();
  const records = await journey.onDisk('Consumer onboarding');
  expect([records.get('Read guide')?.['channel'], records.get('Confirm e-mail')?.['channel']]).toEqual([
    'support',
    'support',
  ]);
  expect((await documentNamed(page, 'Consumer onboarding')).revision).toBe(before.revision + 1);
});

test('emotion, condition and share are set by keyboard, and ways are followed', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await journey.card('Read guide').click();
  await journey.inspector.getByRole('radio', { name: '+2, very good' }).check();
  const condition = journey.inspector.getByLabel(/^Condition to Create account/);
  await condition.fill('is convinced');
  await condition.press('Enter');
  const share = journey.inspector.getByLabel(/^Share that goes to Create account/);
  await share.fill('140');
  await expect(share).toHaveAttribute('aria-invalid', 'true');
  await share.fill('40,5 %');
  await share.press('Enter');
  await expect(share).toHaveValue('40.5');
  await journey.saved();
  const records = Object.values((await documentNamed(page, 'Consumer onboarding')).records);
  expect(records.find((record) => record['name'] === 'Read guide')?.['emotion']).toBe(2);
  expect(records.find((record) => record['condition'] === 'is convinced')?.['probability']).toBe(40.5);

  await journey.inspector
    .getByRole('region', { name: 'Leads to' })
    .getByRole('button', { name: 'Create account', exact: true })
    .click();
  await expect(journey.field('Name')).toHaveValue('Create account');
});

test('the point of the emotion curve is dragged to how it feels, and keys do the same', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await page.getByRole('button', { name: 'Show everything' }).click();
  const emotion = async () => (await journey.onDisk('Consumer onboarding')).get('Read guide')?.['emotion'];
  const before = Number(await emotion());
  const card = await boxAtRest(journey.card('Read guide'));
  const surface = await boxAtRest(journey.canvas);
  const x = card.x + card.width / 2;
  // The hand feels for the point below the stage: there the pointer says that it can be moved up and down.
  const cursor = () =>
    journey.canvas.evaluate(async (element) => {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return element.style.cursor;
    });
  let y = card.y + card.height;
  for (; y < surface.y + surface.height; y += 6) {
    await page.mouse.move(x, y);
    if ((await cursor()) === 'ns-resize') break;
  }
  expect(y).toBeLessThan(surface.y + surface.height);
  await page.mouse.down();
  await page.mouse.move(x, y + 200, { steps: 4 });
  await page.mouse.up();
  await expect.poll(emotion).toBe(-2);
  await page.keyboard.press('Alt+=');
  await expect.poll(emotion).toBe(-1);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(emotion).toBe(before);
});

test('a goal gets a measure with a target, and the journey its own fields', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.newJourney('Measured');
  await expect(journey.field('Name')).toHaveValue('Measured');
  await journey.field('Version').fill('2.0');
  await journey.field('Version').press('Enter');
  await journey.add('g', 'Active');
  await journey.inspector.getByRole('button', { name: 'Add a measure and a target' }).click();
  await journey.field('Measure').fill('Completion rate');
  await journey.field('Target').fill('65');
  await journey.field('Unit').fill('%');
  await journey.field('Unit').press('Enter');
  const goal = (await journey.onDisk('Measured')).get('Active');
  expect(goal?.['criteria']).toEqual([
    { measure: 'Completion rate', comparator: '>=', target: 65, unit: '%' },
  ]);
  expect((await documentNamed(page, 'Measured')).header['version']).toBe('2.0');
});

test('what is being typed when another card is chosen belongs to the first', async ({ page }) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await journey.card('Read guide').click();
  await journey.field('Feature').fill('help_centre');
  await journey.card('Create account').click();
  await expect(journey.field('Name')).toHaveValue('Create account');
  const records = await journey.onDisk('Consumer onboarding');
  expect(records.get('Read guide')?.['featureName']).toBe('help_centre');
  expect(records.get('Create account')?.['featureName']).not.toBe('help_centre');
});
