import { afterEach, expect, test } from 'vitest';
import { commands } from '../shared/contract/commands.ts';
import { createTestApps, removeTestFolders } from './testing/test-app.ts';

const { start, stop, usedWorkspace } = createTestApps();

afterEach(async () => {
  await stop();
  removeTestFolders();
});

test('every command of the contract is handled: with nonsense for input each answers in words', async () => {
  const { app, logged } = await start();
  for (const name of Object.keys(commands)) {
    const reply = await app.dispatch(name, {
      unexpected: 'nonsense',
      id: 7,
      environmentId: 7,
      passphrase: 7,
    });
    if (!reply.ok) expect(reply.error.code, name).not.toBe('unexpected');
  }
  expect(logged.filter(({ message }) => message === 'command failed')).toEqual([]);
});

test('publishing begins with the sandbox', async () => {
  const { get } = await start();
  expect(await get('publishing.environments', {})).toMatchObject([{ role: 'sandbox' }]);
  expect(await get('publishing.pushes', { environmentId: null })).toEqual([]);
});

test('every command of a locked workspace but the three that open it answers that it is locked', async () => {
  const folder = await usedWorkspace({ passphrase: 'correct horse battery' });
  const { app } = await start({ workspaceFolder: folder });
  const inputs: Record<string, unknown> = {
    'documents.list': { archived: false },
    'documents.search': { text: 'x' },
    'settings.set': { theme: 'dark' },
    'publishing.environments': {},
    'publishing.plan': { environmentId: 'sandbox', documentIds: [] },
    'workspace.backup': {},
    'workspace.addSamples': {},
    'workspace.rename': { name: 'X' },
  };
  for (const [name, input] of Object.entries(inputs)) {
    expect(await app.dispatch(name, input), name).toMatchObject({
      ok: false,
      error: { code: 'workspace-locked' },
    });
  }
});

test('what is no command, and what would exhaust the stack, is refused in words', async () => {
  const { app } = await start();
  for (const name of ['nothing', '__proto__', 'constructor', 'toString', 'x'.repeat(10_000)]) {
    const reply = await app.dispatch(name, {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(JSON.stringify(reply).length).toBeLessThan(400);
  }
  let deep: unknown = 'x';
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  const change = { added: [{ id: 'a', kind: 'stage', deep }], updated: [], removed: [] };
  const input = { id: 'x', baseRevision: 1, changeId: 'c', intent: 'edit', label: '', change };
  expect(await app.dispatch('documents.applyChange', input)).toMatchObject({
    ok: false,
    error: { code: 'bad-input' },
  });
  const proto = JSON.parse('{"archived": false, "__proto__": {"polluted": 1}}') as unknown;
  expect(await app.dispatch('documents.list', proto)).toMatchObject({ error: { code: 'bad-input' } });
});

test('a listener that fails stops neither the others nor the command', async () => {
  const { app, get, events, logged } = await start();
  app.subscribe(() => {
    throw new Error('broken window');
  });
  const heard: string[] = [];
  const unsubscribe = app.subscribe(({ event }) => heard.push(event));
  await get('documents.create', { kind: 'journey', name: 'One', template: null });
  unsubscribe();
  await get('documents.create', { kind: 'journey', name: 'Two', template: null });
  expect(heard).toEqual(['documents.listChanged']);
  expect(events.filter(({ event }) => event === 'documents.listChanged')).toHaveLength(2);
  expect(logged.map(({ message }) => message)).toContain('a listener failed');
});
