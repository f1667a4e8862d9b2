import { createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
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
