import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
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

const there = 'SELECT id, description FROM journey_templates';

test('an environment is set up, looked at, filled from another one and put under review from the command line alone', async () => {
  const [stage, prod] = [await production(), await production()];
  const { jd, begin, rewrite, folder } = commandLine({ JD_URL_STAGE: stage.url(), JD_URL_PROD: prod.url() });
  await jd('environment', 'Stage', '--role', 'staging');
  await jd('environment', 'Prod');
  expect(await jd('environments')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      / {2}Stage \(staging\) .*\/\w+\n.* {2}Prod \(production\) .* locked: --confirm/,
    ),
  });
  await begin();

  // Nothing is changed before somebody says so, and the SQL that is shown is the SQL that is run.
  const tables = "SELECT count(*)::integer AS n FROM pg_tables WHERE schemaname = 'public'";
  expect(await jd('status', 'Stage'), 'no tables').toMatchObject({
    status: 1,
    stderr: expect.stringContaining('journey-designer setup Stage'),
  });
  const seen = await jd('setup', 'Stage');
  expect(seen).toMatchObject({ status: 1, stdout: expect.stringMatching(/\nblocked .* auth\.users: /) });
  expect(await jd('setup', 'Stage', '--json')).toMatchObject({ status: 1, stderr: '' });
  const { stdout: sql, status } = await jd('setup', 'Stage', '--users', 'yes', '--sql');
  expect(status).toBe(0);
  expect(await stage.run(tables)).toEqual([{ n: '0' }]);
  await stage.run(sql);
  expect(await stage.run(tables)).toEqual([{ n: '10' }]);
  expect(await jd('setup', 'Stage')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/Everything is there\.\n$/),
  });
  const make = ['setup', 'Prod', '--users', 'yes', '--yes'];
  expect(await jd(...make), 'production asks for its name').toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--confirm "Prod"'),
  });
  expect(await jd(...make, '--confirm', 'Stage')).toMatchObject({ status: 1 });
  expect(await prod.run(tables)).toEqual([{ n: '0' }]);
  expect(await jd(...make, '--confirm', 'Prod')).toMatchObject({ status: 0 });

  const reader = `reader_${prod.connection.database}`;
  await prod.run(`CREATE ROLE ${reader} LOGIN PASSWORD 'sekret'; GRANT USAGE ON SCHEMA public TO ${reader}`);
  const theirs = commandLine({ JD_URL: prod.url(reader, 'sekret') });
  await theirs.jd('environment', 'Prod');
  expect(await theirs.jd('check', 'Prod')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/\njourney_templates: nothing\n[^]*\nGRANT SELECT.*reader_\w+"?;\n/),
  });
  expect(await jd('check', 'Prod', '--json')).toMatchObject({ status: 0, stderr: '' });

  // From one to the next, by a plan that was looked at.
  const promote = ['promote', '--from', 'Stage', '--to', 'Prod'];
  expect(await jd(...promote), 'nothing there').toMatchObject({ status: 0, stdout: 'Nothing to push.\n' });
  expect(await jd('promote', '--from', 'Prod', '--to', 'Prod')).toMatchObject({ status: 1, stdout: '' });
  await jd('push', 'Stage');
  expect(await jd('status', 'Stage')).toMatchObject({
    status: 0,
    stdout:
      'equal          journey     Consumer onboarding\n0 to publish, 0 to pull, 0 changed on both sides\n',
  });
  expect(await jd('status', 'Prod', '--document', 'Consumer onbording')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Did you mean "Consumer onboarding"?'),
  });
  const plan = join(folder, 'promotion.json');
  expect(await jd(...promote, '--preview', '--out', plan)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^insert: Consumer onboarding, 1 row\n/),
  });
  expect(await jd(...promote, '--plan', plan), 'unconfirmed').toMatchObject({ status: 1 });

  // Where somebody else has to look at it first, a promotion waits like a push.
  expect(await jd('review-policy', 'Prod'), 'nothing remembers it').toMatchObject({
    status: 1,
    stderr: expect.stringContaining('"assisted"'),
  });
  expect(await jd('assisted', 'Prod')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^assisted mode: not installed\n\nCREATE SCHEMA jd_sync;\n/),
  });
  expect(await jd('assisted', 'Prod', '--yes')).toMatchObject({ status: 1 });
  expect(await jd('assisted', 'Prod', '--yes', '--confirm', 'Prod', '--json')).toMatchObject({ status: 0 });
  const policy = ['review-policy', 'Prod', '--required'];
  expect(await jd(...policy, 'yes')).toMatchObject({ status: 1, stdout: '' });
  expect(await jd(...policy, 'yes', '--confirm', 'Prod')).toMatchObject({
    status: 0,
    stdout: 'needed: every document (set by designer)\n',
  });
  expect(await jd(...promote, '--plan', plan, '--confirm', 'Prod')).toMatchObject({
    status: 6,
    stderr: expect.stringContaining('--from "Stage"'),
  });
  expect(await jd('request-approval', 'Prod', '--from', 'Stage', '--plan', plan)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^waiting: /),
  });
  expect(await jd(...policy, 'no', '--confirm', 'Prod', '--json')).toMatchObject({ status: 0 });
  expect(await jd(...promote, '--plan', plan, '--confirm', 'Prod', '--json')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('"promotedFrom": "Stage"'),
  });
  expect(await jd(...promote, '--plan', plan, '--confirm', 'Prod'), 'it is done').toMatchObject({
    status: 3,
  });
  expect(await prod.run(there)).toEqual(await stage.run(there));
  expect(await jd('assisted', 'Prod', '--remove', '--yes', '--confirm', 'Prod')).toMatchObject({
    status: 0,
    stdout: 'Removed: the database is as it was before.\n',
  });

  // People who are at a stage that is renamed go along where somebody says so, by the plan that says it.
  const [{ id } = { id: '' }] = JSON.parse((await jd('list', '--json')).stdout) as { id: string }[];
  await stage.run(`INSERT INTO auth.users (id) VALUES ('${id}');
    INSERT INTO customer_journeys (user_id, journey_type, current_stage, metadata)
    VALUES ('${id}', 'consumer', 'Register', '{"template": {"id": "${id}"}}')`);
  await rewrite((text) => text.replace('"name": "Register"', '"name": "Sign up"'));
  const at = 'SELECT current_stage FROM customer_journeys';
  expect((await jd('plan', 'Stage')).stdout).toContain(
    '  1 journey runs at "Register", which becomes "Sign up"; they stay at the old name; --move "Register=<stage>" takes them along\n',
  );
  expect(await jd('plan', 'Stage', '--move', 'Regster=Sign up')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Did you mean "Register"?'),
  });
  expect(await jd('plan', 'Stage', '--move', 'Register=Sing up')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Did you mean "Sign up"?'),
  });
  const moving = await jd('plan', 'Stage', '--move', 'Register=Sign up', '--out', plan);
  expect(moving).toMatchObject({ status: 0, stdout: expect.stringContaining('1 go to "Sign up"') });
  expect(await stage.run(at)).toEqual([{ current_stage: 'Register' }]);
  expect(await jd('push', 'Stage', '--plan', plan)).toMatchObject({ status: 0 });
  expect(await stage.run(at)).toEqual([{ current_stage: 'Sign up' }]);

  expect(await jd('environment', 'Stage', '--remove', '--json')).toMatchObject({ status: 0, stderr: '' });
  expect(await jd('environment', 'Prod', '--remove')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--confirm "Prod"'),
  });
  expect((await jd('environments')).stdout).toMatch(/^sandbox .*\n.* {2}Prod \(.*\n$/);
});
