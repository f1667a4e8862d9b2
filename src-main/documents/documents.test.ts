import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Change, type DocumentRecord, documentKinds } from '../../shared/documents/document.ts';
import { newStage, newTouchpoint, newTransition } from '../../shared/journeys/new-journey.ts';
import { appOfEachTest } from '../testing/test-app.ts';

const t = appOfEachTest({ beforeEach, afterEach });

async function create(name = 'Onboarding') {
  const { id } = await t.get('documents.create', { kind: 'journey', name, template: null });
  return id;
}

function adding(...added: DocumentRecord[]): Change {
  return { added, updated: [], removed: [] };
}

async function apply(id: string, change: Change, more: { baseRevision?: number; changeId?: string } = {}) {
  const { revision } = await t.get('documents.open', { id });
  return t.call('documents.applyChange', {
    id,
    baseRevision: revision,
    changeId: randomUUID(),
    intent: 'edit',
    label: 'Edit',
    change,
    ...more,
  });
}

test('a new journey is listed, opens with its stages and survives a restart', async () => {
  const id = await create('  Onboarding  ');
  const [summary] = await t.get('documents.list', { archived: false });
  expect(summary).toMatchObject({ id, kind: 'journey', name: 'Onboarding', revision: 1, archivedAt: null });
  expect(summary?.updatedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  const before = await t.get('documents.open', { id });
  expect(Object.values(before.document.records).map((record) => record.kind)).toEqual([
    'stage',
    'stage',
    'stage',
  ]);
  expect(before).toMatchObject({ revision: 1, undo: [], redo: [] });
  await t.restart();
  expect(await t.get('documents.open', { id })).toEqual(before);
});

test.each(documentKinds)('a new %s opens with the records that it begins with', async (kind) => {
  const { id } = await t.get('documents.create', { kind, name: 'New', template: null });
  const { document } = await t.get('documents.open', { id });
  expect(document).toMatchObject({ id, kind, header: { name: 'New' } });
  expect(Object.keys(document.records)).toHaveLength(3);
  const [record] = Object.values(document.records);
  expect(await apply(id, { added: [], updated: [], removed: [record!] })).toMatchObject({ ok: true });
  const comment = {
    id: randomUUID(),
    kind: 'comment',
    target: record!.id,
    parentId: null,
    text: 'Why?',
    author: null,
    at: '2026-11-23T01:00:00Z',
    resolvedAt: null,
  };
  expect(await apply(id, adding(comment))).toMatchObject({ ok: true });
  const foreign = { ...record!, id: randomUUID(), kind: 'widget' };
  expect(await apply(id, adding(foreign))).toMatchObject({ error: { code: 'invalid-change' } });
});

test('a template makes a full journey under the name that was asked for; an unknown one is refused', async () => {
  const made = await t.get('documents.create', {
    kind: 'journey',
    name: 'Mine',
    template: 'consumer-onboarding',
  });
  expect(made.name).toBe('Mine');
  expect(
    Object.keys((await t.get('documents.open', { id: made.id })).document.records).length,
  ).toBeGreaterThan(10);
  const wrongKind = { kind: 'funnel' as const, name: 'Other', template: 'consumer-onboarding' };
  expect(await t.call('documents.create', wrongKind)).toMatchObject({ error: { code: 'not-found' } });
  const unknown = await t.call('documents.create', { kind: 'journey', name: 'Other', template: 'nope' });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('a change is committed with its revision, its line in the log and its undo step', async () => {
  const id = await create();
  const touchpoint = newTouchpoint({ name: 'Landing page' }, randomUUID);
  const reply = await apply(id, adding(touchpoint));
  expect(reply).toEqual({ ok: true, value: { revision: 2 } });
  const opened = await t.get('documents.open', { id });
  expect(opened.document.records[touchpoint.id]).toEqual(touchpoint);
  expect(opened.undo).toEqual([{ revision: 2, label: 'Edit', change: adding(touchpoint) }]);
  const history = await t.get('documents.history', { id, before: null, limit: 10 });
  expect(history.map(({ revision, intent }) => [revision, intent])).toEqual([
    [2, 'edit'],
    [1, 'create'],
  ]);
  expect(t.events.filter(({ event }) => event === 'documents.changed')).toMatchObject([
    { payload: { id, revision: 2 } },
  ]);
});

test('the same change id answers the same revision and is written once', async () => {
  const id = await create();
  const changeId = randomUUID();
  const change = adding(newTouchpoint({ name: 'Once' }, randomUUID));
  await apply(id, change, { changeId });
  const again = await apply(id, change, { changeId, baseRevision: 1 });
  expect(again).toEqual({ ok: true, value: { revision: 2 } });
  expect(await t.get('documents.history', { id, before: null, limit: 10 })).toHaveLength(2);
  expect(t.events.filter(({ event }) => event === 'documents.changed')).toHaveLength(1);
  const other = await create('Other');
  expect(await apply(other, change, { changeId })).toMatchObject({
    ok: false,
    error: { code: 'invalid-change' },
  });
});

test('a change on an older revision is refused and nothing is written', async () => {
  const id = await create();
  await apply(id, adding(newTouchpoint({ name: 'First' }, randomUUID)));
  const late = await apply(id, adding(newTouchpoint({ name: 'Late' }, randomUUID)), { baseRevision: 1 });
  expect(late).toMatchObject({ ok: false, error: { code: 'stale-revision' } });
  expect((await t.get('documents.open', { id })).revision).toBe(2);
});

test('a change that does not fit is refused whole', async () => {
  const id = await create();
  const { document } = await t.get('documents.open', { id });
  const [stage] = Object.values(document.records);
  const fine = newTouchpoint({ name: 'Fine' }, randomUUID);
  const wrongBefore = { ...stage!, name: 'Not what is there' };
  const reply = await apply(id, { added: [fine], updated: [[wrongBefore, stage!]], removed: [] });
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-change' } });
  expect((await t.get('documents.open', { id })).document).toEqual(document);
});

test.each([
  ['an unknown kind', (record: DocumentRecord) => ({ ...record, kind: 'widget' })],
  ['a field of the wrong type', (record: DocumentRecord) => ({ ...record, name: 7 })],
  ['an id of the length of a book', (record: DocumentRecord) => ({ ...record, id: 'x'.repeat(201) })],
])('%s is refused', async (_, spoil) => {
  const id = await create();
  const reply = await apply(id, adding(spoil(newTouchpoint({ name: 'Page' }, randomUUID))));
  expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-change' } });
  expect((await t.get('documents.open', { id })).revision).toBe(1);
});

test.each([
  ['NUL', 'a\u0000b'],
  ['a lone surrogate', 'a\ud800b'],
])('%s is refused with the name of the field, wherever it stands', async (_, text) => {
  const id = await create();
  const touchpoint = newTouchpoint({ name: 'Page' }, randomUUID);
  const inRecord = await apply(id, adding({ ...touchpoint, pageUrl: text }));
  expect(inRecord).toMatchObject({ ok: false, error: { code: 'bad-input', place: 'pageUrl' } });
  const inUnknown = await apply(id, adding({ ...touchpoint, extra: { deep: [text] } }));
  expect(inUnknown).toMatchObject({ ok: false, error: { code: 'bad-input', place: 'extra.deep[0]' } });
  const inHeader = await apply(id, {
    header: { description: [null, text] },
    added: [],
    updated: [],
    removed: [],
  });
  expect(inHeader).toMatchObject({ ok: false, error: { code: 'bad-input', place: 'description' } });
  for (const reply of [
    await t.call('documents.create', { kind: 'journey', name: text, template: null }),
    await t.call('documents.rename', { id, name: text }),
    await t.call('documents.nameVersion', { id, revision: 1, name: text }),
  ]) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input', place: 'name' } });
  }
});

test('unknown keys of a record are kept as they are', async () => {
  const id = await create();
  const touchpoint = {
    ...newTouchpoint({ name: 'Page' }, randomUUID),
    'x-team': { rank: 1, tags: ['a', null] },
  };
  await apply(id, adding(touchpoint));
  expect((await t.get('documents.open', { id })).document.records[touchpoint.id]).toEqual(touchpoint);
});

test('names are unique without regard to case, spaces and encoding, among what is not archived', async () => {
  const id = await create('Café');
  const taken = { ok: false, error: { code: 'name-taken', place: 'name' } };
  const same = '  CAFE\u0301 ';
  expect(await t.call('documents.create', { kind: 'journey', name: same, template: null })).toMatchObject(
    taken,
  );
  const other = await create('Tea room');
  expect(await t.call('documents.rename', { id: other, name: same })).toMatchObject(taken);
  await t.get('documents.archive', { id });
  expect(await t.get('documents.rename', { id: other, name: same })).toMatchObject({ name: 'CAFE\u0301' });
  expect(await t.call('documents.restore', { id })).toMatchObject(taken);
  await t.get('documents.rename', { id: other, name: 'Tea room' });
  expect(await t.get('documents.restore', { id })).toMatchObject({ id, archivedAt: null });
});

test('renaming is an edit that can be undone, and empty names are refused', async () => {
  const id = await create();
  expect(await t.get('documents.rename', { id, name: 'Welcome' })).toMatchObject({
    name: 'Welcome',
    revision: 2,
  });
  expect((await t.get('documents.open', { id })).undo).toMatchObject([{ label: 'Rename' }]);
  expect(await t.call('documents.rename', { id, name: '   ' })).toMatchObject({
    error: { code: 'bad-input' },
  });
  expect(await t.get('documents.rename', { id, name: 'Welcome' })).toMatchObject({ revision: 2 });
});

test('an archived document is listed apart and cannot be changed until it is restored', async () => {
  const id = await create();
  const archived = await t.get('documents.archive', { id });
  expect(archived.archivedAt).not.toBeNull();
  expect(await t.get('documents.list', { archived: false })).toEqual([]);
  expect(await t.get('documents.list', { archived: true })).toEqual([archived]);
  const refused = await apply(id, adding(newTouchpoint({ name: 'No' }, randomUUID)));
  expect(refused).toMatchObject({ ok: false, error: { code: 'read-only' } });
  await t.get('documents.restore', { id });
  expect((await apply(id, adding(newTouchpoint({ name: 'Yes' }, randomUUID)))).ok).toBe(true);
});

test('a duplicate has new ids everywhere and the same connections', async () => {
  const id = await create();
  const { document } = await t.get('documents.open', { id });
  const stage = newStage({ name: 'Extra', order: 9 }, randomUUID);
  const a = newTouchpoint({ name: 'A', stageId: stage.id }, randomUUID);
  const b = { ...newTouchpoint({ name: 'B', stageId: stage.id }, randomUUID), 'x-after': [a.id] };
  const arrow = newTransition({ from: a.id, to: b.id }, randomUUID);
  await apply(id, adding(stage, a, b, arrow));
  const first = await t.get('documents.duplicate', { id });
  const second = await t.get('documents.duplicate', { id });
  expect([first.name, second.name]).toEqual(['Onboarding copy', 'Onboarding copy 2']);
  const copy = await t.get('documents.open', { id: first.id });
  expect(copy).toMatchObject({ revision: 1, undo: [], redo: [] });
  const ids = Object.keys(copy.document.records);
  expect(ids).toHaveLength(Object.keys(document.records).length + 4);
  expect(ids.filter((recordId) => [stage.id, a.id, b.id, arrow.id].includes(recordId))).toEqual([]);
  const named = (name: string) =>
    Object.values(copy.document.records).find((record) => record['name'] === name)!;
  const arrowCopy = Object.values(copy.document.records).find((record) => record.kind === 'transition')!;
  expect(arrowCopy).toMatchObject({ from: named('A').id, to: named('B').id });
  expect(named('A')['stageId']).toBe(named('Extra').id);
  expect(named('B')['x-after']).toEqual([named('A').id]);
});

test('a version has a name, shows in the history, and naming it again replaces the name', async () => {
  const id = await create();
  expect(await t.get('documents.nameVersion', { id, revision: 1, name: ' Draft ' })).toMatchObject({
    version: 'Draft',
  });
  await t.get('documents.nameVersion', { id, revision: 1, name: 'First draft' });
  expect(await t.get('documents.history', { id, before: null, limit: 5 })).toMatchObject([
    { version: 'First draft' },
  ]);
  const named = { id, before: null, limit: 10, named: true };
  expect((await t.get('documents.history', named)).map(({ version }) => version)).toEqual(['First draft']);
  expect(await t.get('documents.history', { ...named, before: 1 })).toEqual([]);
  const missing = await t.call('documents.nameVersion', { id, revision: 2, name: 'Nothing there' });
  expect(missing).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('history comes in pages, newest first', async () => {
  const id = await create();
  for (let index = 0; index < 5; index += 1) {
    await apply(id, adding(newTouchpoint({ name: `Step ${index}` }, randomUUID)));
  }
  const first = await t.get('documents.history', { id, before: null, limit: 4 });
  const second = await t.get('documents.history', { id, before: first.at(-1)!.revision, limit: 4 });
  expect([...first, ...second].map(({ revision }) => revision)).toEqual([6, 5, 4, 3, 2, 1]);
});

test('any revision can be opened, and restoring one is a single step that can be undone', async () => {
  const id = await create();
  const seen = [await t.get('documents.open', { id })];
  for (let index = 0; index < 4; index += 1) {
    await apply(id, adding(newTouchpoint({ name: `Step ${index}` }, randomUUID)));
    seen.push(await t.get('documents.open', { id }));
  }
  for (const { document, revision } of seen) {
    expect(await t.get('documents.openRevision', { id, revision })).toEqual({ document });
  }
  for (const revision of [0, 6]) {
    expect(await t.call('documents.openRevision', { id, revision })).toMatchObject({
      error: { code: 'not-found' },
    });
  }
  const restored = await t.get('documents.restoreRevision', { id, revision: 2 });
  expect(restored.document).toEqual(seen[1]!.document);
  expect(restored.revision).toBe(6);
  expect(restored.undo.at(-1)).toMatchObject({ revision: 6, label: 'Restore revision 2' });
  const [newest] = await t.get('documents.history', { id, before: null, limit: 1 });
  expect(newest).toMatchObject({ intent: 'restore', revision: 6 });
});

test('what is not there is said to be not there', async () => {
  const id = randomUUID();
  for (const reply of [
    await t.call('documents.open', { id }),
    await t.call('documents.rename', { id, name: 'X' }),
    await t.call('documents.duplicate', { id }),
    await t.call('documents.archive', { id }),
    await t.call('documents.history', { id, before: null, limit: 1 }),
    await t.call('documents.openRevision', { id, revision: 1 }),
    await t.call('documents.exportJson', { id }),
  ]) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
  }
});
