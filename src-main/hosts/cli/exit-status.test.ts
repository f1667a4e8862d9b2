import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { startCuttingProxy } from '../../../e2e/harness/cutting-proxy.ts';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { commandLine as commandLineOf, productionOn } from '../../testing/command-line.ts';
import { closePublishingWorkspaces } from '../../testing/publishing-workspace.ts';
import { removeTestFolders } from '../../testing/test-app.ts';
import { runCli } from './run.ts';

const server = await sharedPostgres();
afterEach(async () => {
  await closePublishingWorkspaces();
  removeTestFolders();
});
const commandLine = (env: Readonly<Record<string, string>>) => commandLineOf(runCli, env);
const production = () => productionOn(server);

const there = 'SELECT description FROM journey_templates';
const wrongHash = 'f'.repeat(64);

test('0 to 4: what differs, what is blocked, what moved, and which plan is pushed', async () => {
  const p = await production();
  const env = { JD_URL: p.url() };
  const { jd, begin, edit, folder } = commandLine(env);
  expect(await jd('environment', 'Team')).toMatchObject({ status: 0 });
  expect(await jd('push'), 'wrong usage').toMatchObject({ status: 2, stdout: '' });
  expect((await jd('dance', '--json')).stdout, 'also as JSON').toContain('"bad-input"');
  await begin();
  expect(await jd('diff', 'Team'), 'no tables are no agreement').toMatchObject({ status: 1, stdout: '' });
  await p.setUp();

  const wrong = commandLine({ JD_URL: p.url('designer', 'sekret') });
  expect(await wrong.jd('environment', 'Team')).toMatchObject({ status: 0 });
  expect(await wrong.jd('diff', 'Team')).toMatchObject({
    status: 4,
    stderr: expect.stringMatching(/JD_PASSWORD_TEAM/),
  });
  const elsewhere = commandLine({ JD_URL_TEAM: p.url(), JD_URL: 'postgres://u:sekret@127.0.0.1:1/x' });
  expect(await elsewhere.jd('environment', 'Team')).toMatchObject({ status: 0 });
  expect(await elsewhere.jd('environment', 'Other', '--role', 'dev')).toMatchObject({ status: 0 });
  const known = await elsewhere.jd('environment');
  expect(known.stdout).toMatch(
    / {2}Sandbox \(sandbox\) .*\n.* {2}Other \(dev\) .*\n.* {2}Team \(production\) /,
  );
  expect(await elsewhere.jd('diff', 'Other'), 'nobody listens there').toMatchObject({ status: 4 });
  expect(await elsewhere.jd('diff', 'Team'), 'nothing here, nothing there').toMatchObject({ status: 0 });
  const loose = join(folder, 'loose.mmd');
  writeFileSync(loose, 'flowchart LR\n  a[One] --> b[Two]\n  c[Alone]\n');
  expect(await elsewhere.jd('lint')).toMatchObject({ status: 0 });
  expect(await elsewhere.jd('import', loose, '--copies'), 'no bundle').toMatchObject({ status: 1 });
  expect(await elsewhere.jd('import', loose)).toMatchObject({ status: 0 });
  expect(await elsewhere.jd('lint', '--json'), 'a step that leads nowhere').toMatchObject({ status: 1 });
  expect((await elsewhere.jd('lint')).stdout).toMatch(
    /^loose: 0 errors, \d+ warnings?\n {2}warning: .* \([a-z-]+\)\n/,
  );

  expect(await jd('diff', 'Team')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^new-here: /) });
  expect(await jd('diff', 'Team', '--document', 'Nobody')).toMatchObject({ status: 1, stdout: '' });
  const plan = join(folder, 'plan.json');
  expect(await jd('plan', 'Team', '--out', plan)).toMatchObject({ status: 0 });
  const push = ['push', 'Team', '--plan', plan];
  expect(await jd(...push)).toMatchObject({ status: 1, stderr: expect.stringContaining('--confirm "Team"') });
  expect(await jd(...push, '--confirm', 'Teem')).toMatchObject({ status: 1 });
  expect(await jd('push', 'Team', '--plan', wrongHash, '--confirm', 'Team')).toMatchObject({ status: 3 });
  expect(await jd('push', 'Team', '--plan', folder, '--confirm', 'Team')).toMatchObject({ status: 1 });
  expect(await p.run(there)).toEqual([]);
  const pushed = await jd(...push, '--confirm', 'Team', '--json');
  expect(pushed).toMatchObject({ status: 0, stderr: '' });
  const { id, state } = JSON.parse(pushed.stdout) as { id: string; state: string };
  expect(state).toBe('committed');
  expect(await jd('settle', id)).toMatchObject({ status: 0 });
  expect(await jd('pushes', 'Team')).toMatchObject({ status: 0, stdout: expect.stringContaining(id) });
  expect(await jd(...push, '--confirm', 'Team'), 'it is done').toMatchObject({ status: 3 });
  const nothing = await jd('push', 'Team', '--json');
  expect(JSON.parse(nothing.stdout)).toMatchObject({ id: null, state: 'nothing' });
  expect(await jd('diff', 'Team')).toMatchObject({ status: 0, stdout: 'In step.\n' });

  await p.run(`UPDATE journey_templates SET description = 'Theirs'`);
  expect(await jd('diff', 'Team', '--json')).toMatchObject({
    status: 3,
    stdout: expect.stringContaining('"changed-there"'),
  });
  expect(await jd('rollback', id, '--preview')).toMatchObject({
    status: 3,
    stdout: expect.stringMatching(/^left alone/),
  });
  expect(await jd('rollback', id, '--confirm', 'Team')).toMatchObject({ status: 3, stdout: '' });
  await edit('Mine');
  expect(await jd('diff', 'Team')).toMatchObject({
    status: 3,
    stdout: 'conflict: Consumer onboarding\n  Description: here Mine, there Theirs\n',
  });
  expect(await jd('plan', 'Team', '--json'), 'not left out silently').toMatchObject({ status: 3 });
  expect(await jd('push', 'Team', '--confirm', 'Team')).toMatchObject({ status: 3, stdout: '' });
  expect(await jd('pull', 'Team', '--json')).toMatchObject({
    status: 3,
    stdout: expect.stringContaining('"name": "Consumer onboarding"'),
  });
  expect(await jd('settle', 'nowhere')).toMatchObject({ status: 1, stdout: '' });
  expect(await p.run(there)).toEqual([{ description: 'Theirs' }]);
  const decide = ['pull', 'Team', '--document', 'Consumer onboarding', '--side'];
  expect(await jd(...decide, 'mine', '--json')).toMatchObject({ status: 0, stderr: '' });
  expect(await jd('diff', 'Team')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^changed-here: /),
  });
  await p.run(`UPDATE journey_templates SET description = 'Theirs again'`);
  expect(await jd(...decide, 'theirs')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^theirs: /),
  });
  expect(await jd('diff', 'Team')).toMatchObject({ status: 0 });
  expect(await p.run(there)).toEqual([{ description: 'Theirs again' }]);
});

test('6: a push waits for an approval, and everybody sees who changed what', async () => {
  const p = await production();
  await p.setUp();
  const reviewer = `approver_${p.connection.database}`;
  await p.run(`CREATE ROLE ${reviewer} LOGIN PASSWORD 'sekret';
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${reviewer}`);
  const { jd, begin, edit, folder } = commandLine({ JD_URL: p.url() });
  const theirs = commandLine({ JD_URL: p.url(reviewer, 'sekret') });
  for (const one of [jd, theirs.jd]) await one('environment', 'Team');
  await begin();
  const plan = join(folder, 'plan.json');
  const about = ['Team', '--plan', plan];
  expect(await jd('changes', 'Team'), 'nobody remembers').toMatchObject({ status: 1, stdout: '' });
  expect(await jd('approvals', 'Team')).toMatchObject({ status: 1, stdout: '' });
  await p.assist();
  expect(await jd('changes', 'Team')).toMatchObject({ status: 0 });

  await jd('plan', 'Team', '--out', plan);
  const push = ['push', ...about, '--confirm', 'Team'];
  expect(await jd(...push)).toMatchObject({ status: 6, stderr: expect.stringContaining('request-approval') });
  expect(await jd('approvals', ...about), 'nobody was asked').toMatchObject({ status: 6 });
  expect(await theirs.jd('approve', ...about)).toMatchObject({ status: 3 });
  expect(await jd('request-approval', 'Team', '--plan', wrongHash)).toMatchObject({ status: 3 });
  const asked = await jd('request-approval', ...about, '--note', 'Release 12', '--json');
  expect(JSON.parse(asked.stdout)).toMatchObject({ standing: 'waiting', note: 'Release 12' });
  expect(await jd('request-approval', ...about, '--json'), 'once').toEqual(asked);
  expect(await jd('approve', ...about), 'not by oneself').toMatchObject({ status: 1 });
  const seen = await theirs.jd('approvals', ...about);
  expect(seen).toMatchObject({ status: 6, stdout: expect.stringContaining('Release 12') });
  expect(seen.stdout).toContain('insert: Consumer onboarding');
  expect(await theirs.jd('approvals', 'Team', '--json')).toMatchObject({ status: 0 });
  expect(await theirs.jd('approve', ...about, '--note', 'Fine')).toMatchObject({ status: 0 });
  expect(await jd('approvals', ...about)).toMatchObject({ status: 0 });
  const pushed = await jd(...push, '--json');
  expect(pushed.status).toBe(0);
  const { id } = JSON.parse(pushed.stdout) as { id: string };
  const back = await jd('rollback', id, '--confirm', 'Team');
  expect(back, 'the way back too').toMatchObject({ status: 6, stderr: expect.stringContaining(id) });
  const askedBack = await jd('request-approval', 'Team', '--rollback', id);
  expect(askedBack).toMatchObject({ status: 0, stdout: expect.stringMatching(/^waiting: /) });

  await edit('Second');
  await jd('plan', 'Team', '--out', plan);
  await jd('request-approval', ...about);
  expect(await theirs.jd('decline', ...about, '--note', 'Why?')).toMatchObject({ status: 0 });
  expect(await jd('approvals', ...about)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('Why?'),
  });
  expect(await jd(...push)).toMatchObject({ status: 6 });
  expect(await jd('approvals', 'Team')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^needed: every document.*\ndeclined: .*\n.*\nwaiting: .*\napproved: /),
  });

  expect(await jd('changes', 'Team'), 'own pushes are no news').toMatchObject({ status: 0 });
  await p.run(`UPDATE journey_templates SET description = 'Theirs'`);
  const changed = /designer {2}sql {2}Consumer onboarding: update journey_templates 1 row \(description\)/;
  expect(await jd('changes', 'Team')).toMatchObject({ status: 3, stdout: expect.stringMatching(changed) });
  expect(await jd('changes', 'Team', '--document', 'Consumer onboarding', '--json')).toMatchObject({
    status: 3,
  });
  expect(await jd('changes', 'Team', '--document', 'Another')).toMatchObject({ status: 0 });
});

test('5: an answer to COMMIT that was lost is settled, and nothing is sent again', async () => {
  const p = await production();
  await p.setUp();
  const proxy = await startCuttingProxy(server.port);
  const { jd, begin } = commandLine({ JD_URL: p.url('designer', p.password, proxy.port) });
  await jd('environment', 'Team', '--role', 'dev');
  await begin();
  proxy.cutAt({ at: 'COMMIT\0', onceSaid: 'pg_current_xact_id()', when: 'after', thenAway: true });
  const cut = await jd('push', 'Team', '--json');
  expect(cut).toMatchObject({ status: 5, stderr: expect.stringContaining('settle') });
  const { error } = JSON.parse(cut.stdout) as { error: { code: string; place: string } };
  expect(error.code).toBe('outcome-unknown');
  expect(await jd('settle', error.place), 'out of reach').toMatchObject({ status: 4, stdout: '' });
  proxy.comeBack();
  expect(await jd('settle', error.place)).toMatchObject({ status: 0 });
  expect(await p.run(there)).toHaveLength(1);
  await proxy.stop();
});

test('130 and 143: a signal rolls a push back, and one that is already at COMMIT is finished and told', async () => {
  const p = await production();
  const listeners = () => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM');
  const before = listeners();
  await p.setUp();
  const { jd, begin } = commandLine({ JD_URL: p.url() });
  await jd('environment', 'Team', '--role', 'dev');
  await begin();
  // It sleeps in the push and not in its rehearsal before: a sequence counts on when a transaction is rolled back.
  await p.run(`CREATE SEQUENCE tries; CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN IF nextval(''tries'') > 1 THEN PERFORM pg_sleep(30); END IF; RETURN NULL; END';
    CREATE TRIGGER slow AFTER INSERT ON journey_templates FOR EACH STATEMENT EXECUTE FUNCTION slow()`);
  const sleeping = (statement: string) =>
    expect
      .poll(() =>
        p.run(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep' AND query ILIKE '${statement}%'`,
        ),
      )
      .toHaveLength(1);
  const stopped = jd('push', 'Team');
  await sleeping('INSERT');
  process.emit('SIGTERM');
  expect(await stopped).toMatchObject({
    status: 143,
    stdout: '',
    stderr: expect.stringMatching(/^Stopping: .*\n.*Nothing was written/),
  });
  expect(await p.run(there)).toEqual([]);

  // It waits in COMMIT until it may go on: a sequence is seen by everybody at once.
  await p.run(`DROP TRIGGER slow ON journey_templates; CREATE SEQUENCE told;
    CREATE OR REPLACE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN WHILE NOT (SELECT is_called FROM told) LOOP PERFORM pg_sleep(0.1); END LOOP; RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON journey_templates DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow()`);
  const finished = jd('push', 'Team');
  await sleeping('COMMIT');
  process.emit('SIGINT');
  await p.run("SELECT nextval('told')");
  expect(await finished).toMatchObject({ status: 0, stdout: expect.stringContaining('Wrote 1 document.') });
  expect(await p.run(there)).toHaveLength(1);
  expect(listeners(), 'nobody listens any more').toBe(before);
});

test('documents come back as they were, and a file is checked without a workspace', async () => {
  const { jd, begin, folder } = commandLine({});
  await begin();
  const [file, out] = ['sample', 'out'].map((name) => join(folder, `${name}.journey.json`)) as [
    string,
    string,
  ];
  const [listed] = JSON.parse((await jd('list', '--json')).stdout) as { id: string; name: string }[];
  const exported = await jd('export', listed!.id);
  expect(exported).toMatchObject({ status: 0, stderr: '' });
  expect(await jd('export', listed!.name, '--out', out)).toEqual({
    status: 0,
    stdout: `${out}\n`,
    stderr: '',
  });
  expect(readFileSync(out, 'utf8')).toBe(exported.stdout);
  const [before, after] = [file, out].map(
    (name) => JSON.parse(readFileSync(name, 'utf8')) as { records: object },
  );
  expect(after?.records).toEqual(before?.records);
  expect(await jd('export', listed!.id, '--out', join(folder, 'no', 'where'))).toMatchObject({ status: 1 });
  expect(await jd('picture', 'nowhere')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('nowhere'),
  });

  expect(await jd('validate', file)).toMatchObject({ status: 0, stdout: 'No findings.\n' });
  writeFileSync(out, exported.stdout.replace(/"name": "Register"/, `"name": "${'n'.repeat(51)}"`));
  const found = await jd('validate', out, '--json');
  expect(found.status).toBe(1);
  expect(JSON.parse(found.stdout)).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ severity: 'error', field: 'name' })]),
  });
  writeFileSync(out, '{"not": "a journey"}');
  expect(await jd('validate', out)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining(out),
  });
  expect(await jd('validate', join(folder, 'absent.json'))).toMatchObject({ status: 1, stdout: '' });
});

test('a reader that had enough is no failure, a full disk is one', async () => {
  const failing = (code: string) =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
  let said = '';
  const stderr = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      said += chunk.toString();
      done();
    },
  });
  expect(await runCli(['--help'], {}, { stdout: failing('EPIPE'), stderr })).toBe(0);
  expect(said).toBe('');
  expect(await runCli(['--help'], {}, { stdout: failing('ENOSPC'), stderr })).toBe(1);
  expect(said).toContain('ENOSPC');
});
