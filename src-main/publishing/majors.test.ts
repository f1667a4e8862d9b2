import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { majors, nativeFolder } from '../../e2e/harness/postgres-binaries.ts';
import { startPostgres } from '../../e2e/harness/postgres-server.ts';
import { unitOf } from '../../shared/publishing/units.ts';
import { templates } from '../../shared/templates/templates.ts';
import { writtenTables } from '../testing/designers.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../testing/publishing-workspace.ts';
import { readSchemaSteps } from './postgres/schema-files.ts';
import { connectToServer } from './postgres/server-connection.ts';

afterAll(closePublishingWorkspaces);

const debian = '/usr/lib/postgresql/15';
if (!existsSync(debian)) console.log(`Skipped: Debian's PostgreSQL 15, which is not installed in ${debian}.`);
const servers = [
  ...majors.map((major) => ({ name: `PostgreSQL ${major}`, major, binaries: nativeFolder(major) })),
  ...(existsSync(debian) ? [{ name: "Debian's PostgreSQL 15", major: 15, binaries: debian }] : []),
];

/** Set up, push, file, pull, take down: what a release promises of every major. */
async function road({ major, binaries }: (typeof servers)[number]) {
  const server = await startPostgres({ binaries });
  try {
    const { connection, password } = await server.createDatabase('here');
    const run = (sql: string, database = 'here') => server.run(database, sql);
    const [{ version } = { version: '' }] = await run(
      `SELECT current_setting('server_version_num')::integer / 10000 AS version`,
    );
    expect(Number(version)).toBe(major);
    const before = await run(inventory);

    const a = openPublishingWorkspace();
    const inA = await a.environment(connection, password);
    const { steps: toDo } = await a.get('publishing.setupPreview', { environmentId: inA });
    const done = toDo.flatMap(({ name, state }) => (state === 'to-do' ? [name] : []));
    expect(done).toHaveLength(11);
    const setUp = await a.get('publishing.setup', { environmentId: inA, confirmation: null });
    expect(setUp).toMatchObject({ state: 'ready', differences: [] });
    await run('CREATE DATABASE by_file TEMPLATE here', 'postgres');

    const documents = templates.map(({ make }) => make(randomUUID));
    for (const document of documents) a.draw(document);
    const plan = await a.plan(inA, ...documents.map(({ id }) => id));
    expect(plan.checks.filter(({ passed }) => !passed)).toEqual([]);
    const file = await a.get('publishing.exportSql', { planId: plan.id });
    const pushed = await a.get('publishing.push', {
      planId: plan.id,
      planHash: plan.hash,
      confirmation: null,
    });
    expect(pushed).toMatchObject({ state: 'committed', rows: plan.rehearsal.rows });
    const rows = async (database: string) => {
      const all: unknown[] = [];
      for (const table of writtenTables) {
        const text = `to_jsonb(t) - '{created_at,updated_at}'::text[]`;
        all.push(await run(`SELECT ${text} AS row FROM ${table} t ORDER BY id`, database));
      }
      return all;
    };
    const there = await rows('here');
    for (const time of ['first', 'second']) {
      await run(file.text, 'by_file');
      expect(await rows('by_file'), time).toEqual(there);
    }

    const b = openPublishingWorkspace();
    const inB = await b.environment(connection, password);
    await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
    for (const { id, kind } of documents) {
      expect(b.read(id).document).toEqual(unitOf(kind).canonical(a.read(id).document));
    }
    expect(new Set(Object.values(await b.states(inB)))).toEqual(new Set(['equal']));

    const asked = { environmentId: inA, confirmation: null };
    await a.get('publishing.installAssisted', asked);
    const [journey] = documents.filter(({ kind }) => kind === 'journey');
    a.edit(journey!.id, null, { description: 'noted' });
    expect(await a.push(inA, journey!.id)).toMatchObject({ ok: true });
    const { changes } = await b.get('publishing.changes', { environmentId: inB });
    expect(changes).toMatchObject([{ documentId: journey!.id, how: 'push', displayName: 'Robin' }]);
    expect(await a.get('publishing.removeAssisted', asked)).toEqual({ changedByOthers: [] });

    // What a delete would take along is counted in ways that older servers know too.
    const funnel = documents.find(({ kind }) => kind === 'funnel')!;
    const steps = Object.values(funnel.records).filter(({ kind }) => kind === 'step').length;
    for (const { id } of [journey!, funnel]) a.documents.setArchived(id, true);
    const retired = await a.plan(inA, journey!.id, funnel.id);
    expect(retired.documents.map(({ cascades }) => cascades)).toEqual([[], [`${steps} steps`]]);

    const down = await connectToServer(connection, password);
    for (const step of readSchemaSteps('public').toReversed())
      if (done.includes(step.name)) for (const statement of step.down) await down.query(statement);
    await down.close();
    expect(await run(inventory)).toEqual(before);
  } finally {
    await server.stop();
  }
}

/** Everything in the database that is not the server's own. */
const inventory = `SELECT n.nspname AS schema, c.relname AS name, c.relkind AS kind FROM pg_namespace n
  LEFT JOIN pg_class c ON c.relnamespace = n.oid WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  UNION ALL SELECT n.nspname, p.proname, 'f' FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1, 2, 3`;

// Two at a time: each is a server that starts, and the machine may have two cores.
for (let at = 0; at < servers.length; at += 2) {
  const pair = servers.slice(at, at + 2);
  test(`set up, push, run the file twice, pull and take down on ${pair.map(({ name }) => name).join(' and ')}`, async () => {
    await Promise.all(pair.map(road));
  });
}
