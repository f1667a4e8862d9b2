import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { overSocket } from '../harness/commands.ts';
import { projectRoot } from '../harness/host-process.ts';
import { expect, test } from './with-postgres.ts';

test.describe.configure({ timeout: 180_000 });

const sample = 'Consumer onboarding';

test('a pipeline compares, plans, pushes that plan, pulls and rolls back, and never asks', async ({
  page,
  app,
  database,
  postgres,
}) => {
  const target = await database('Team', 'Production');
  const environment = await overSocket(page, 'publishing.saveEnvironment', {
    id: null,
    name: target.name,
    role: 'production',
    connection: target.connection,
    password: null,
    remember: false,
  });
  if (!environment.ok) throw new Error(environment.error.message);
  await overSocket(page, 'publishing.saveEnvironment', {
    ...environment.value,
    password: target.password,
    remember: false,
  });
  const guarded = { environmentId: environment.value.id, confirmation: 'Team' };
  expect(await overSocket(page, 'publishing.unlock', { ...guarded, minutes: 5 })).toMatchObject({ ok: true });
  const setUp = await overSocket(page, 'publishing.setup', guarded);
  expect(setUp).toMatchObject({ ok: true });
  await app.host().stop();

  function cli(
    args: readonly string[],
    secrets: Readonly<Record<string, string>> = { JD_PASSWORD: target.password },
  ) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(projectRoot, 'bin', 'journey-designer.mjs'), ...args],
      { encoding: 'utf8', env: { ...process.env, CI: '1', JD_WORKSPACE: app.folder, ...secrets } },
    );
    return { status, stdout, stderr };
  }
  const descriptions = () =>
    postgres.run(target.connection.database, 'SELECT description FROM journey_templates');

  expect(cli(['diff', 'Team'], {}), 'no password').toMatchObject({ status: 4, stdout: '' });
  expect(cli(['diff', 'Nowhere'])).toMatchObject({ status: 1, stderr: expect.stringContaining('"Team"') });
  expect(cli(['diff', 'Team'], { JD_PASSWORD_TEAM: target.password })).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`new-here: ${sample}`),
  });
  const file = join(app.folder, 'loose.mmd');
  writeFileSync(file, 'flowchart LR\n  a[One] --> b[Two]\n  c[Alone]\n');
  expect(cli(['import', file, '--name', 'Loose'])).toMatchObject({ status: 0 });
  const linted = cli(['lint', '--json']);
  expect(linted.status, 'a step that leads nowhere').toBe(1);
  const { documents } = JSON.parse(linted.stdout) as { documents: { name: string; warnings: number }[] };
  expect(documents.find(({ name }) => name === 'Loose')?.warnings).toBeGreaterThan(0);
  const planned = cli(['plan', 'Team', '--document', sample, '--json']);
  expect(planned.status).toBe(0);
  const { hash } = JSON.parse(planned.stdout) as { hash: string };
  const push = ['push', 'Team', '--document', sample];
  expect(cli([...push, '--confirm', 'Team', '--plan', 'x'])).toMatchObject({ status: 3, stdout: '' });
  expect(cli([...push, '--plan', hash]), 'production asks for its name').toMatchObject({ status: 1 });
  expect(await descriptions()).toEqual([]);
  const pushed = cli([...push, '--confirm', 'Team', '--plan', hash, '--json']);
  expect(pushed).toMatchObject({ status: 0, stderr: '' });
  const { id } = JSON.parse(pushed.stdout) as { id: string };
  expect(await descriptions()).toHaveLength(1);
  // A push whose answer came has nothing to find out; it is only told again.
  expect(cli(['settle', id])).toMatchObject({ status: 0, stdout: expect.stringContaining(id) });
  expect(cli(['settle', 'nowhere', '--json'])).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('"not-found"'),
  });
  await postgres.run(target.connection.database, `UPDATE journey_templates SET description = 'Theirs'`);
  expect(cli(['pull', 'Team'])).toMatchObject({ status: 0, stdout: `pulled: ${sample}\n` });
  expect(cli(['rollback', id, '--confirm', 'Team']), 'changed since').toMatchObject({ status: 1 });
  expect(await descriptions()).toEqual([{ description: 'Theirs' }]);
});
