import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import type { Journey } from '../../../shared/journeys/journey.ts';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
  soundJourney,
} from '../../testing/publishing-workspace.ts';
import { literal } from '../postgres/literals.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

const hostile = [
  `'); DROP TABLE journey_templates; --`,
  `\\'); DROP TABLE journey_templates; --`,
  `E'\\\\'' || pg_sleep(9) || '`,
  `$$; DROP TABLE journey_templates; $guard0$`,
  `\\x41 \\n \\u0041 \\\\ \\`,
  `:name :'name' :"name" \\gexec /* */ -- %s`,
  `🙂 é ﷽ \u202e \t \n end`,
  `${'"'.repeat(3)}${"'".repeat(5)}`,
];

test.each([['on'], ['off']])(
  'the file runs twice with equal results and executes nothing else, standard_conforming_strings %s',
  async (conforming) => {
    const { connection, password } = await server.createDatabase();
    const schema = `Jo"urneys $guard0$ '; --`;
    const run = (sql: string) => server.run(connection.database, sql);
    const w = openPublishingWorkspace();
    const environmentId = await w.environment(
      { ...connection, schema },
      password,
      'dev',
      "Dev\n; DROP TABLE x; '",
    );
    await w.get('publishing.setup', { environmentId, confirmation: null });
    const ids = hostile.map((text, index) => w.draw(hostileJourney(`${index} ${text}`.slice(0, 90), text)));
    const plan = await w.plan(environmentId, ...ids);
    expect(plan.documents.map(({ blocked }) => blocked)).toEqual(hostile.map(() => null));
    const { fileName, text } = await w.get('publishing.exportSql', { planId: plan.id });
    expect(fileName).toMatch(/^plan-dev-drop-table-x-[0-9a-f]{8}\.sql$/);

    const preamble = `SET standard_conforming_strings = ${conforming}; SET backslash_quote = 'safe_encoding';`;
    const table = `"Jo""urneys $guard0$ '; --".journey_templates`;
    const look = () =>
      run(
        `SELECT id, template_name, journey_type, persona_type, stages, touchpoints, success_criteria, description, is_active, version, updated_at, xmin FROM ${table} ORDER BY id`,
      );
    await run(preamble + text);
    const once = await look();
    expect(once).toHaveLength(hostile.length);
    await run(preamble + text);
    expect(await look()).toEqual(once);
    // What the file wrote is what the push would have written: everything is equal now, on the server's own hashes.
    const status = await w.get('publishing.status', { environmentId });
    expect(status.documents.map(({ state }) => state)).toEqual(hostile.map(() => 'equal'));
    for (const [index, id] of ids.entries()) {
      const row = once.find((one) => one['id'] === id);
      expect(row?.['description']).toBe(hostile[index]);
    }
  },
);

test('the file stops where a row moved since the plan, and writes nothing', async () => {
  const { connection, password } = await server.createDatabase();
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password);
  await w.get('publishing.setup', { environmentId, confirmation: null });
  const id = w.draw('Onboarding');
  await w.push(environmentId, id);
  w.edit(id, 'stage', { name: 'Mine' });
  const plan = await w.plan(environmentId, id);
  const { text } = await w.get('publishing.exportSql', { planId: plan.id });
  await server.run(connection.database, "UPDATE journey_templates SET description = 'theirs'");
  await expect(server.run(connection.database, text)).rejects.toThrow(
    'A row changed since this file was made',
  );
  expect(await server.run(connection.database, 'SELECT description FROM journey_templates')).toEqual([
    { description: 'theirs' },
  ]);
});

test('there is no file over a row with a number that would be rounded, nor of a text that no database holds', async () => {
  const { connection, password } = await server.createDatabase();
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password);
  await w.get('publishing.setup', { environmentId, confirmation: null });
  const id = w.draw('Onboarding');
  await w.push(environmentId, id);
  const long = '12345678901234567890.123456789';
  await server.run(connection.database, `UPDATE journey_templates SET success_criteria = '{"n": ${long}}'`);
  w.edit(id, null, { description: 'Mine' });
  const plan = await w.plan(environmentId, id);
  const refused = await w.call('publishing.exportSql', { planId: plan.id });
  expect(refused).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('cannot be exported') },
  });
  const [row] = await server.run(
    connection.database,
    'SELECT success_criteria::text AS n FROM journey_templates',
  );
  expect(row).toEqual({ n: `{"n": ${long}}` });
  expect(() => w.draw('Nul \u0000')).toThrow(/NUL character/);
  expect(() => w.draw('Half \ud83d')).toThrow(/half of a character/);
});

test('a literal refuses what SQL cannot hold', () => {
  expect(() => literal('a\u0000b', 'text')).toThrow('NUL');
  expect(() => literal('\ud800', 'text')).toThrow('half a character');
  expect(() => literal(Number.NaN, 'numeric')).toThrow();
  expect(literal(null, 'jsonb')).toBe('NULL::jsonb');
  expect(literal("a'b", 'text')).toBe("'a''b'::text");
  expect(literal("a\\'b", 'text')).toBe("E'a\\\\''b'::text");
});

function hostileJourney(name: string, text: string): Journey {
  const journey = soundJourney(name, randomUUID());
  return { ...journey, header: { ...journey.header, description: text, successCriteria: { [text]: text } } };
}
