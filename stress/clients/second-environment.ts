import type { PostgresServer } from '../../e2e/harness/postgres-server.ts';
import type { Designer } from '../sync/designer.ts';

/** One more environment of the same workspace: another database, reached over the same port; answers the designer at it. */
export async function secondEnvironment(
  designer: Designer,
  server: PostgresServer,
  port: number,
): Promise<{ readonly designer: Designer; readonly database: string }> {
  const { connection } = await server.createDatabase();
  const { id: environmentId } = await designer.client.get('publishing.saveEnvironment', {
    id: null,
    name: 'Staging',
    role: 'dev',
    connection: { ...connection, user: designer.who, port },
    password: server.password,
    remember: true,
  });
  await designer.client.get('publishing.setup', { environmentId, confirmation: null });
  return { designer: { ...designer, environmentId }, database: connection.database };
}
