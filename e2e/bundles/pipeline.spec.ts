import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { overSocket } from '../harness/commands.ts';
import { freshFolder, projectRoot, removeFolder } from '../harness/host-process.ts';
import { expect, test } from '../publishing/with-postgres.ts';

test.describe.configure({ timeout: 240_000 });

/** The jobs of the pipeline as the documentation prints them. */
function jobsOfDocs(): Readonly<Record<'check' | 'publish' | 'drift', string[]>> {
  const text = readFileSync(join(projectRoot, 'docs', 'command-line.md'), 'utf8');
  const block = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return parse(block) as ReturnType<typeof jobsOfDocs>;
}

test('the pipeline of the documentation checks a bundle, publishes the plan that was shown from nothing but a URL, and notices who moves production', async ({
  page,
  app,
  database,
  postgres,
}) => {
  const { connection, password } = await database('Production', 'Production');
  const saved = await overSocket(page, 'publishing.saveEnvironment', {
    id: null,
    name: 'Setting up',
    role: 'dev',
    connection,
    password,
    remember: false,
  });
  if (!saved.ok) throw new Error(saved.error.message);
  const environmentId = saved.value.id;
  expect(await overSocket(page, 'publishing.setup', { environmentId, confirmation: null })).toMatchObject({
    ok: true,
  });
  const bundle = await overSocket(page, 'bundles.export', { documentIds: null, references: true });
  if (!bundle.ok) throw new Error(bundle.error.message);
  await app.host().stop();

  const repository = freshFolder();
  const file = join(repository, 'documents.bundle.json');
  writeFileSync(file, bundle.value.text);
  // What `npx journey-designer` finds where the package is installed.
  const programs = join(repository, 'programs');
  mkdirSync(programs);
  const npx = join(programs, 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${join(projectRoot, 'bin', 'journey-designer.mjs')}" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const secret = encodeURIComponent(password);
  const url = `postgres://${connection.user}:${secret}@${connection.host}:${connection.port}/${connection.database}?sslmode=disable`;
  const PATH = [programs, dirname(process.execPath), process.env['PATH']].join(delimiter);
  const workspace = join(repository, 'workspace');
  function job(lines: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', lines.join('\n')], {
      encoding: 'utf8',
      cwd: repository,
      env: { ...process.env, PATH, CI: '1', JD_WORKSPACE: workspace, JD_URL: url, ...env },
    });
    expect(`${stdout}${stderr}`).not.toContain(secret);
    expect(`${stdout}${stderr}`).not.toContain(password);
    return { status, stdout, stderr };
  }
  const count = async () =>
    (await postgres.run(connection.database, 'SELECT count(*) AS n FROM journey_templates'))[0]?.['n'];
  const { check, publish, drift } = jobsOfDocs();
  // Every job runs on a runner of its own, which starts with nothing but the repository.
  const fresh = (lines: readonly string[]) => {
    rmSync(workspace, { recursive: true, force: true });
    return job(lines);
  };

  try {
    expect(fresh(check)).toMatchObject({ status: 0, stderr: '' });
    expect(await count(), 'a plan writes nothing').toBe('0');
    expect(fresh(publish)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Wrote 7 documents.'),
    });
    expect(await count()).toBe('3');
    const [plan, push] = [check.at(-1)!, publish.at(-1)!];
    expect(job([push]), 'the plan of before').toMatchObject({ status: 3, stdout: '' });
    expect(job([plan, push])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Nothing to push'),
    });
    expect(fresh(drift)).toMatchObject({ status: 0, stdout: expect.stringContaining('In step.') });

    // A change in the repository is what goes there, as a file for others too.
    const changed = bundle.value.text.replace('"name": "Partner activation"', '"name": "Partner start"');
    writeFileSync(file, changed);
    expect(job(check)).toMatchObject({ status: 1, stderr: expect.stringContaining('--seal') });
    expect(job(['npx journey-designer validate documents.bundle.json --seal']).stderr).toBe('');
    const preview = job(['npx journey-designer import documents.bundle.json --preview']);
    expect(preview).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Partner activation -> Partner start'),
    });
    const take = 'npx journey-designer import documents.bundle.json';
    const sql = 'npx journey-designer export Production --format sql --out push.sql';
    expect(job(['npx journey-designer pull Production', take, sql])).toMatchObject({ status: 0 });
    const script = readFileSync(join(repository, 'push.sql'), 'utf8');
    await postgres.run(connection.database, script);
    await postgres.run(connection.database, script);
    const named = await postgres.run(
      connection.database,
      `SELECT count(*) AS n FROM journey_templates WHERE template_name = 'Partner start'`,
    );
    expect(named).toEqual([{ n: '1' }]);

    // What the workspace holds now is what the repository holds, line by line.
    const out = 'npx journey-designer export --format bundle --out again.bundle.json';
    expect(job([out, 'npx journey-designer diff again.bundle.json'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('In step.'),
    });
    const bare = (name: string) =>
      readFileSync(join(repository, name), 'utf8').replace(/"createdAt": .*/, '');
    expect(bare('again.bundle.json')).toBe(bare('documents.bundle.json'));

    // Somebody changes production behind the repository.
    await postgres.run(
      connection.database,
      `UPDATE journey_templates SET description = 'Moved' WHERE template_name = 'Partner start'`,
    );
    expect(fresh(drift)).toMatchObject({
      status: 3,
      stdout: expect.stringContaining('conflict: Partner start'),
    });

    // A bundle that is not whole changes nothing anywhere; a wrong password says so and is never asked for.
    writeFileSync(file, changed.slice(0, 5_000));
    expect(job(check)).toMatchObject({ status: 1, stderr: expect.stringContaining('ends in the middle') });
    expect(
      job(['npx journey-designer diff Production'], { JD_URL: url.replace(secret, 'wrong') }).status,
    ).toBe(4);
  } finally {
    removeFolder(repository);
  }
});
