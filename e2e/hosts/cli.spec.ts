import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { overSocket } from '../harness/commands.ts';
import { expect, test } from '../harness/fixtures.ts';
import { freshFolder, projectRoot, removeFolder } from '../harness/host-process.ts';

let folder: string;
test.beforeEach(() => {
  folder = freshFolder();
});
test.afterEach(() => removeFolder(folder));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function cli(args: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'bin', 'journey-designer.mjs'), ...args],
    { encoding: 'utf8', env: { ...process.env, JD_WORKSPACE: folder, ...env } },
  );
  return { status, stdout, stderr };
}

test('says what it can do and which version it is', () => {
  expect(cli(['--help'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Usage: journey-designer'),
  });
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(cli(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('answers wrong usage with status 2, on standard error', () => {
  for (const args of [['dance'], ['export'], ['list', 'x'], ['--nonsense'], ['import', 'a', 'b']]) {
    expect(cli(args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--help') });
  }
});

test('exports what it imported, unchanged', async ({ page, app }) => {
  const list = await overSocket(page, 'documents.list', { archived: false });
  if (!list.ok) throw new Error(list.error.message);
  const [sample] = list.value;
  const exported = await overSocket(page, 'documents.exportJson', { id: sample!.id });
  if (!exported.ok) throw new Error(exported.error.message);
  await app.host().stop();
  const file = join(folder, 'sample.journey.json');
  writeFileSync(file, exported.value.text);
  const env = { JD_WORKSPACE: join(folder, 'workspace') };
  const imported = cli(['import', file, '--json'], env);
  expect(imported.status).toBe(0);
  const { id, name } = JSON.parse(imported.stdout) as { id: string; name: string };
  expect(name).toBe(sample!.name);
  expect(cli(['export', id], env)).toEqual({ status: 0, stdout: exported.value.text, stderr: '' });
  expect(cli(['export', name], env).stdout).toBe(exported.value.text);
  const listed = JSON.parse(cli(['list', '--json'], env).stdout) as { id: string }[];
  expect(listed.map((item) => item.id)).toContain(id);
});

test('checks a file: 0 where nothing is found, 1 with findings as JSON, 1 where it cannot be read', async ({
  page,
}) => {
  const list = await overSocket(page, 'documents.list', { archived: false });
  if (!list.ok) throw new Error(list.error.message);
  const exported = await overSocket(page, 'documents.exportJson', {
    id: list.value.find(({ kind }) => kind === 'journey')!.id,
  });
  if (!exported.ok) throw new Error(exported.error.message);
  const file = join(folder, 'x.journey.json');
  const broken = JSON.parse(exported.value.text) as { records: { kind: string; name: string }[] };
  broken.records.find(({ kind }) => kind === 'stage')!.name = 'n'.repeat(51);
  writeFileSync(file, JSON.stringify(broken));
  const found = cli(['validate', file, '--json']);
  expect(found.status).toBe(1);
  const { findings } = JSON.parse(found.stdout) as { findings: { severity: string; field: string }[] };
  expect(findings).toEqual(
    expect.arrayContaining([expect.objectContaining({ severity: 'error', field: 'name' })]),
  );
  writeFileSync(file, '{"not": "a journey"}');
  expect(cli(['validate', file])).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining(file),
  });
  expect(cli(['validate', join(folder, 'absent.json')])).toMatchObject({ status: 1, stdout: '' });
});

test('a document that is not there is status 1; a workspace in use is status 3', async ({ app, page }) => {
  await page.waitForLoadState();
  expect(cli(['export', 'nowhere'])).toMatchObject({ status: 1, stderr: expect.stringContaining('nowhere') });
  expect(cli(['list'], { JD_WORKSPACE: app.folder })).toMatchObject({ status: 3, stdout: '' });
});

test('a workspace with a passphrase opens with it and not without', async ({ app, page }) => {
  const set = await overSocket(page, 'workspace.setPassphrase', {
    passphrase: 'correct horse battery staple',
  });
  expect(set).toMatchObject({ ok: true });
  await app.host().stop();
  const env = { JD_WORKSPACE: app.folder };
  expect(cli(['list'], { ...env, JD_PASSPHRASE: '' })).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining('JD_PASSPHRASE'),
  });
  expect(cli(['list'], { ...env, JD_PASSPHRASE: 'wrong' }).status).toBe(1);
  expect(cli(['list'], { ...env, JD_PASSPHRASE: 'correct horse battery staple' }).status).toBe(0);
});
