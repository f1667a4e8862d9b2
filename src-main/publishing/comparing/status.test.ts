import { createServer, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';

afterEach(closePublishingWorkspaces);

test('a look at a database that never answers is stopped at once, and the next look begins anew', async () => {
  const sockets: Socket[] = [];
  const mute = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const address = mute.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const w = openPublishingWorkspace();
  const connection = {
    kind: 'postgres' as const,
    host: '127.0.0.1',
    port,
    database: 'd',
    user: 'u',
    schema: 'public',
    tls: 'off' as const,
    authority: null,
    connectSeconds: 1,
  };
  const environmentId = await w.environment(connection, 'x', 'dev', 'Mute');
  const look = w.get('publishing.status', { environmentId });
  await w.get('publishing.stopLooking', { environmentId });
  expect(await look).toMatchObject({
    database: 'unreachable',
    problem: { code: 'cancelled', message: 'You stopped looking at Mute. Nothing was changed.' },
  });
  expect(await w.get('publishing.status', { environmentId }), 'its own second is over').toMatchObject({
    problem: { code: 'unreachable', message: expect.stringContaining('did not answer in time') },
  });
  for (const socket of sockets) socket.destroy();
  mute.close();
});

test('a quiet look waits for nobody who alters a table, and somebody who asked does', async () => {
  const server = await sharedPostgres();
  const { connection, password } = await server.createDatabase();
  const { database } = connection;
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password, 'dev');
  await w.get('publishing.setup', { environmentId, confirmation: null });
  const holder = new Client({ ...connection, password });
  await holder.connect();
  await holder.query('BEGIN; LOCK TABLE journey_templates');
  expect(await w.get('publishing.status', { environmentId, quiet: true })).toMatchObject({
    database: 'unreachable',
    problem: { message: expect.stringMatching(/lock/i) },
  });
  const asked = w.get('publishing.status', { environmentId });
  const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'journey_templates'::regclass`;
  await expect.poll(() => server.run(database, waiting)).toHaveLength(1);
  await holder.query('COMMIT');
  expect((await asked).database).toBe('ready');
  await holder.end();
});
