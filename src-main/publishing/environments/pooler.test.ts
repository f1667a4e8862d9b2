import { randomUUID } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { Client } from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { findPooler, startPooler } from '../../../e2e/harness/postgres-pooler.ts';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import { remarksOf } from '../../../shared/publishing/role-words.ts';
import { templates } from '../../../shared/templates/templates.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
const poolers: Server[] = [];
afterEach(closePublishingWorkspaces);
afterAll(() => {
  for (const pooler of poolers) pooler.close();
});

/** What PgBouncer does at the start of a session: it takes no `options`, and names a backend of its own making. */
async function startStrictPooler(refused: string[]): Promise<number> {
  const pooler = createServer((client) => {
    client.on('error', () => undefined);
    client.once('data', (startup) => {
      if (startup.includes('options\0')) {
        refused.push(startup.toString('latin1'));
        const fields = 'SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: options\0\0';
        const length = Buffer.alloc(4);
        length.writeInt32BE(fields.length + 4);
        client.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(fields)]));
        return;
      }
      const backend = connect(server.port, server.host);
      backend.on('error', () => client.destroy());
      backend.on('data', (answer) => {
        const key = answer.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
        if (key >= 0) answer.writeInt32BE(424_242, key + 5);
        client.write(answer);
      });
      backend.on('close', () => client.end());
      client.on('data', (more) => backend.write(more));
      client.on('close', () => backend.end());
      backend.write(startup);
    });
  });
  poolers.push(pooler);
  await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve));
  const address = pooler.address();
  return typeof address === 'object' && address ? address.port : 0;
}

test('behind a pooler that takes no options everything goes on, production stays shut, and the pooler is told', async () => {
  const { connection, password } = await server.createDatabase();
  const refused: string[] = [];
  const port = await startStrictPooler(refused);
  const w = openPublishingWorkspace();
  const environmentId = await w.environment({ ...connection, port }, password, 'production', 'Pooled');
  const setUp = { environmentId, confirmation: 'Pooled' };
  expect(await w.call('publishing.setup', setUp)).toMatchObject({ error: { code: 'environment-locked' } });
  await w.unlock(environmentId);
  await w.get('publishing.setup', setUp);
  const id = w.draw('Onboarding');
  expect(await w.push(environmentId, id)).toMatchObject({ ok: true });
  await w.get('publishing.lock', { environmentId });
  const facts = await w.get('publishing.roleCheck', { environmentId });
  expect(facts.pooled).toBe(true);
  expect(remarksOf(facts).map(({ text }) => text)).toContainEqual(
    expect.stringContaining('A pooler stands in'),
  );
  expect(await w.states(environmentId)).toEqual({ Onboarding: 'equal' });
  expect(refused.every((startup) => startup.includes('default_transaction_read_only=on'))).toBe(true);
  expect(refused.length, 'it was tried').toBeGreaterThan(0);
});

const pooler = findPooler();
if (!pooler)
  console.log('Skipped: the road through a pooler in transaction mode; PgBouncer is not installed.');

test.skipIf(!pooler)('through a pooler in transaction mode nothing relies on a session', async () => {
  const { connection, password } = await server.createDatabase();
  const through = await startPooler(pooler!, server);
  try {
    const [a, b] = [openPublishingWorkspace(), openPublishingWorkspace()];
    const to = { ...connection, port: through.port };
    const inA = await a.environment(to, password);
    const inB = await b.environment(to, password);
    await a.get('publishing.setup', { environmentId: inA, confirmation: null });
    const run = (sql: string) => server.run(connection.database, sql);
    await run('DROP INDEX idx_funnel_stages_order');
    const set = await a.get('publishing.setup', { environmentId: inA, confirmation: null });
    expect(set.differences).toEqual([]);
    const fresh = (wanted: string) => templates.find(({ kind }) => kind === wanted)!.make(randomUUID);
    const mine = documentKinds.map((kind) => a.draw(fresh(kind)));
    // So many that they go by COPY.
    const one = fresh('process');
    const many = Array.from({ length: 105 }, (_, index) =>
      a.draw({ ...one, id: randomUUID(), header: { ...one.header, name: `Many ${index}` } }),
    );
    expect(await a.push(inA, ...mine, ...many)).toMatchObject({ ok: true });
    await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
    // Both at once: two sessions of the pool, taken and given back by transaction.
    for (const one of mine) a.edit(one, null, { description: 'by A' });
    const plan = await a.plan(inA, ...mine);
    const push = { planId: plan.id, planHash: plan.hash, confirmation: null };
    const another = fresh('process');
    const added = b.draw({ ...another, header: { ...another.header, name: 'By B' } });
    const [byA, byB, pulled] = await Promise.all([
      a.call('publishing.push', push),
      b.push(inB, added),
      b.call('publishing.status', { environmentId: inB }),
    ]);
    expect([byA.ok, byB.ok, pulled.ok]).toEqual([true, true, true]);
    await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
    expect(new Set(Object.values(await b.states(inB)))).toEqual(new Set(['equal']));
    // Nothing of ours stays in the sessions that the next program gets.
    const next = new Client({ ...to, password: server.password });
    await next.connect();
    const { rows } = await next.query(
      `SELECT current_setting('lock_timeout') AS a, current_setting('statement_timeout') AS b,
         (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS c`,
    );
    await next.end();
    expect(rows).toEqual([{ a: '0', b: '0', c: '0' }]);
  } finally {
    await through.stop();
  }
});
