import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { startCuttingProxy } from '../e2e/harness/cutting-proxy.ts';
import { startPostgres, type TestConnection } from '../e2e/harness/postgres-server.ts';
import { type Document, type DocumentKind, documentKinds } from '../shared/documents/document.ts';
import { tablesOf } from '../shared/publishing/units.ts';
import { templates } from '../shared/templates/templates.ts';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
  type PublishingWorkspace,
} from '../src-main/testing/publishing-workspace.ts';
import { type Drift, pickDrifts } from './drift/drifts.ts';
import { type Attempt, readRows, wrongWrites } from './drift/oracle.ts';
import { sizeOf } from './options.ts';
import { type RandomSource, randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';

const role = 'app';
const password = 'drifting';
const lanes = 3;

/**
 * Production goes its own way: each case is a fresh database with one to three drifts, some of them between plan and push, then
 * status, plan, push and pull. The rows are read with plain SQL before and after. The mutation lets the application
 * read the catalog of tables that nobody touched.
 */
export const drift: StressRun = {
  promise: 'schema drift never causes a wrong write',
  start: async ({ seed, mutate, options, print }) => {
    const cases = sizeOf(options, 'cases', 30);
    const server = await startPostgres();
    const proxy = await startCuttingProxy(server.port);
    const found = { wrong: 0, crashes: 0, written: 0 };
    try {
      const base = await makeBase(server, mutate);
      const connection = { ...base, user: role, port: proxy.port };
      if (mutate) proxy.rewrite({ from: 'n.nspname = $1', to: 'n.nspname <>$1' });
      const numbers = Array.from({ length: cases }, (_, index) => index + 1);
      /** A case of its own random numbers, so that the same seed gives the same cases in whatever order. */
      const runCase = async (number: number) => {
        const random = randomSource(seed + number);
        const database = `case_${number}`;
        await server.run('postgres', `CREATE DATABASE ${database} TEMPLATE ${base.database}`);
        const drifts = pickDrifts(random, role);
        const names = drifts.map(({ name, kind }) => `${kind}: ${name}`).join('; ');
        const owner = new Client({ ...base, database, password: server.password });
        try {
          await owner.connect();
          const outcome = await oneCase({ ...connection, database }, asText(owner), drifts, random);
          found.wrong += outcome.wrong.length;
          found.written += outcome.written;
          for (const line of outcome.wrong.slice(0, 3)) print(`case ${number} (${names}): ${line}`);
        } catch (thrown) {
          found.crashes += 1;
          print(`case ${number} (${names}): ${String(thrown)}`);
        } finally {
          await owner.end();
        }
      };
      // A mutation that has been caught: nothing more is to be learned.
      const isCaught = () => mutate && found.wrong > 0;
      // Each mostly waits for a disk or the server.
      await Promise.all(
        Array.from({ length: lanes }, async () => {
          while (numbers.length > 0 && !isCaught()) await runCase(numbers.shift() ?? 0);
        }),
      );
    } finally {
      await closePublishingWorkspaces();
      await proxy.stop();
      await server.stop();
    }
    const { wrong, crashes, written } = found;
    print(`${written} pushes were written`);
    return {
      line: `drift cases=${cases} wrongWrites=${wrong} crashes=${crashes}`,
      // A run in which nothing is ever written proves nothing.
      holds: wrong === 0 && crashes === 0 && written >= cases,
    };
  },
};

/** One session for what a case does behind the application's back: a new one for each look would take most of its time. */
function asText(owner: Client): Run {
  return async (sql) => {
    const result = await owner.query<Record<string, string | null>>(sql);
    const last = Array.isArray(result) ? (result.at(-1) as typeof result | undefined) : result;
    return last?.rows ?? [];
  };
}

type Server = Awaited<ReturnType<typeof startPostgres>>;

/** The database that each case begins with: two documents of each kind, and a role that may write them and owns nothing. */
async function makeBase(server: Server, pristine: boolean): Promise<TestConnection> {
  const { connection, password: owners } = await server.createDatabase();
  const schemas = ['public', ...(pristine ? ['pristine'] : [])];
  const w = openPublishingWorkspace();
  for (const schema of schemas.toReversed()) {
    const environmentId = await w.environment({ ...connection, schema }, owners, 'dev', schema);
    await w.get('publishing.setup', { environmentId, confirmation: null });
    if (schema !== 'public') continue;
    const ids = documentKinds.flatMap((kind) => [1, 2].map(() => w.draw(sample(kind, `as it was ${kind}`))));
    const pushed = await w.push(environmentId, ...ids);
    if (!pushed.ok) throw new Error(pushed.error.message);
  }
  await closePublishingWorkspaces();
  const rights = schemas.map(
    (schema) =>
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}; GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
  );
  await server.run(
    connection.database,
    `CREATE ROLE ${role} LOGIN PASSWORD '${password}'; ${rights.join('; ')};
     UPDATE journey_templates SET usage_count = 7, description = 'as it was ' || id; UPDATE funnel_stages SET visitors = 9;
     UPDATE conversion_funnels SET description = 'as it was ' || id; UPDATE business_processes SET description = 'as it was ' || id;
     UPDATE experiment_configs SET description = 'as it was ' || id`,
  );
  return connection;
}

function sample(kind: DocumentKind, description: string): Document {
  const made = templates.find((one) => one.kind === kind)?.make(randomUUID);
  if (!made) throw new Error(`No sample of ${kind}`);
  return { ...made, header: { ...made.header, name: `${kind} ${made.id}`, description } };
}

type Run = Parameters<typeof readRows>[0];

async function oneCase(
  connection: TestConnection,
  run: Run,
  drifts: readonly Drift[],
  random: RandomSource,
): Promise<{ readonly wrong: string[]; readonly written: number }> {
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password);
  await w.get('publishing.pull', { environmentId, documentIds: [] });
  const old = w.documents.list({ archived: false }).map(({ id, kind }) => ({ id, kind }));
  const between = drifts.filter(() => random.chance(0.35));
  const early = drifts.filter((one) => !between.includes(one));
  for (const { sql } of early) await run(sql);

  const chosen = [
    ...old,
    ...documentKinds.flatMap((kind) => {
      if (random.chance(0.4)) return [];
      return [{ kind, id: w.draw(sample(kind, '')) }];
    }),
  ];
  for (const { id } of chosen) w.edit(id, null, { description: `mine ${randomUUID()}` });
  const wrong: string[] = [];
  let written = 0;
  const attempt = async (kinds: readonly DocumentKind[], happens: readonly Drift[]) => {
    const ids = chosen.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
    const outcome = await push(w, environmentId, ids, run, happens);
    const { before, after, said } = outcome;
    written += said ? 1 : 0;
    wrong.push(...wrongWrites({ before, after, said, ...rulesFor(w, outcome.sent, drifts, happens) }));
  };
  await statusWords(w, environmentId);
  await attempt(documentKinds, between);
  // Whatever stopped them together, each kind goes as far as it can on its own.
  if (written === 0) for (const kind of documentKinds) await attempt([kind], []);

  const before = await readRows(run);
  const reader = openPublishingWorkspace();
  const there = await reader.environment(connection, password);
  for (const [one, id] of [
    [w, environmentId],
    [reader, there],
  ] as const) {
    await one.call('publishing.pull', { environmentId: id, documentIds: [] });
    await statusWords(one, id);
  }
  const after = await readRows(run);
  if (JSON.stringify([...before]) !== JSON.stringify([...after])) wrong.push('a pull or a look wrote');
  wrong.push(...misread(reader, after));
  for (const one of [w, reader]) await one.close();
  return { wrong, written };
}

/** What was drawn here from there is what plain SQL reads. */
function misread(reader: PublishingWorkspace, rows: Attempt['after']): string[] {
  const tables = tablesOf(documentKinds);
  const descriptions = new Map(
    [...rows].flatMap(([key, row]) => {
      const [table = '', id = ''] = key.split(' ');
      return tables.includes(table) ? [[id, row['description']] as const] : [];
    }),
  );
  return reader.documents.list({ archived: false }).flatMap(({ id }) => {
    const here = reader.read(id).document.header['description'] ?? null;
    const there = descriptions.get(id);
    return there === undefined || there === null || there === here ? [] : [`${id} was pulled otherwise`];
  });
}

async function statusWords(w: PublishingWorkspace, environmentId: string): Promise<void> {
  const status = await w.get('publishing.status', { environmentId });
  if (status.database === 'unreachable') throw new Error(`status: ${status.detail}`);
}

/** Plan and push; where a document of the plan is stopped, the others go without it, as a person would have it. */
async function push(
  w: PublishingWorkspace,
  environmentId: string,
  ids: readonly string[],
  run: Run,
  happens: readonly Drift[],
) {
  let sent = ids;
  let plan = await w.call('publishing.plan', { environmentId, documentIds: [...ids] });
  if (plan.ok && plan.value.documents.some(({ blocked }) => blocked !== null)) {
    sent = plan.value.documents.filter(({ blocked }) => blocked === null).map(({ documentId }) => documentId);
    plan = await w.call('publishing.plan', { environmentId, documentIds: [...sent] });
  }
  for (const { sql } of happens) await run(sql);
  const before = await readRows(run);
  const pushed = plan.ok
    ? await w.call('publishing.push', {
        planId: plan.value.id,
        planHash: plan.value.hash,
        confirmation: null,
      })
    : plan;
  const said = pushed.ok && 'state' in pushed.value && pushed.value.state === 'committed';
  return { sent, said, before, after: await readRows(run) };
}

function rulesFor(
  w: PublishingWorkspace,
  sent: readonly string[],
  drifts: readonly Drift[],
  happens: readonly Drift[],
): Pick<Attempt, 'marks' | 'kindOf' | 'followsOf' | 'altered'> {
  return {
    marks: new Map(sent.map((id) => [id, markOf(w, id)])),
    kindOf: (table) => documentKinds.find((kind) => tablesOf([kind]).includes(table)) ?? null,
    followsOf: (kind) => drifts.find((one) => one.kind === kind)?.follows ?? 'all',
    altered: new Set(happens.filter(({ isSchema }) => isSchema).map(({ kind }) => kind)),
  };
}

function markOf(w: PublishingWorkspace, id: string): string {
  const { description } = w.read(id).document.header;
  return typeof description === 'string' ? description : '';
}
