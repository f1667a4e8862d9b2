import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { closePublishingWorkspaces, openPublishingWorkspace } from '../../testing/publishing-workspace.ts';
import type { Compared } from './comparison.ts';
import { vanishedFrom } from './vanished.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

function compared(missing: number, known: number): Compared[] {
  return Array.from({ length: known }, (_, index) => ({
    documentId: String(index),
    kind: 'journey',
    name: String(index),
    state: index < missing ? 'deleted-there' : 'equal',
    reason: null,
    revision: 1,
    baseline: { documentId: '', rowText: '{}', hash: '', revision: 1, at: '', position: null },
    remoteHash: null,
  }));
}

test.each([
  [2, 2, false],
  [3, 3, true],
  [3, 4, false],
  [4, 8, false],
  [5, 10, true],
  [5, 11, false],
  [40, 41, true],
])('%i of %i rows gone asks: %s', (missing, known, asks) => {
  expect(vanishedFrom(compared(missing, known)).length > 0).toBe(asks);
});

test('a lost permission is not told as deletions; said to be deletions, they are listed', async () => {
  const { connection, password } = await server.createDatabase();
  const w = openPublishingWorkspace();
  const environmentId = await w.environment(connection, password);
  await w.get('publishing.setup', { environmentId, confirmation: null });
  const ids = ['One', 'Two', 'Three'].map((name) => w.draw(name));
  await w.push(environmentId, ...ids);
  const run = (sql: string) => server.run(connection.database, sql);
  const reader = `reader_${connection.database}`.slice(0, 60);
  await run(`CREATE ROLE "${reader}" LOGIN PASSWORD 'reading'; GRANT USAGE ON SCHEMA public TO "${reader}";
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${reader}";
    ALTER TABLE journey_templates ENABLE ROW LEVEL SECURITY`);
  await w.get('publishing.saveEnvironment', {
    id: environmentId,
    name: 'Dev',
    role: 'dev',
    connection: { ...connection, user: reader },
    password: 'reading',
    remember: true,
  });

  const paused = await w.get('publishing.status', { environmentId });
  expect(paused.vanished).toEqual([{ kind: 'journey', table: 'journey_templates', missing: 3, known: 3 }]);
  expect(paused).toMatchObject({ documents: [], conflicts: 0 });
  const pull = await w.call('publishing.pull', { environmentId, documentIds: [] });
  expect(pull).toMatchObject({ ok: false, error: { message: expect.stringMatching(/lost permission/) } });

  const said = await w.get('publishing.status', { environmentId, acceptVanished: true });
  expect(said).toMatchObject({ vanished: [], conflicts: 3 });
  const pulled = await w.get('publishing.pull', { environmentId, documentIds: [], acceptVanished: true });
  expect(pulled.deletedThere).toHaveLength(3);
  expect(ids.map((id) => w.read(id).document.header.name)).toEqual(['One', 'Two', 'Three']);

  await run(`ALTER TABLE journey_templates DISABLE ROW LEVEL SECURITY`);
  expect(await w.states(environmentId)).toEqual({ One: 'equal', Two: 'equal', Three: 'equal' });
  await run(`DROP OWNED BY "${reader}"; DROP ROLE "${reader}"`);
});
