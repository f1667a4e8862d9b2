import { afterEach, expect, test } from 'vitest';
import { ok } from '../shared/base/result.ts';
import { findMigrationsFolder } from './database/folders.ts';
import { readMigrations } from './database/migrate.ts';
import { createDispatch } from './dispatch.ts';
import { createFeatures } from './features.ts';
import { gateHandlers } from './gate.ts';
import { createSecrets } from './settings/secrets.ts';
import { startWorkspace } from './settings/workspace.ts';
import { createLockHandlers } from './settings/workspace-handlers.ts';
import { removeTestFolders, type TestApp, testPorts } from './testing/test-app.ts';
import { createTurnstile } from './turnstile.ts';

afterEach(removeTestFolders);

test('a full disk is said, nothing half is written, and work goes on when there is room again', async () => {
  const ports = testPorts();
  const emit = () => undefined;
  const migrationsFolder = findMigrationsFolder();
  const migrations = readMigrations(migrationsFolder);
  const workspace = await startWorkspace({
    ports,
    emit,
    migrations,
    migrationsFolder,
    sealed: [],
    onKeys: () => undefined,
    alone: (work) => work(),
  });
  const opened = workspace.opened();
  if (!opened.ok) throw new Error(opened.error.message);
  const secrets = createSecrets(ports.workspaceFolder, null, ports.log);
  const features = createFeatures({ ports, emit, workspace, opened: opened.value, secrets });
  const handlers = {
    ...gateHandlers(() => ok(features), createTurnstile().pass),
    ...createLockHandlers(workspace),
  };
  const call = createDispatch(handlers, ports.log) as TestApp['call'];
  /** SQLite's own limit stands for the end of the disk: it fails the same way, in the middle of a transaction. */
  const leaveRoomFor = (more: number) => {
    const pages = opened.value.database.pragma('page_count', { simple: true }) as number;
    opened.value.database.pragma(`max_page_count = ${pages + more}`);
  };
  const create = (name: string) =>
    call('documents.create', { kind: 'journey', name, template: 'consumer-onboarding' });

  const first = await create('Before');
  leaveRoomFor(2);
  expect(await create('Too much')).toMatchObject({ ok: false, error: { code: 'disk-full' } });
  expect(await call('documents.list', { archived: false })).toEqual(ok([first.ok && first.value]));
  expect(opened.value.database.pragma('integrity_check', { simple: true })).toBe('ok');
  leaveRoomFor(10_000);
  expect(await create('Too much')).toMatchObject({ ok: true });
  await features.close();
  await workspace.close();
});
