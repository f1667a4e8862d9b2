import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessibleNow } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { journeyPage } from '../pages/journey-page.ts';
import { shellPage } from '../pages/shell-page.ts';

async function download(page: Page, button: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('a journey is exported as vectors with text in both themes, as pixels and on paper', async ({
  page,
}) => {
  const shell = shellPage(page);
  const journey = journeyPage(page);
  await shell.open('Consumer onboarding');
  await journey.card('Upload ID').click();
  const dialog = page.getByRole('dialog', { name: 'Export a picture' });
  for (const [colorScheme, ground] of [
    ['light', '#f6f7f9'],
    ['dark', '#0f1115'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.keyboard.press('Control+Alt+e');
    await expect(dialog.getByRole('region', { name: 'Preview' }).getByText('Upload ID').last()).toBeVisible();
    await expectAccessibleNow(page, `the picture dialog in ${colorScheme}`);
    const whole = await download(page, 'Save SVG');
    expect(whole.name).toBe('Consumer onboarding.svg');
    const svg = whole.bytes.toString('utf8');
    expect(svg).toContain(ground);
    expect(svg).toMatch(/<text [^>]*>Upload ID<\/text>/);
    await expect(dialog).toBeHidden();
  }

  // The name of a format leads there too.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('png');
  await page.getByRole('option', { name: /^Export a picture/ }).click();
  await dialog.getByText('The selection').click();
  await dialog.getByText('PNG', { exact: true }).click();
  await dialog.getByText('4×').click();
  const shown = dialog.getByText(/^\d+ × \d+ px$/);
  const [width, height] = ((await shown.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
  const part = await download(page, 'Save PNG');
  expect(part.name).toBe('Consumer onboarding.png');
  await expect(dialog).toBeHidden();
  expect([part.bytes.readUInt32BE(16), part.bytes.readUInt32BE(20)]).toEqual([width, height]);

  await page.evaluate(() =>
    Object.assign(globalThis, { print: () => document.body.setAttribute('data-printed', '') }),
  );
  await page.keyboard.press('Control+Alt+p');
  await expect(dialog.getByText(/sheets of A4, landscape/)).toBeVisible();
  const sheets = Number(/(\d+) sheets/.exec((await dialog.textContent()) ?? '')?.[1]);
  await dialog.getByRole('button', { name: 'Print or save as PDF' }).click();
  await expect(page.locator('body[data-printed]')).toBeAttached();
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets);
  expect(pdf).toMatch(/\/MediaBox \[0 0 84[12](\.\d+)? 59[45]/);
});
