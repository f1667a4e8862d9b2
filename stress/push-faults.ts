import { startCuttingProxy } from '../e2e/harness/cutting-proxy.ts';
import { startPostgres } from '../e2e/harness/postgres-server.ts';
import {
  closePublishingWorkspaces,
  openPublishingWorkspace,
} from '../src-main/testing/publishing-workspace.ts';
import { sizeOf } from './options.ts';
import type { StressRun } from './stress-run.ts';

/** More messages than any push sends: a run that gets here without an uncut push is broken. */
const mostMessages = 200;
const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE';

/**
 * A push of two inserts and two updates over a real Postgres, cut at every message that it sends, before the server sees it and
 * after it has answered. Then either all four rows are there or none, and the ledger says which. The mutation takes
 * the transaction away on the wire.
 */
export const pushFaults: StressRun = {
  promise: 'a push is all or nothing',
  start: async ({ mutate, options, print }) => {
    // The mutation has been caught at its first partial push; nothing more is to be learned.
    const enough = mutate ? 1 : Number.POSITIVE_INFINITY;
    const most = sizeOf(options, 'points', mostMessages);
    const server = await startPostgres();
    const { connection, password } = await server.createDatabase();
    const proxy = await startCuttingProxy(connection.port);
    const w = openPublishingWorkspace();
    const environmentId = await w.environment({ ...connection, port: proxy.port }, password);
    await w.get('publishing.setup', { environmentId, confirmation: null });
    const old = [w.draw('Old 1'), w.draw('Old 2')];
    await w.push(environmentId, ...old);
    let abortPoints = 0;
    let partial = 0;
    let ended = false;

    /** One push with the line cut at one message; false once the push had no such message. */
    async function round(at: number, when: 'before' | 'after'): Promise<boolean> {
      const mark = `round ${at} ${when}`;
      // What an earlier round left unknown or apart is brought together first.
      await w.get('publishing.pull', { environmentId, documentIds: [] });
      for (const id of old) w.edit(id, null, { description: mark });
      const fresh = [w.draw(`New 1 ${mark}`), w.draw(`New 2 ${mark}`)];
      for (const id of fresh) w.edit(id, null, { description: mark });
      const plan = await w.plan(environmentId, ...old, ...fresh);
      const cutsBefore = proxy.cuts();
      proxy.rewrite(mutate ? { from: begin, to: 'SELECT 1' } : null);
      proxy.cutAt({ at, when });
      const pushed = await w.call('publishing.push', {
        planId: plan.id,
        planHash: plan.hash,
        confirmation: null,
      });
      proxy.cutAt(null);
      proxy.rewrite(null);
      const wasCut = proxy.cuts() > cutsBefore;
      const [{ n } = { n: '0' }] = await server.run(
        connection.database,
        'SELECT count(*) AS n FROM journey_templates WHERE description = $1',
        [mark],
      );
      const written = Number(n);
      const said = pushed.ok && pushed.value.state === 'committed' ? 4 : 0;
      if (wasCut) abortPoints += 1;
      if (written !== said) {
        partial += 1;
        if (partial <= 5) print(`cut ${when} message ${at}: ${written} of 4 rows written, ${said} said`);
      }
      return wasCut;
    }

    try {
      for (let at = 1; at <= most && !ended && partial < enough; at += 1) {
        const before = await round(at, 'before');
        const after = await round(at, 'after');
        ended = !before && !after;
      }
    } finally {
      await closePublishingWorkspaces();
      await proxy.stop();
      await server.stop();
    }
    return {
      line: `push-faults abortPoints=${abortPoints} partial=${partial}`,
      holds: partial === 0 && abortPoints > 20,
    };
  },
};
