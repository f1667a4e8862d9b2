import { expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { connectToServer } from '../postgres/server-connection.ts';
import { runSetup } from '../postgres/setup.ts';
import { fingerprintCatalog, readCatalogState } from './catalog-fingerprint.ts';
import { installAssisted, removeAssisted } from './installing.ts';
import { planInstallation } from './planned-installation.ts';

const server = await sharedPostgres();

test('installs, watches and is removed without a trace', async () => {
  const { connection: to, password } = await server.createDatabase();
  const connection = await connectToServer(to, password);
  await runSetup(connection, 'public');
  const before = fingerprintCatalog(await readCatalogState(connection));
  const installed = await installAssisted(connection, 'public');
  expect(installed.ok && installed.value).toMatchObject({
    statements: [],
    installation: { state: 'installed' },
  });
  expect((await planInstallation(connection, 'public')).statements).toEqual([]);
  const removed = await removeAssisted(connection, 'public');
  expect(removed).toEqual({ ok: true, value: { changedByOthers: [] } });
  expect(fingerprintCatalog(await readCatalogState(connection))).toEqual(before);
  await connection.close();
});
