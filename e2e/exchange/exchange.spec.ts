import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../harness/axe.ts';
import { expect, test } from '../harness/fixtures.ts';
import { projectRoot } from '../harness/host-process.ts';
import { shellPage } from '../pages/shell-page.ts';

const folder = join(projectRoot, 'shared', 'exchange', 'fixtures');
const files = readdirSync(folder);

/** The window is there once it shows its documents; keys pressed before that reach nobody. */
async function openShell(page: Page) {
  const shell = shellPage(page);
  await expect(shell.document(/^Consumer onboarding/)).toBeVisible();
  return shell;
}

/** Runs an action by its name, as the palette does. */
async function run(page: Page, name: string) {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').getByRole('combobox').fill(name);
  await expect(page.getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

test('files of every format are chosen, looked at, renamed and imported by keyboard; findings and source are there', async ({
  page,
}) => {
  const shell = await openShell(page);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+O');
  await (await chooser).setFiles(files.map((name) => join(folder, name)));
  const go = shell.dialog.getByRole('button', { name: `Import ${files.length} documents` });
  await expect(go).toBeFocused();
  for (const format of [
    'BPMN 2.0',
    'Mautic campaign',
    'Dittofeed journey',
    'Journey Builder interaction',
    'Mermaid flowchart',
    'CSV of steps',
  ]) {
    await expect(shell.dialog.getByText(new RegExp(`\\. ${format.replace('.', '\\.')}\\. `))).toBeVisible();
  }
  await expect(shell.dialog.getByText('A data object')).toBeVisible();
  await expect(shell.dialog.getByText(/Secret dropped/).first()).toBeVisible();
  const name = shell.dialog.getByLabel('Name of the document from loan-application.bpmn');
  await name.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Loans at the desk');
  await go.press('Enter');
  await expect(shell.dialog).toBeHidden();
  for (const one of [
    'Loans at the desk',
    'Trial follow-up',
    'New account onboarding',
    'Renewal',
    'Getting help',
    'Subscription purchase',
  ]) {
    await expect(shell.document(new RegExp(`^${one}`))).toBeVisible();
  }
  await shell.open('Loans at the desk');
  await expect(
    page
      .getByRole('tabpanel', { name: 'Findings' })
      .getByText(/Book the payment/)
      .first(),
  ).toBeVisible();
  await expect(
    shell.canvas.getByRole('group', { name: /Imported from loan-application\.bpmn/ }),
  ).toBeVisible();

  const download = page.waitForEvent('download');
  await run(page, 'Export as Mermaid');
  const chart = await readFile(await (await download).path(), 'utf8');
  expect(chart).toContain('%% journey-designer: process');
});

test('a dropped file can be given up; one that is nothing says why', async ({ page }) => {
  const shell = await openShell(page);
  const list = [
    { name: 'loan.bpmn', text: readFileSync(join(folder, 'loan-application.bpmn'), 'utf8') },
    {
      name: 'evil.bpmn',
      text: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><definitions>&b;</definitions>',
    },
  ];
  const transfer = await page.evaluateHandle((items) => {
    const made = new DataTransfer();
    for (const { name, text } of items) made.items.add(new File([text], name));
    return made;
  }, list);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.getByRole('main').dispatchEvent(type, { dataTransfer: transfer });
  }
  await expect(shell.dialog.getByText(/declares a document type/)).toBeVisible();
  await expect(shell.dialog.getByText(/Process with .*actions/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shell.dialog).toBeHidden();
  await expect(shell.document(/^Loan/)).toHaveCount(0);
});

test('the gallery leads by keyboard from an empty window to a drawn process, which becomes a template and another document', async ({
  page,
}) => {
  const shell = await openShell(page);
  await page.keyboard.press('Alt+N');
  await expect(shell.dialog.getByRole('option', { name: /^Failed payment retry/ })).toBeVisible();
  await page.keyboard.type('payment retry');
  await expect(shell.dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(shell.dialog).toBeHidden();
  await expect(shell.canvas.getByRole('group', { name: /^Action Charge again/ })).toBeVisible();

  await run(page, 'Save the document as a template');
  await shell.dialog.getByLabel('Name').fill('Our retry');
  await shell.dialog.getByLabel('What it is for').fill('Three attempts, then people.');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Our retry is in the gallery of starting points.')).toBeVisible();

  await page.keyboard.press('Alt+N');
  await expect(shell.dialog.getByRole('option', { name: /^Our retry/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(shell.dialog.getByRole('option', { name: /^Our retry/ })).toBeFocused();
  for (const [key, card] of [
    ['ArrowDown', 'Empty journey'],
    ['ArrowRight', 'Consumer onboarding'],
    ['ArrowUp', 'Our retry'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(shell.dialog.getByRole('option', { name: new RegExp(`^${card}`) })).toBeFocused();
  }
  await shell.dialog.getByLabel('Name').fill('Second retry');
  await page.keyboard.press('Enter');
  await expect(shell.tab('Second retry')).toHaveAttribute('aria-selected', 'true');
  await expect(shell.canvas.getByRole('group', { name: /^Action Charge again/ })).toBeVisible();

  await page.keyboard.press('Alt+N');
  await shell.dialog.getByRole('option', { name: /^Our retry/ }).focus();
  await shell.dialog.getByRole('button', { name: 'Remove template' }).press('Enter');
  await expect(shell.dialog.getByRole('option', { name: /^Our retry/ })).toHaveCount(0);
});

test('axe finds nothing on the gallery and the import, light and dark', async ({ page }) => {
  const shell = await openShell(page);
  await page.keyboard.press('Alt+N');
  await expect(shell.dialog.getByRole('option', { name: /^Failed payment retry/ })).toBeVisible();
  await expectAccessible(page, 'gallery');
  await page.keyboard.press('Escape');
  await expect(shell.dialog).toBeHidden();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+O');
  await (await chooser).setFiles([join(folder, 'loan-application.bpmn'), join(projectRoot, 'package.json')]);
  await expect(shell.dialog.getByText(/Process with .*actions/)).toBeVisible();
  await expectAccessible(page, 'import');
});
