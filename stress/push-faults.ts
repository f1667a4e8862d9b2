import { setTimeout as sleep } from 'node:timers/promises';
import { startCuttingProxy } from '../e2e/harness/cutting-proxy.ts';
import { startPostgres } from '../e2e/harness/postgres-server.ts';
import { createTestApps, removeTestFolders } from '../src-main/testing/test-app.ts';
import { sizeOf } from './options.ts';
import { makeScene } from './push-faults/scene.ts';
import type { StressRun } from './stress-run.ts';

/** More messages than any push sends: a run that gets here without an uncut push is broken. */
const mostMessages = 300;
const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';

/**
 * A push over a real Postgres that inserts, updates, switches off and deletes documents of all four kinds, cut at every
 * message that it sends, before the server sees it and after it has answered. Then either everything is done there or
 * nothing, and the ledger says which. The mutation takes the transaction away on the wire.
 */
export const pushFaults: StressRun = {
  promise: 'a push is all or nothing',
  start: async ({ mutate, options, print }) => {
    // The mutation has been caught at its first partial push; nothing more is to be learned.
    const enough = mutate ? 1 : Number.POSITIVE_INFINITY;
    const most = sizeOf(options, 'points', mostMessages);
    // Only each so-manieth message: for a short run. COMMIT is cut in any case.
    const stride = Math.max(1, sizeOf(options, 'stride', 1));
    const server = await startPostgres();
    const { connection, password } = await server.createDatabase();
    const proxy = await startCuttingProxy(connection.port);
    const apps = createTestApps();
    // A twentieth of a second each: a server on a loaded machine ends what was cut when it comes to it. Without a transaction
    // it may know nothing for ever.
    const mostQuestions = mutate ? 50 : 1200;
    let abortPoints = 0;
    let partial = 0;

    try {
      const app = await apps.start();
      const { call, get } = app;
      const { id: environmentId } = await get('publishing.saveEnvironment', {
        id: null,
        name: 'Dev',
        role: 'dev',
        connection: { ...connection, port: proxy.port },
        password,
        remember: true,
      });
      await get('publishing.setup', { environmentId, confirmation: null });
      const scene = await makeScene({ app, environmentId, server, database: connection.database });
      let plan = await scene.plan();
      if (!plan.statements.some(({ sql }) => sql.startsWith('COPY ')))
        throw new Error('Nothing goes by COPY');

      /** How the last push ended, once that is known. */
      async function outcome(): Promise<string> {
        for (let tries = 0; tries < mostQuestions; tries += 1) {
          const [last] = await get('publishing.pushes', { environmentId });
          if (!last || !['unknown', 'running'].includes(last.state)) return last?.state ?? 'none';
          await call('publishing.settlePush', { pushId: last.id });
          await sleep(50);
        }
        return 'unknown';
      }

      /** One push with the line cut at one message; false once the push had no such message. */
      async function round(at: number | string, when: 'before' | 'after'): Promise<boolean> {
        const cutsBefore = proxy.cuts();
        proxy.rewrite(mutate ? { from: begin, to: 'SELECT 1' } : null);
        proxy.cutAt({ at, when });
        const input = { planId: plan.id, planHash: plan.hash, confirmation: null };
        const pushed = await call('publishing.push', input);
        proxy.cutAt(null);
        proxy.rewrite(null);
        const wasCut = proxy.cuts() > cutsBefore;
        const state = await outcome();
        const done = await scene.done();
        const count = done.filter(Boolean).length;
        const said = state === 'committed' ? done.length : 0;
        if (wasCut) abortPoints += 1;
        if (count !== said || (pushed.ok && pushed.value.state === 'committed') !== (state === 'committed')) {
          partial += 1;
          if (partial <= 5)
            print(`cut ${when} message ${at}: ${count} of ${done.length} done, the ledger says ${state}`);
        }
        if (state === 'committed') {
          await scene.renew();
          plan = await scene.plan();
        } else if (typeof at === 'string') plan = await scene.plan();
        return wasCut;
      }

      await round('COMMIT', 'before');
      await round('COMMIT', 'after');
      for (let at = 1; at <= most && partial < enough; at += stride) {
        const before = await round(at, 'before');
        const after = before && (await round(at, 'after'));
        if (!before && !after) break;
      }
    } finally {
      await apps.stop();
      removeTestFolders();
      await proxy.stop();
      await server.stop();
    }
    return {
      line: `push-faults abortPoints=${abortPoints} partial=${partial}`,
      holds: partial === 0 && abortPoints > (stride === 1 ? 60 : 10),
    };
  },
};
