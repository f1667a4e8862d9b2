import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresServer, startPostgres } from '../e2e/harness/postgres-server.ts';
import { countWrites, meddle } from './clients/meddling.ts';
import type { SourceMutation } from './clients/mutate-source.ts';
import { addUsers, watchProduction } from './clients/production.ts';
import { secondEnvironment } from './clients/second-environment.ts';
import { sizeOf } from './options.ts';
import { randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';
import { type Designer, decideAll, pull, type Surroundings } from './sync/designer.ts';
import { changedHere, editSome } from './sync/editing.ts';
import { enter, makeDocuments } from './sync/entering.ts';
import { createOracle } from './sync/oracle.ts';
import { editOutside } from './sync/outsider.ts';

/** Without the comparison with what the push left behind, everything it wrote is put back, whoever changed it since. */
const withoutGuard: SourceMutation = {
  file: 'src-main/publishing/planning/rolling-back.ts',
  from: 'if ((there?.hash ?? null) !== afterHash) {',
  to: "if (there?.hash === 'never') {",
};

/**
 * Pushes of random edits, new documents, archived and deleted ones of every kind are taken back, in two environments, after
 * others have gone on editing and in front of triggers that change what is written. What
 * nobody touched since must be as it was before the push, to the last value; what somebody touched must stay as they left it.
 */
export const rollback: StressRun = {
  promise: 'rollback restores, and clobbers no later edit',
  start: async ({ seed, mutate, options, print }) => {
    const wanted = sizeOf(options, 'pushes', 30);
    // The mutation has been caught at the first; nothing more is to be learned.
    const enough = mutate ? 1 : Number.POSITIVE_INFINITY;
    const random = randomSource(seed);
    const base = mkdtempSync(join(tmpdir(), 'jd-rollback-'));
    const server = await startPostgres();
    const oracle = createOracle(() => undefined);
    let designer: Designer | null = null;
    let pushes = 0;
    let restored = 0;
    let clobbered = 0;
    try {
      const { connection } = await server.createDatabase();
      const { database } = connection;
      await addUsers(server, ['client_1']);
      const mutations = mutate ? [withoutGuard] : [];
      const first = await enter({ who: 'client_1', base, server, connection, mutations });
      designer = first;
      const { client, environmentId } = first;
      await client.get('publishing.setup', { environmentId, confirmation: null });
      await makeDocuments(first, oracle, random);
      const around: Surroundings = { random, oracle, drain: async () => undefined, note: print };
      const second = await secondEnvironment(first, server, first.proxy.port);
      const places = [{ designer: first, database }, second];
      for (const place of places) {
        await watchProduction(server, place.database);
        await countWrites(server, place.database);
      }

      /** Some edits and pushes them; the id of the push, or null where nothing could be pushed. */
      async function pushSomething(designer: Designer): Promise<string | null> {
        const { environmentId } = designer;
        await pull(designer, around);
        await decideAll(designer, around);
        const deleteIds = await editSome(designer, {
          random,
          oracle,
          edits: 5,
          archive: 0.1,
          remove: 0.6,
          add: 0.3,
        });
        const documentIds = await changedHere(designer);
        if (documentIds.length === 0) return null;
        const own = deleteIds.filter((id) => documentIds.includes(id));
        const input = { environmentId, documentIds, deleteIds: own };
        return pushPlan(await client.call('publishing.plan', input));
      }

      async function pushPlan(
        plan: Awaited<ReturnType<typeof client.call<'publishing.plan'>>>,
      ): Promise<string | null> {
        if (!plan.ok) return null;
        const input = { planId: plan.value.id, planHash: plan.value.hash, confirmation: null };
        const pushed = await client.call('publishing.push', input);
        return pushed.ok ? pushed.value.id : null;
      }

      for (let tries = 0; pushes < wanted && tries < wanted * 3 && clobbered < enough; tries += 1) {
        const place = random.pick(places) ?? second;
        const { database } = place;
        const outside = { server, database, random, oracle };
        const before = await unitsIn(server, database);
        const pushId = await pushSomething(place.designer);
        if (pushId === null) continue;
        pushes += 1;
        const after = await unitsIn(server, database);
        for (let others = random.below(3); others > 0; others -= 1) await editOutside(outside);
        let later = await unitsIn(server, database);
        const takeBack = async () => pushPlan(await client.call('publishing.planRollback', { pushId }));
        let back: string | null = null;
        if (!mutate && random.chance(0.15)) {
          // Where a trigger would write something else, nothing is put back at all.
          const restore = await meddle(server, database, random);
          back = await takeBack();
          await restore();
          if (back === null && !sameUnits(await unitsIn(server, database), later)) {
            clobbered += 1;
            print(`push ${pushes}: a way back that was refused left something`);
          }
        }
        back ??= await takeBack();
        if (back !== null && random.chance(0.1)) {
          // Once taken back, there is nothing left to be taken back.
          const again = await client.call('publishing.planRollback', { pushId });
          const nothing = again.ok && again.value.documents.every(({ write }) => write === 'none');
          if (!nothing) print(`push ${pushes} could be taken back twice`);
          if (!nothing) clobbered += 1;
        }
        if (back === null && random.chance(0.5)) {
          // Somebody between the plan and its push: the same again.
          await editOutside(outside);
          later = await unitsIn(server, database);
          back = await takeBack();
        }
        const now = await unitsIn(server, database);
        let isRestored = true;
        for (const id of new Set([...before.keys(), ...after.keys(), ...later.keys(), ...now.keys()])) {
          const [was, pushed, left, is] = [before, after, later, now].map((units) => units.get(id));
          const touched = left !== pushed;
          if (touched && is !== left) {
            clobbered += 1;
            if (clobbered <= 3) print(`push ${pushes}: the later edit of ${id} is gone`);
          }
          if (!touched && was !== pushed && is !== was) {
            isRestored = false;
            print(
              `push ${pushes}: ${id} is not what it was before (${back === null ? 'refused' : 'taken back'})`,
            );
          }
        }
        if (isRestored) restored += 1;
      }
    } finally {
      await designer?.client.stop();
      await designer?.proxy.stop();
      await server.stop();
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    return {
      line: `rollback pushes=${pushes} restored=${restored} clobbered=${clobbered}`,
      holds: pushes === wanted && restored === pushes && clobbered === 0,
    };
  },
};

function sameUnits(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([id, text]) => other.get(id) === text);
}

const measured = ['updated_at', 'created_at', 'usage_count', 'total_visitors', 'visitors', 'error_count'];

/** Every document in production as text, its steps among it; without what production measures of it by itself. */
async function unitsIn(server: Pick<PostgresServer, 'run'>, database: string): Promise<Map<string, string>> {
  const own = (alias: string) => `(to_jsonb(${alias}) - '{${measured.join(',')}}'::text[])::text`;
  const row = (table: string) => `SELECT id, ${own('t')} AS text FROM ${table} t`;
  const rows = await server.run(
    database,
    `${['journey_templates', 'business_processes', 'experiment_configs'].map(row).join(' UNION ALL ')}
     UNION ALL SELECT id, ${own('t')} || coalesce((SELECT string_agg(${own('s')}, ' ' ORDER BY s.id)
       FROM funnel_stages s WHERE s.funnel_id = t.id), '') FROM conversion_funnels t`,
  );
  return new Map(rows.map(({ id, text }) => [id ?? '', text ?? '']));
}
