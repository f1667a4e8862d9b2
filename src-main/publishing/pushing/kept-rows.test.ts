import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../database/database.ts';
import { findMigrationsFolder } from '../../database/folders.ts';
import { applyMigrations, pendingMigrations, readMigrations } from '../../database/migrate.ts';
import { removeTestFolders, testFolder } from '../../testing/test-app.ts';
import { createBaselinesRepository, keepsAgreement } from '../comparing/baselines-repository.ts';
import { createLedgerRepository, movedBefore, packDocument } from './ledger-repository.ts';

afterAll(removeTestFolders);

const hash = 'a'.repeat(64);
const [older, newer] = ['{"name": "Größe"}', '{"name": "Größe 📐"}'];

test('rows kept as text before they were packed are read on, and what a push wrote is kept once', () => {
  const database = openDatabase({
    file: join(testFolder(), 'w.db'),
    key: randomBytes(32),
    mustExist: false,
  });
  const all = readMigrations(findMigrationsFolder());
  applyMigrations(database, all.slice(0, 5), new Date());
  database.exec(`INSERT INTO pushes (id, environment_id, environment_name, role, plan_hash, state, started_at, target, rows, message)
      VALUES ('old', 'e', 'Dev', 'dev', '', 'committed', '', '', 1, '');
    INSERT INTO push_documents VALUES ('old', 'd', 'journey', 'D', 'update', 1, '${older}', '${hash}', '${newer}', '${hash}');
    INSERT INTO baselines VALUES ('e', 'd', '${older}', '${hash}', 1, 'then', NULL)`);
  applyMigrations(database, pendingMigrations(database, all), new Date());

  const [ledger, baselines] = [createLedgerRepository(database), createBaselinesRepository(database)];
  const [kept] = ledger.find('old')?.documents ?? [];
  expect(kept).toMatchObject({ beforeText: older, afterText: newer, beforeHash: hash, afterHash: hash });
  expect(baselines.find('e', 'd')).toMatchObject({ rowText: older, hash, at: 'then', position: null });

  ledger.noteMoved('old', 'd', [{ id: 'j', from: 'a', to: 'b' }]);
  const moved = ledger.find('old')?.documents[0]?.beforeText ?? null;
  expect(movedBefore(moved)).toEqual([{ id: 'j', from: 'a', to: 'b' }]);
  expect(moved?.startsWith('{"name": "Größe", ')).toBe(true);

  const pushed = { documentId: 'd', hash, revision: 1, position: null };
  const range = { environmentId: 'e', pushId: 'old', first: 'd', last: 'd', position: null };
  baselines.savePushed({ ...range, at: 'now' });
  expect(baselines.all('e').get('d')).toEqual({ ...pushed, rowText: newer, at: 'now' });
  baselines.save('e', { ...pushed, rowText: older }, 'later');
  expect(baselines.find('e', 'd')).toEqual({ ...pushed, rowText: older, at: 'later' });
  database.close();
});

test('what a push wrote is agreed on in its range: what was deleted goes, and what keeps its agreement stays', () => {
  const database = openDatabase({ file: join(testFolder(), 'w.db'), key: randomBytes(32), mustExist: false });
  applyMigrations(database, readMigrations(findMigrationsFolder()), new Date());
  const [ledger, baselines] = [createLedgerRepository(database), createBaselinesRepository(database)];
  const [before, after] = ['b'.repeat(64), 'c'.repeat(64)];
  const agreed = { rowText: older, hash: before, revision: 1, position: null };
  for (const documentId of ['changed', 'deleted', 'kept', 'outside'])
    baselines.save('e', { ...agreed, documentId }, 'then');
  ledger.begin({
    id: 'push',
    environmentId: 'e',
    environmentName: 'Dev',
    role: 'dev',
    planHash: '',
    target: '',
    startedAt: 'now',
    rows: 4,
    promotedFrom: null,
    message: '',
  });
  const wrote = (documentId: string, afterText: string | null, revision: number) =>
    ledger.addDocument(
      'push',
      packDocument({
        documentId,
        kind: 'journey',
        name: documentId,
        write: afterText === null ? 'delete' : 'update',
        revision,
        beforeText: older,
        beforeHash: before,
        afterText,
        afterHash: afterText === null ? null : after,
      }),
    );
  wrote('changed', newer, 2);
  wrote('deleted', null, 2);
  wrote('kept', newer, keepsAgreement);
  wrote('new', newer, 3);
  wrote('outside', newer, 4);

  const push = { environmentId: 'e', pushId: 'push', at: 'now', position: '7' };
  baselines.savePushed({ ...push, first: 'changed', last: 'new' });
  const found = Array.from(baselines.all('e').values(), ({ documentId, ...rest }) => [
    documentId,
    [rest.rowText, rest.hash, rest.revision, rest.at, rest.position],
  ]);
  expect(Object.fromEntries(found)).toEqual({
    changed: [newer, after, 2, 'now', '7'],
    kept: [older, before, 1, 'then', null],
    new: [newer, after, 3, 'now', '7'],
    outside: [older, before, 1, 'then', null],
  });
  database.close();
});
