import { afterEach, expect, test } from 'vitest';
import { startCuttingProxy } from '../../../e2e/harness/cutting-proxy.ts';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

type Proof = 'ledger' | 'status' | 'hashes';

/** What each proof says. */
const cases: readonly (readonly [Proof, 'before' | 'after', string])[] = [
  ['ledger', 'after', 'Committed: the push ledger in the database has this push.'],
  ['ledger', 'before', 'The push ledger in the database does not have this push; nothing was written.'],
  ['status', 'after', 'Committed: the server says that the transaction was committed.'],
  ['status', 'before', 'The server says that the transaction was rolled back; nothing was written.'],
  ['hashes', 'after', 'Committed: every row there has the hash that was to be written.'],
  ['hashes', 'before', 'Every row there has the hash from before; nothing was written.'],
];

test('cut at COMMIT, the ledger decides, then the server, then the hashes; nothing is ever sent again', async () => {
  const { connection, password } = await server.createDatabase();
  const proxy = await startCuttingProxy(server.port);
  const w = openPublishingWorkspace();
  const environmentId = await w.environment({ ...connection, port: proxy.port }, password);
  await w.get('publishing.setup', { environmentId, confirmation: null });
  const run = (sql: string) => server.run(connection.database, sql);
  const inDatabase = { environmentId, confirmation: null };
  for (const [proof, when, words] of cases) {
    const assisted = (await w.get('publishing.assisted', { environmentId })).state === 'installed';
    if (proof === 'ledger' && !assisted) await w.get('publishing.installAssisted', inDatabase);
    if (proof !== 'ledger' && assisted) await w.get('publishing.removeAssisted', inDatabase);
    const name = `${proof} ${when}`;
    const id = w.draw(name);
    const plan = await w.plan(environmentId, id);
    // The others must not speak for the proof that is asked here: a server that has forgotten the transaction says nothing.
    const forgets = { from: 'pg_xact_status($1::text::xid8)', to: 'left($1::text, 0)' };
    proxy.rewrite(proof === 'status' ? null : forgets);
    proxy.cutAt({ at: 'COMMIT\0', when });
    const settled = await w.call('publishing.push', {
      planId: plan.id,
      planHash: plan.hash,
      confirmation: null,
    });
    const state = when === 'after' ? 'committed' : 'rolled-back';
    expect(settled, name).toMatchObject({ ok: true, value: { state, message: words } });
    const rows = await run(`SELECT template_name FROM journey_templates WHERE template_name = '${name}'`);
    expect(rows, name).toHaveLength(when === 'after' ? 1 : 0);
  }
  expect(proxy.cuts()).toBe(cases.length);
  await proxy.stop();
});
