import { connect, createServer, type Server } from 'node:net';
import { afterAll, afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { remarksOf } from '../../../shared/publishing/role-words.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
const poolers: Server[] = [];
afterEach(closePublishingWorkspaces);
afterAll(() => {
  for (const pooler of poolers) pooler.close();
});

/** What PgBouncer does at the start of a session: it takes no `options`, and names a backend of its own making. */
async function startPooler(refused: string[]): Promise<number> {
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
  const port = await startPooler(refused);
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
