import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type TestConnection } from '../e2e/harness/postgres-server.ts';
import type { Plan } from '../shared/publishing/plan.ts';
import { type UnitRows, unitOf } from '../shared/publishing/units.ts';
import { connectToServer } from '../src-main/publishing/postgres/server-connection.ts';
import { pushStatements } from '../src-main/publishing/postgres/statements.ts';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
  type PublishingWorkspace,
} from '../src-main/testing/publishing-workspace.ts';
import { makeJourney } from './canvas-page/make-journey.ts';
import { peer } from './push-peer.ts';
import { startDelayingProxy } from './push-proxy.ts';
import { type Stretch, watchStretches } from './push-stretches.ts';
import { growthExponent, median, quantile, shuffled, spread } from './statistics.ts';

const changedDocuments = 100;
const roundTripMs = 20;
/** For how long a window may wait for its answer because something else is worked on, in ms. */
const longestStretchMs = 200;

type Case = 'local' | 'tenth' | 'far' | 'copy' | 'writes' | 'changed';

/**
 * Pushes of thousands of templates against what Postgres itself brings for loading rows, over a line with a round trip of
 * 20 ms, and of a few changed among all; and for how long anything else has to wait meanwhile.
 */
export async function push(options: ReadonlyMap<string, string>): Promise<{ readonly short: number }> {
  const templates = Number(options.get('templates') ?? 10_000);
  const repetitions = Number(options.get('repetitions') ?? 5);
  const folder = mkdtempSync(join(tmpdir(), 'jd-bench-push-'));
  const file = join(folder, 'templates.txt');
  const server = await startPostgres();
  const far = await startDelayingProxy(server.port, roundTripMs);
  const times = new Map<Case, number[]>();
  const stretches = { plan: [] as Stretch[], push: [] as Stretch[], pull: [] as Stretch[] };
  let statements = 0;
  const rehearsed: number[] = [];
  const stretch = watchStretches();
  try {
    const w = openPublishingWorkspace();
    const ids = fill(w, templates);
    const rows = ids.map((id) => unitOf('journey').toRows(w.read(id).document));
    const note = (name: Case, taken: number) => times.set(name, [...(times.get(name) ?? []), taken]);

    /** An empty database with its tables, and the environment that leads to it. */
    async function fresh(port?: number) {
      const { connection, password } = await server.createDatabase();
      const to: TestConnection = port === undefined ? connection : { ...connection, port };
      const environmentId = await w.environment(to, password, 'dev', `Dev ${randomUUID().slice(0, 8)}`);
      await w.get('publishing.setup', { environmentId, confirmation: null });
      return { connection, password, environmentId };
    }

    async function send(plan: Plan): Promise<number> {
      const started = performance.now();
      const input = { planId: plan.id, planHash: plan.hash, confirmation: null };
      const { state } = await w.get('publishing.push', input);
      if (state !== 'committed') throw new Error(`The push is ${state}`);
      return performance.now() - started;
    }

    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      // First, because what it leaves behind is what others load and change.
      const local = await fresh();
      stretch.begin();
      const plan = await w.plan(local.environmentId, ...ids);
      stretches.plan.push(await stretch.end());
      statements = Math.max(statements, plan.statements.length);
      rehearsed.push(plan.rehearsal.milliseconds);
      stretch.begin();
      note('local', await send(plan));
      stretches.push.push(await stretch.end());
      if (repetition === 0) peer?.save(local.connection, local.password, file);
      const rest: Record<Exclude<Case, 'local'>, () => Promise<void>> = {
        tenth: async () => {
          const { environmentId } = await fresh();
          note('tenth', await send(await w.plan(environmentId, ...ids.slice(0, Math.ceil(templates / 10)))));
        },
        far: async () => {
          const { environmentId } = await fresh(far.port);
          note('far', await send(await w.plan(environmentId, ...ids)));
        },
        copy: async () => {
          if (!peer) return;
          const { connection, password } = await fresh();
          note('copy', peer.load(connection, password, file));
        },
        writes: async () => {
          const { connection, password } = await fresh();
          note('writes', await writeAlone(connection, password, rows));
        },
        changed: async () => {
          const description = `Changed in turn ${repetition}`;
          for (const id of ids.slice(0, changedDocuments)) w.edit(id, null, { description });
          note('changed', await send(await w.plan(local.environmentId, ...ids)));
        },
      };
      for (const work of shuffled(Object.values(rest), Math.random)) await work();
      if (repetition === 0) stretches.pull.push(await pullAll(stretch, local));
      await server.run('postgres', `DROP DATABASE IF EXISTS "${local.connection.database}" WITH (FORCE)`);
    }
  } finally {
    stretch.stop();
    await closePublishingWorkspaces();
    await far.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return report({ templates, times, stretches, statements, rehearsed });
}

/** The statements of a push that write, without its locks, checks and what it writes down here: as a loader would, in ms. */
async function writeAlone(
  connection: TestConnection,
  password: string,
  inserts: readonly UnitRows[],
): Promise<number> {
  const writes = [{ kind: 'journey', inserts, updates: [], deletes: [] } as const];
  const all = pushStatements('public', writes, [], [unitOf('journey').table]);
  const started = performance.now();
  const session = await connectToServer({ ...connection, schema: 'public' }, password);
  await session.query('BEGIN');
  for (const { copied, sql } of all) if (copied) await session.load(sql, copied);
  await session.query('COMMIT');
  await session.close();
  return performance.now() - started;
}

/** All of it into another workspace. */
async function pullAll(
  stretch: ReturnType<typeof watchStretches>,
  { connection, password }: { readonly connection: TestConnection; readonly password: string },
): Promise<Stretch> {
  const other = openPublishingWorkspace();
  const environmentId = await other.environment(connection, password);
  stretch.begin();
  await other.get('publishing.pull', { environmentId, documentIds: [] });
  return stretch.end();
}

function fill(w: PublishingWorkspace, templates: number): string[] {
  // One write for all: how fast documents are made is measured elsewhere.
  w.file.exec('BEGIN');
  const ids = Array.from({ length: templates }, (_, index) => {
    const journey = makeJourney(4);
    return w.draw({
      ...journey,
      id: randomUUID(),
      header: { ...journey.header, name: `Template ${index + 1}` },
    });
  });
  w.file.exec('COMMIT');
  return ids;
}

interface Measured {
  readonly templates: number;
  readonly times: ReadonlyMap<Case, readonly number[]>;
  readonly stretches: Readonly<Record<'plan' | 'push' | 'pull', readonly Stretch[]>>;
  readonly statements: number;
  /** The same statements in the transaction that is rolled back: a push without what is written down here, in ms. */
  readonly rehearsed: readonly number[];
}

function report({ templates, times, stretches, statements, rehearsed }: Measured): {
  readonly short: number;
} {
  let cases = 0;
  let short = 0;
  const judge = (text: string, missed: boolean) => {
    cases += 1;
    if (missed) short += 1;
    console.log(`push ${text} ${missed ? 'SHORT' : 'ok'}`);
  };
  const of = (name: Case) => times.get(name) ?? [];
  const figures = (values: readonly number[]) =>
    `median=${median(values).toFixed(0)} p95=${quantile(values, 0.95).toFixed(0)}`;
  const noise = (...all: (readonly number[])[]) => 1 + all.reduce((sum, values) => sum + spread(values), 0);
  const [local, copy, writes] = [of('local'), of('copy'), of('writes')];
  const [far, changed] = [of('far'), of('changed')];
  const all = median(local);
  if (copy.length > 0) {
    console.log(`push psql-copy ${figures(copy)}`);
    const over = (values: readonly number[]) => (median(copy) / median(values)).toFixed(2);
    console.log(`push rehearsal ${figures(rehearsed)} ratio=${over(rehearsed)}`);
    // What psql’s copy does is to write. That a push also locks, compares, reads back and keeps what it replaced is its point.
    const ratio = median(copy) / median(writes);
    judge(
      `writes-${templates} ${figures(writes)} ratio=${ratio.toFixed(2)} goal=0.9`,
      ratio * noise(writes, copy) < 0.9,
    );
    console.log(`push all-${templates} ${figures(local)} ratio=${over(local)}`);
  } else console.log('push all skipped: there is no psql here to compare with');
  const exponent = growthExponent(median(of('tenth')), all, 10);
  console.log(`push growth-from-a-tenth ${figures(of('tenth'))} exponent=${exponent.toFixed(2)}`);
  judge(
    `statements median=${statements} p95=${statements} ratio=${(statements / 25).toFixed(2)} goal=1`,
    statements > 25,
  );
  const slower = median(far) / all;
  judge(`far-20ms ${figures(far)} ratio=${slower.toFixed(2)} goal=2.5`, slower > 2.5 * noise(far, local));
  const part = median(changed) / all;
  judge(
    `changed-100 ${figures(changed)} ratio=${part.toFixed(3)} goal=0.15`,
    part > 0.15 * noise(changed, local),
  );
  for (const [what, values] of Object.entries(stretches)) {
    const own = values.map((stretch) => stretch.own);
    const clock = median(values.map((stretch) => stretch.clock)).toFixed(0);
    const ratio = median(own) / longestStretchMs;
    judge(
      `longest-stretch-${what} ${figures(own)} clock=${clock} ratio=${ratio.toFixed(2)} goal=1`,
      ratio > noise(own),
    );
  }
  console.log(`push cases=${cases} short=${short}`);
  return { short };
}
