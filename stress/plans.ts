import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../e2e/harness/postgres-server.ts';
import type { Plan } from '../shared/publishing/plan.ts';
import { countWrites, meddle } from './clients/meddling.ts';
import type { SourceMutation } from './clients/mutate-source.ts';
import { addUsers, watchProduction } from './clients/production.ts';
import { secondEnvironment } from './clients/second-environment.ts';
import { sizeOf } from './options.ts';
import { judgePush, judgeRefusal } from './plans/judge.ts';
import { drawLongFunnel } from './plans/long-funnel.ts';
import { startRecordingProxy } from './plans/recording-proxy.ts';
import { randomSource } from './random-source.ts';
import type { StressRun } from './stress-run.ts';
import { type Designer, decideAll, pull, type Surroundings } from './sync/designer.ts';
import { changedHere, editSome } from './sync/editing.ts';
import { enter, makeDocuments } from './sync/entering.ts';
import { createOracle } from './sync/oracle.ts';
import { editOutside } from './sync/outsider.ts';

/** Without it a push writes over what came since the plan was shown: more than was shown. */
const withoutHashCheck: SourceMutation = {
  file: 'src-main/publishing/transfer.ts',
  from: 'const ids = unequalIds(before, rows, own);',
  to: 'const ids: string[] = [];',
};

/**
 * Random plans of every kind of document for two environments, promotions from one to the other among them, with edits of others
 * and triggers that come before or after they are shown. What went over the wire and which rows the server's own
 * triggers saw is compared with what was shown: the same statements, rows and values, or nothing at all.
 */
export const plans: StressRun = {
  promise: 'the plan that was shown is what was executed',
  start: async ({ seed, mutate, options, print }) => {
    const wanted = sizeOf(options, 'plans', 25);
    const random = randomSource(seed);
    const base = mkdtempSync(join(tmpdir(), 'jd-plans-'));
    const server = await startPostgres();
    const oracle = createOracle(() => undefined);
    let designer: Designer | null = null;
    let recording: Awaited<ReturnType<typeof startRecordingProxy>> | null = null;
    /** What was done with documents, by how often. */
    const writes = new Map<string, number>();
    const figures = { plans: 0, executed: 0, copied: 0, refused: 0, otherwise: 0 };
    try {
      const { connection } = await server.createDatabase();
      const { database } = connection;
      await addUsers(server, ['client_1']);
      const proxy = await startRecordingProxy(server.port);
      recording = proxy;
      const mutations = mutate ? [withoutHashCheck] : [];
      const first = await enter({
        who: 'client_1',
        base,
        server: { ...server, port: proxy.port },
        connection,
        mutations,
      });
      designer = first;
      const { client, environmentId } = first;
      await client.get('publishing.setup', { environmentId, confirmation: null });
      await makeDocuments(first, oracle, random);
      const second = await secondEnvironment(first, server, proxy.port);
      const places = await Promise.all(
        [{ designer: first, database }, second].map(async (place) => {
          const production = await watchProduction(server, place.database);
          await countWrites(server, place.database);
          return { ...place, production };
        }),
      );
      const around: Surroundings = { random, oracle, drain: async () => undefined, note: print };
      const editSomething = (one: Designer) =>
        editSome(one, { random, oracle, edits: 6, archive: 0.06, remove: 0.5, add: 0.25 });

      for (let tries = 0; figures.plans < wanted && tries < wanted * 4; tries += 1) {
        if (mutate && figures.otherwise > 0) break;
        const place = random.pick(places);
        const other = places.find((one) => one !== place);
        if (!place || !other) throw new Error('There are two environments');
        const outside = { server, database: place.database, random, oracle };
        if (random.chance(0.4)) await editOutside(outside);
        await pull(place.designer, around);
        await decideAll(place.designer, around);
        const deleteIds = await editSomething(place.designer);
        if (random.chance(0.05)) await drawLongFunnel(place.designer, random);
        // A trigger that writes something else, from before the plan or from after it.
        const meddling = mutate ? 10 : random.below(20);
        let restore = meddling === 0 ? await meddle(server, place.database, random) : null;
        const plan = random.chance(0.15)
          ? await planPromotion(other.designer, place.designer)
          : await planSome(place.designer, deleteIds);
        if (plan) {
          figures.plans += 1;
          const documentIds = plan.documents.map(({ documentId }) => documentId);
          const dice = random.below(10);
          if (dice < 3) await editOutside({ ...outside, among: documentIds });
          else if (dice < 6) await editOutside(outside);
          if (random.chance(0.1)) await editSomething(place.designer);
          if (meddling === 1) restore = await meddle(server, place.database, random);
          await Promise.all(places.map(({ production }) => production.take()));
          proxy.take();
          const input = { planId: plan.id, planHash: plan.hash, confirmation: null };
          const pushed = await client.call('publishing.push', input);
          const [sent, rows] = [proxy.take(), await place.production.take()];
          const astray = await other.production.take();
          const isDone = pushed.ok && pushed.value.state === 'committed';
          if (isDone && plan.statements.some(({ sql }) => sql.startsWith('COPY '))) figures.copied += 1;
          if (isDone) figures.executed += 1;
          else figures.refused += 1;
          for (const { write } of isDone ? plan.documents : [])
            writes.set(write, (writes.get(write) ?? 0) + 1);
          const wrong = [
            ...(isDone ? judgePush(plan, sent, rows) : judgeRefusal(sent, rows)),
            ...(astray.length > 0 ? [`${astray.length} rows were written in another database`] : []),
          ];
          if (wrong.length > 0) figures.otherwise += 1;
          if (wrong.length > 0 && figures.otherwise <= 5)
            print(`plan ${figures.plans}: ${wrong.slice(0, 3).join('; ')}`);
        }
        await restore?.();
      }
    } finally {
      await designer?.client.stop();
      await designer?.proxy.stop();
      await recording?.stop();
      await server.stop();
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    const words = [...writes].map(([write, times]) => `${write} ${times}`).join(', ');
    print(
      `${figures.executed} executed (${figures.copied} with COPY), ${figures.refused} refused; documents: ${words}`,
    );
    return {
      line: `plans=${figures.plans} executedOtherwise=${figures.otherwise}`,
      holds: figures.otherwise === 0 && figures.plans === wanted && figures.executed * 3 > wanted,
    };
  },
};

/** A plan of everything that this workspace changed; null: of nothing, or it cannot be made now. */
async function planSome(designer: Designer, deleteIds: readonly string[]): Promise<Plan | null> {
  const { client, environmentId } = designer;
  const documentIds = await changedHere(designer);
  if (documentIds.length === 0) return null;
  const own = deleteIds.filter((id) => documentIds.includes(id));
  const plan = await client.call('publishing.plan', { environmentId, documentIds, deleteIds: own });
  return plan.ok ? plan.value : null;
}

/** A plan of everything that is in the other environment; null: nothing is, or it says the same. */
async function planPromotion(from: Designer, { client, environmentId }: Designer): Promise<Plan | null> {
  const status = await client.call('publishing.status', { environmentId: from.environmentId });
  const there = status.ok ? status.value.documents.filter(({ hash }) => hash != null) : [];
  if (there.length === 0) return null;
  const documentIds = there.map(({ documentId }) => documentId);
  const plan = await client.call('publishing.planPromotion', {
    fromId: from.environmentId,
    environmentId,
    documentIds,
  });
  return plan.ok && plan.value.documents.some(({ write }) => write !== 'none') ? plan.value : null;
}
