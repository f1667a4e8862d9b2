import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { ServerMessage } from '../shared/contract/wire.ts';
import type { Change, Document, DocumentRecord } from '../shared/documents/document.ts';
import { newTouchpoint } from '../shared/journeys/new-records.ts';
import { createTestApps, removeTestFolders, type TestApp } from '../src-main/testing/test-app.ts';
import { createBridge } from '../src-renderer/bridge/bridge.ts';
import { createHistory } from '../src-renderer/documents/history/history-store.ts';
import { createSession, type Session } from '../src-renderer/documents/session.ts';

/**
 * The window's session on the real application and a real workspace, over a wire that can be cut before a command
 * arrives or before its answer does. Here, because neither side may import the other.
 */
const apps = createTestApps();
afterEach(apps.stop);
afterAll(removeTestFolders);

type Cut = 'none' | 'before' | 'after';

function connectTo({ app }: TestApp) {
  let onText: (text: string) => void = () => {};
  let onState: (state: 'up' | 'down') => void = () => {};
  const wire = { cut: 'none' as Cut, commands: [] as string[] };
  const say = (message: ServerMessage) => onText(JSON.stringify(message));
  const bridge = createBridge({
    onMessage: (listener) => {
      onText = listener;
    },
    onState: (listener) => {
      onState = listener;
    },
    send: (text) => {
      const { id, command, input } = JSON.parse(text) as { id: number; command: string; input: unknown };
      wire.commands.push(command);
      if (wire.cut === 'before') {
        queueMicrotask(() => onState('down'));
        return;
      }
      void answer(id, command, input);
    },
  });
  async function answer(id: number, command: string, input: unknown) {
    const result = await app.dispatch(command, input);
    if (wire.cut === 'after') onState('down');
    else say(result.ok ? { id, ok: true, value: result.value } : { id, ok: false, error: result.error });
  }
  app.subscribe((message) => say(message));
  return { bridge, wire };
}

async function openDocument(testApp: TestApp) {
  const { id } = await testApp.get('documents.create', {
    kind: 'journey',
    name: `J ${randomUUID()}`,
    template: null,
  });
  return openSession(testApp, id);
}

async function openSession(testApp: TestApp, id: string) {
  const { bridge, wire } = connectTo(testApp);
  const opened = await testApp.get('documents.open', { id });
  return { id, wire, bridge, session: createSession(opened, { bridge, newId: randomUUID }) };
}

function touchpoint(name: string): Change {
  return { added: [newTouchpoint({ name }, randomUUID)], updated: [], removed: [] };
}

function named(document: Document, name: string): DocumentRecord | undefined {
  return Object.values(document.records).find((record) => record['name'] === name);
}

function renamed(session: Session, from: string, to: string): Change {
  const before = named(session.store.getState().document, from)!;
  return { added: [], updated: [[before, { ...before, name: to }]], removed: [] };
}

async function saved(testApp: TestApp, id: string): Promise<Document> {
  return (await testApp.get('documents.open', { id })).document;
}

test('a burst of edits is saved in order, and undo reaches the start again after a restart', async () => {
  const testApp = await apps.start();
  const { id, session } = await openDocument(testApp);
  const start = session.store.getState().document;
  for (let n = 0; n < 30; n += 1) expect(session.commit(`Add ${n}`, touchpoint(`T${n}`))).toBe(true);
  expect(session.store.getState().saving).toEqual({ state: 'saving', pending: 30 });
  await session.settled();
  expect(session.store.getState().saving).toEqual({ state: 'saved' });
  expect(await saved(testApp, id)).toEqual(session.store.getState().document);

  const restarted = await openSession(testApp, id);
  const { undo, redo } = restarted.session.store.getState();
  expect(undo.map(({ label }) => label)).toEqual(session.store.getState().undo.map(({ label }) => label));
  expect(redo).toEqual([]);
  for (let n = 0; n < 30; n += 1) expect(restarted.session.undo()).toBe(true);
  await restarted.session.settled();
  expect(await saved(testApp, id)).toEqual(start);

  const again = await openSession(testApp, id);
  expect(again.session.store.getState().redo).toHaveLength(30);
  while (again.session.redo());
  await again.session.settled();
  expect(named(await saved(testApp, id), 'T29')).toBeDefined();
});

test.each(['before', 'after'] as const)(
  'a connection lost %s the change arrived saves it exactly once',
  async (cut) => {
    const testApp = await apps.start();
    const { id, session, wire } = await openDocument(testApp);
    const { revision } = session.store.getState();
    wire.cut = cut;
    session.commit('Add first', touchpoint('First'));
    session.commit('Add second', touchpoint('Second'));
    await session.settled();
    expect(session.store.getState().saving).toMatchObject({
      state: 'stopped',
      pending: 2,
      error: { code: 'unreachable' },
    });
    session.commit('Add third', touchpoint('Third'));

    wire.cut = 'none';
    expect(await session.reload()).toBe(true);
    await session.settled();
    expect(session.store.getState()).toMatchObject({ revision: revision + 3, saving: { state: 'saved' } });
    expect(await saved(testApp, id)).toEqual(session.store.getState().document);
    expect(
      session.store
        .getState()
        .undo.map(({ label }) => label)
        .slice(-3),
    ).toEqual(['Add first', 'Add second', 'Add third']);
  },
);

test('what others made is taken, with the own unsaved changes on top', async () => {
  const testApp = await apps.start();
  const mine = await openDocument(testApp);
  const theirs = await openSession(testApp, mine.id);
  theirs.session.commit('Add theirs', touchpoint('Theirs'));
  await theirs.session.settled();
  mine.session.commit('Add mine', touchpoint('Mine'));
  mine.session.commit('Add mine too', touchpoint('Mine too'));
  await expect.poll(() => mine.session.store.getState().saving.state).toBe('saved');
  const document = await saved(testApp, mine.id);
  expect(['Theirs', 'Mine', 'Mine too'].every((name) => named(document, name))).toBe(true);
  expect(mine.session.store.getState().document).toEqual(document);
  expect(
    mine.session.store
      .getState()
      .undo.map(({ label }) => label)
      .slice(-2),
  ).toEqual(['Add mine', 'Add mine too']);
});

test('edits made while the newest state is on its way are neither lost nor doubled', async () => {
  const testApp = await apps.start();
  const mine = await openDocument(testApp);
  const theirs = await openSession(testApp, mine.id);
  theirs.session.commit('Add theirs', touchpoint('Theirs'));
  await theirs.session.settled();
  const reloading = mine.session.reload();
  mine.session.commit('Add a', touchpoint('A'));
  const second = mine.session.reload();
  mine.session.commit('Add b', touchpoint('B'));
  expect(await reloading).toBe(true);
  expect(await second).toBe(true);
  await expect.poll(() => mine.session.store.getState().saving.state).toBe('saved');
  const document = await saved(testApp, mine.id);
  expect(['Theirs', 'A', 'B'].every((name) => named(document, name))).toBe(true);
  expect(mine.session.store.getState().document).toEqual(document);
});

test('what does not fit stays on screen, and can be kept as a copy', async () => {
  const testApp = await apps.start();
  const mine = await openDocument(testApp);
  mine.session.commit('Add', touchpoint('Card'));
  await mine.session.settled();
  const theirs = await openSession(testApp, mine.id);
  theirs.session.commit('Rename', renamed(theirs.session, 'Card', 'Their name'));
  await theirs.session.settled();

  mine.session.commit('Rename', renamed(mine.session, 'Card', 'My name'));
  await expect
    .poll(() => mine.session.store.getState().saving)
    .toMatchObject({ state: 'stopped', pending: 1, error: { code: 'conflict' } });
  expect(named(mine.session.store.getState().document, 'My name')).toBeDefined();
  mine.session.commit('Add more', touchpoint('More'));
  expect(mine.session.store.getState().saving).toMatchObject({ state: 'stopped', pending: 2 });
  expect(await mine.session.reload()).toBe(false);

  const kept = await mine.session.keepAsCopy();
  if (!kept.ok) throw new Error(kept.error.message);
  const copy = await saved(testApp, kept.value.id);
  expect(named(copy, 'My name') && named(copy, 'More')).toBeDefined();
  expect(copy.id).not.toBe(mine.id);
  expect(named(mine.session.store.getState().document, 'Their name')).toBeDefined();
  expect(mine.session.store.getState().saving).toEqual({ state: 'saved' });
  expect(mine.session.pending()).toEqual([]);
});

test('a taken name stops the saving until it is changed or undone, and nothing else is lost', async () => {
  const testApp = await apps.start();
  const { name: taken } = await testApp.get('documents.create', {
    kind: 'journey',
    name: 'Taken',
    template: null,
  });
  const { id, session } = await openDocument(testApp);
  const setName = (next: string): Change => {
    const { name } = session.store.getState().document.header;
    return { header: { name: [name, next] }, added: [], updated: [], removed: [] };
  };
  session.commit('Rename', setName(taken));
  session.commit('Add', touchpoint('Kept'));
  await session.settled();
  await expect
    .poll(() => session.store.getState().saving)
    .toMatchObject({ state: 'stopped', error: { code: 'name-taken' } });
  session.commit('Rename', setName('Free'));
  await session.settled();
  expect(session.store.getState().saving).toEqual({ state: 'saved' });
  const document = await saved(testApp, id);
  expect(document.header.name).toBe('Free');
  expect(named(document, 'Kept')).toBeDefined();
});

test('history pages, names, opens and restores revisions', async () => {
  const testApp = await apps.start();
  const { session, bridge } = await openDocument(testApp);
  for (let n = 0; n < 170; n += 1) session.commit(`Add ${n}`, touchpoint(`T${n}`));
  await session.settled();
  const history = createHistory(session, bridge);
  await expect.poll(() => history.store.getState().state).toBe('ready');
  expect(history.store.getState()).toMatchObject({ more: true });
  expect(history.store.getState().edits[0]?.label).toBe('Add 169');
  await history.loadMore();
  expect(history.store.getState().edits.length).toBeGreaterThanOrEqual(170);
  expect(history.store.getState().more).toBe(false);

  const past = history.store.getState().edits.find(({ label }) => label === 'Add 9')!;
  expect(await history.nameVersion(past.revision, 'Ten cards')).toMatchObject({ ok: true });
  expect(history.store.getState().edits.find(({ revision }) => revision === past.revision)?.version).toBe(
    'Ten cards',
  );
  const opened = await history.open(past.revision);
  if (!opened.ok) throw new Error(opened.error.message);
  expect(named(opened.value, 'T9')).toBeDefined();
  expect(named(opened.value, 'T10')).toBeUndefined();

  expect(await history.restore(past.revision)).toMatchObject({ ok: true });
  expect(named(session.store.getState().document, 'T10')).toBeUndefined();
  expect(session.undo()).toBe(true);
  await session.settled();
  expect(named(session.store.getState().document, 'T69')).toBeDefined();
  history.stop();
});
