import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../e2e/harness/postgres-server.ts';
import type { SourceMutation } from './clients/mutate-source.ts';
import { addUsers, watchProduction } from './clients/production.ts';
import { sizeOf } from './options.ts';
import { judgePush, judgeRefusal } from './plans/judge.ts';
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
 * Random plans, with edits of others before and after they are shown. What went over the wire and which rows the server's own
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
    const figures = { plans: 0, executed: 0, refused: 0, otherwise: 0 };
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
        compileCache: join(base, 'compile-cache'),
        server: { ...server, port: proxy.port },
        connection,
        mutations,
      });
      designer = first;
      const { client, environmentId } = first;
      await client.get('publishing.setup', { environmentId, confirmation: null });
      await makeDocuments(first, oracle, random);
      const production = await watchProduction(server, database);
      const around: Surroundings = { random, oracle, drain: async () => undefined, note: print };
      const outside = { server, database, random, oracle };

      const editSomething = () =>
        editSome(first, { random, oracle, edits: 6, archive: 0.06, remove: 0.5, add: 0.25 });

      for (let tries = 0; figures.plans < wanted && tries < wanted * 4; tries += 1) {
        if (mutate && figures.otherwise > 0) break;
        if (random.chance(0.4)) await editOutside(outside);
        await pull(first, around);
        await decideAll(first, around);
        const deleteIds = await editSomething();
        const documentIds = await changedHere(first);
        if (documentIds.length === 0) continue;
        const plan = await client.call('publishing.plan', { environmentId, documentIds, deleteIds });
        if (!plan.ok) continue;
        figures.plans += 1;
        const dice = random.below(10);
        if (dice < 3) await editOutside({ ...outside, among: documentIds });
        else if (dice < 6) await editOutside(outside);
        if (random.chance(0.1)) await editSomething();
        await production.take();
        proxy.take();
        const input = { planId: plan.value.id, planHash: plan.value.hash, confirmation: null };
        const pushed = await client.call('publishing.push', input);
        const [sent, rows] = [proxy.take(), await production.take()];
        const isDone = pushed.ok && pushed.value.state === 'committed';
        if (isDone) figures.executed += 1;
        else figures.refused += 1;
        const wrong = isDone ? judgePush(plan.value, sent, rows) : judgeRefusal(sent, rows);
        if (wrong.length === 0) continue;
        figures.otherwise += 1;
        if (figures.otherwise <= 5) print(`plan ${figures.plans}: ${wrong.slice(0, 3).join('; ')}`);
      }
    } finally {
      await designer?.client.stop();
      await designer?.proxy.stop();
      await recording?.stop();
      await server.stop();
      rmSync(base, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
    print(`${figures.executed} executed, ${figures.refused} refused`);
    return {
      line: `plans=${figures.plans} executedOtherwise=${figures.otherwise}`,
      holds: figures.otherwise === 0 && figures.plans === wanted && figures.executed * 3 > wanted,
    };
  },
};
