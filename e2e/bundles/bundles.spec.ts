import { createHash } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sealBundle } from '../../shared/bundles/decode-bundle.ts';
import { expectAccessibleNow } from '../harness/axe.ts';
import { overSocket } from '../harness/commands.ts';
import { expect, test } from '../harness/fixtures.ts';
import { freshFolder, removeFolder } from '../harness/host-process.ts';
import { shellPage } from '../pages/shell-page.ts';

let folder: string;
test.beforeEach(() => {
  folder = freshFolder();
});
test.afterEach(() => removeFolder(folder));

/** Runs an action by its name, as the palette does. */
async function run(page: Page, name: string) {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').getByRole('combobox').fill(name);
  await expect(page.getByRole('option', { name }).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function importFile(page: Page, file: string) {
  const chooser = page.waitForEvent('filechooser');
  await run(page, 'Import a bundle of documents');
  await (await chooser).setFiles(file);
}

/** An import leaves the window together with what stops it: however fast the computer is, it is stopped under way. */
async function holdImports(page: Page): Promise<void> {
  await page.routeWebSocket(/\/socket$/, (socket) => {
    const server = socket.connectToServer();
    let held: string | Buffer | null = null;
    socket.onMessage((message) => {
      const text = message.toString();
      if (text.includes('"command":"bundles.import"')) {
        held = message;
        return;
      }
      if (held !== null && text.includes('"command":"bundles.stop"')) {
        server.send(held);
        held = null;
      }
      server.send(message);
    });
  });
}

/** Its first journey a hundred times, each a document of its own. */
function manyOf(text: string): string {
  const bundle = JSON.parse(text) as { documents: { id: string; kind: string; header: { name: string } }[] };
  const [journey] = bundle.documents.filter(({ kind }) => kind === 'journey');
  const documents = Array.from({ length: 100 }, (_, copy) => ({
    ...journey,
    id: crypto.randomUUID(),
    header: { ...journey?.header, name: `Copy ${copy}` },
  }));
  const sha256 = (one: string) => createHash('sha256').update(one).digest('hex');
  const sealed = sealBundle(JSON.stringify({ ...bundle, documents }), sha256);
  if (!sealed.ok) throw new Error(sealed.error.reason);
  return sealed.value;
}

test('chosen documents leave as one file and come back by keyboard, each looked at first; history keeps what was here', async ({
  page,
}) => {
  const shell = shellPage(page);
  await expect(shell.document(/^Consumer onboarding/)).toBeVisible();

  // Everything but one, chosen by keyboard.
  await run(page, 'Export a bundle of documents');
  await expect(shell.dialog.getByRole('button', { name: 'Export 7 documents' })).toBeVisible();
  await expectAccessibleNow(page, 'export a bundle');
  await shell.dialog.getByRole('checkbox', { name: 'Partner activation' }).focus();
  await page.keyboard.press('Space');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const text = readFileSync(await (await download).path(), 'utf8');
  await expect(shell.dialog).toBeHidden();
  const bundle = JSON.parse(text) as { documents: { id: string; header: { name: string } }[] };
  expect(bundle.documents.map(({ header }) => header.name)).not.toContain('Partner activation');
  expect(bundle.documents).toHaveLength(6);

  // Since then one document is described anew, one was renamed away and its name given to another.
  const file = join(folder, 'all.bundle.json');
  writeFileSync(file, text);
  const idOf = (name: string) => bundle.documents.find(({ header }) => header.name === name)!.id;
  const described = idOf('Consumer onboarding');
  await shell.open('Consumer onboarding');
  const opened = await overSocket(page, 'documents.open', { id: described });
  if (!opened.ok) throw new Error(opened.error.message);
  const change = {
    header: {
      description: [opened.value.document.header['description'] ?? null, 'Ours now'] as [
        string | null,
        string,
      ],
    },
    added: [],
    updated: [],
    removed: [],
  };
  const request = {
    id: described,
    baseRevision: opened.value.revision,
    changeId: crypto.randomUUID(),
    intent: 'edit',
    label: 'Edit',
  } as const;
  expect(await overSocket(page, 'documents.applyChange', { ...request, change })).toMatchObject({ ok: true });
  const funnel = idOf('Consultation purchase');
  expect(await overSocket(page, 'documents.rename', { id: funnel, name: 'Other purchase' })).toMatchObject({
    ok: true,
  });
  await overSocket(page, 'documents.create', {
    kind: 'funnel',
    name: 'Consultation purchase',
    template: null,
  });
  await expect(shell.document(/^Other purchase/)).toBeVisible();

  await importFile(page, file);
  await expect(shell.dialog.getByText('1 conflict, 1 with changes, 4 equal.')).toBeVisible();
  await expect(shell.dialog.getByRole('button', { name: 'Import 0 documents' })).toBeDisabled();
  await expect(
    shell.dialog.getByText('It said this at revision 1 here: taking it goes back to that.'),
  ).toBeVisible();
  await expect(
    shell.dialog.getByText('Another funnel here is called "Consultation purchase".'),
  ).toBeVisible();
  await shell.dialog.getByRole('button', { name: 'What would change in Consumer onboarding' }).press('Enter');
  await expect(shell.dialog.getByText('Ours now')).toBeVisible();
  await expectAccessibleNow(page, 'import a bundle');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessibleNow(page, 'import a bundle in dark');
  const taken = shell.dialog.getByRole('combobox', { name: 'What becomes of Consumer onboarding' });
  await taken.focus();
  await page.keyboard.press('T');
  await expect(taken).toHaveValue('take');
  await expect(taken).toBeFocused();
  const choice = shell.dialog.getByRole('combobox', { name: 'What becomes of Consultation purchase' });
  await choice.focus();
  await page.keyboard.press('A');
  await expect(choice).toHaveValue('copy');
  await shell.dialog.getByRole('button', { name: 'Import 2 documents' }).press('Enter');
  await expect(page.getByText('Imported 2 documents.')).toBeVisible();
  await expect(shell.dialog).toBeHidden();
  await expect(shell.document(/^Consultation purchase 2/)).toBeVisible();

  // The document in front shows it at once, and the import is one step back.
  const asItIs = () => overSocket(page, 'documents.open', { id: described });
  await shell.canvas.focus();
  await page.keyboard.press('Control+Z');
  await expect
    .poll(async () => {
      const now = await asItIs();
      return now.ok ? now.value.document.header['description'] : now.error.message;
    })
    .toBe('Ours now');

  // The document in front also leaves as a table for spreadsheets.
  const table = page.waitForEvent('download');
  await run(page, 'Export as a table (CSV)');
  expect(readFileSync(await (await table).path(), 'utf8')).toMatch(/^\ufeff"What","Name",/);

  // A large one says how far it is, and its import can be stopped by keyboard: then nothing of it is here.
  await holdImports(page);
  await page.reload();
  await expect(shell.document(/^Consumer onboarding/)).toBeVisible();
  const many = join(folder, 'many.json');
  writeFileSync(many, manyOf(text));
  await importFile(page, many);
  await expect(shell.dialog.getByRole('button', { name: 'Import 100 documents' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(shell.dialog.getByRole('progressbar', { name: 'Importing' })).toBeVisible();
  await expect(shell.dialog.getByRole('button', { name: 'Stop the import' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(shell.dialog.getByRole('alert')).toHaveText('The import was stopped. Nothing was imported.');
  await page.keyboard.press('Escape');
  await expect(shell.dialog).toBeHidden();
  await expect(shell.document(/^Copy /)).toHaveCount(0);

  // What is no whole bundle says what is safe and what to do; a file that is too large is not even read.
  const large = join(folder, 'large.json');
  writeFileSync(join(folder, 'cut.json'), text.slice(0, 9_000));
  writeFileSync(large, text);
  truncateSync(large, 50 * 1024 * 1024);
  for (const [name, message] of [
    ['cut.json', /ends in the middle: a part of it is missing\. Nothing was imported\. Take it again/],
    ['large.json', /large\.json has 50 MB; a bundle has at most 20\. Nothing was imported\./],
  ] as const) {
    await importFile(page, join(folder, name));
    await expect(shell.dialog.getByRole('alert')).toHaveText(message);
    await page.keyboard.press('Escape');
    await expect(shell.dialog).toBeHidden();
  }
});
