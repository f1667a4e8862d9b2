import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { templates } from '../../shared/templates/templates.ts';
import { appOfEachTest, openTestApp, testFolder } from '../testing/test-app.ts';
import { safeFileName } from './files-service.ts';

const t = appOfEachTest({ beforeEach, afterEach });

async function sample(name = 'Onboarding') {
  const { id } = await t.get('documents.create', { kind: 'journey', name, template: 'consumer-onboarding' });
  return id;
}

test('an exported document imports as the same document in another workspace', async () => {
  const id = await sample('Kündigung / Rückfrage');
  const { document } = await t.get('documents.open', { id });
  const { fileName, text } = await t.get('documents.exportJson', { id });
  expect(fileName).toBe('Kündigung - Rückfrage.journey.json');
  const other = await openTestApp();
  const imported = await other.get('documents.importJson', { fileName, text });
  expect(imported).toMatchObject({ id, name: 'Kündigung / Rückfrage', revision: 1 });
  expect((await other.get('documents.open', { id })).document).toEqual(document);
  expect(await other.get('documents.exportJson', { id })).toEqual({ fileName, text, imagesLeft: [] });
  await other.app.close();
});

test('importing what is already there makes a second document with new ids and its own name', async () => {
  const id = await sample();
  const { fileName, text } = await t.get('documents.exportJson', { id });
  const second = await t.get('documents.importJson', { fileName, text });
  expect(second.name).toBe('Onboarding 2');
  const [first, copy] = [
    await t.get('documents.open', { id }),
    await t.get('documents.open', { id: second.id }),
  ];
  const ids = new Set(Object.keys(first.document.records));
  expect(Object.keys(copy.document.records).filter((recordId) => ids.has(recordId))).toEqual([]);
  expect(Object.keys(copy.document.records)).toHaveLength(ids.size);
  expect(copy).toMatchObject({ undo: [], redo: [] });
  expect(await t.get('documents.history', { id: second.id, before: null, limit: 5 })).toMatchObject([
    { intent: 'import' },
  ]);
});

test.each(['funnel', 'process', 'experiment'] as const)(
  'a %s goes out and comes back, is found by its words, and a copy points at its own records only',
  async (kind) => {
    for (const { key, name } of templates.filter((template) => template.kind === kind)) {
      const { id } = await t.get('documents.create', { kind, name, template: key });
      const { document } = await t.get('documents.open', { id });
      const copy = await t.get('documents.importJson', await t.get('documents.exportJson', { id }));
      const text = JSON.stringify((await t.get('documents.open', { id: copy.id })).document);
      expect(Object.keys(document.records).filter((recordId) => text.includes(recordId))).toEqual([]);
      const named = Object.values(document.records).find(
        ({ name }) => typeof name === 'string' && name !== '',
      )!;
      const hits = await t.get('documents.search', { text: named['name'] as string });
      expect(hits).toContainEqual(expect.objectContaining({ documentId: id, recordId: named.id }));
    }
  },
);

test('an id that production could not hold is replaced', async () => {
  const { text } = await t.get('documents.exportJson', { id: await sample() });
  const file = { ...(JSON.parse(text) as object), id: 'my journey' };
  const imported = await t.get('documents.importJson', { fileName: 'x.json', text: JSON.stringify(file) });
  expect(imported.id).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  ['no JSON', 'hello'],
  ['a list', '[]'],
  [
    'a header that its kind does not know',
    JSON.stringify({ formatVersion: 1, id: 'x', kind: 'funnel', header: { name: 'x' }, records: [] }),
  ],
  ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  [
    'a prototype',
    '{"formatVersion":1,"id":"x","kind":"journey","header":{"name":"x","__proto__":{"a":1}},"records":[]}',
  ],
  [
    'a lone surrogate',
    String.raw`{"formatVersion":1,"id":"x","kind":"journey","header":{"name":"a\ud800"},"records":[]}`,
  ],
  [
    'a record of an unknown kind',
    JSON.stringify({
      formatVersion: 1,
      id: 'x',
      kind: 'journey',
      header: {
        name: 'x',
        journeyType: 'consumer',
        personaType: null,
        description: null,
        isActive: true,
        version: null,
        successCriteria: null,
      },
      records: [{ id: randomUUID(), kind: 'widget' }],
    }),
  ],
])('a file with %s is refused with a message and adds nothing', async (_, text) => {
  const reply = await t.call('documents.importJson', { fileName: 'bad.json', text });
  expect(reply.ok).toBe(false);
  if (reply.ok) return;
  expect(['bad-input', 'invalid-change']).toContain(reply.error.code);
  expect(reply.error.message.length).toBeGreaterThan(20);
  expect(await t.get('documents.list', { archived: false })).toEqual([]);
});

test('search finds names and texts in any case, with or without accents, and not what is archived', async () => {
  const id = await sample('Café Größe');
  const other = await sample('Other');
  for (const text of ['cafe', 'CAFÉ', 'GRÖSSE', 'grosse', 'cafe\u0301']) {
    const hits = await t.get('documents.search', { text });
    expect(hits, text).toMatchObject([
      { documentId: id, recordId: null, kind: 'journey', match: 'Café Größe' },
    ]);
  }
  const { document } = await t.get('documents.open', { id });
  const touchpoint = Object.values(document.records).find(({ kind }) => kind === 'touchpoint')!;
  const hits = await t.get('documents.search', { text: (touchpoint['name'] as string).toUpperCase() });
  expect(hits).toContainEqual({
    documentId: id,
    recordId: touchpoint.id,
    kind: 'touchpoint',
    name: touchpoint['name'],
    match: touchpoint['name'],
  });
  await t.get('documents.archive', { id: other });
  const rest = await t.get('documents.search', { text: touchpoint['name'] as string });
  expect(new Set(rest.map(({ documentId }) => documentId))).toEqual(new Set([id]));
  for (const text of ['', '   ', '%%', '__', '\u0000', 'no such text', touchpoint.id]) {
    expect(await t.get('documents.search', { text }), text).toEqual([]);
  }
});

test('search follows edits, renames and removals', async () => {
  const id = await sample();
  const { document } = await t.get('documents.open', { id });
  const record = Object.values(document.records).find(({ kind }) => kind === 'touchpoint')!;
  const renamed = { ...record, name: 'Zanzibar' };
  const base = { id, intent: 'edit' as const, label: 'Edit' };
  const update = { added: [], updated: [[record, renamed] as const], removed: [] };
  await t.get('documents.applyChange', { ...base, baseRevision: 1, changeId: randomUUID(), change: update });
  expect(await t.get('documents.search', { text: 'zanzi' })).toHaveLength(1);
  const remove = { added: [], updated: [], removed: [renamed] };
  await t.get('documents.applyChange', { ...base, baseRevision: 2, changeId: randomUUID(), change: remove });
  expect(await t.get('documents.search', { text: 'zanzi' })).toEqual([]);
  await t.get('documents.rename', { id, name: 'Zanzibar' });
  expect(await t.get('documents.search', { text: 'ZANZI' })).toMatchObject([{ recordId: null }]);
});

test('saving a file goes through the dialog of the host, and is handed to the window where there is none', async () => {
  expect(await t.get('files.save', { fileName: 'a.json', text: '{}' })).toEqual({
    result: 'handed',
    path: null,
  });
  const folder = testFolder();
  const answers: (string | null)[] = [null, join(folder, 'out.json'), join(folder, 'missing', 'out.json')];
  const asked: string[] = [];
  const dialogs = {
    saveFile: (name: string) => {
      asked.push(name);
      return Promise.resolve(answers.shift() ?? null);
    },
  };
  await t.restart({ dialogs });
  const save = { fileName: '../../etc/passwd', text: 'content' };
  expect(await t.get('files.save', save)).toEqual({ result: 'cancelled', path: null });
  writeFileSync(join(folder, 'out.json'), 'old');
  expect(await t.get('files.save', save)).toEqual({ result: 'saved', path: join(folder, 'out.json') });
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('content');
  expect(readdirSync(folder)).toEqual(['out.json']);
  expect(await t.call('files.save', save)).toMatchObject({
    ok: false,
    error: { code: 'read-only', place: join(folder, 'missing', 'out.json') },
  });
  expect(asked[0]).not.toMatch(/[/\\]/);
});

test('a save that cannot be finished leaves the old file as it is', async () => {
  const folder = testFolder();
  // A folder in the place of the file: the last step, the renaming, fails.
  const path = join(folder, 'taken');
  mkdirSync(join(path, 'inside'), { recursive: true });
  await t.restart({ dialogs: { saveFile: () => Promise.resolve(path) } });
  expect((await t.call('files.save', { fileName: 'x', text: 'y' })).ok).toBe(false);
  expect(readdirSync(folder)).toEqual(['taken']);
  expect(existsSync(join(path, 'inside'))).toBe(true);
});

test.each([
  ['a/b\\c:d*e?.json', 'a-b-c-d-e-.json'],
  ['..', 'document'],
  ['  .hidden ', 'hidden'],
  ['evil\u202egnp.exe', 'evil-gnp.exe'],
  ['line\nbreak', 'line-break'],
  ['CON.journey.json', '-CON.journey.json'],
])('the file name %j becomes %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});
