import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { CommandOutput } from '../../shared/contract/commands.ts';
import { createTestApps, removeTestFolders, type TestApp } from '../testing/test-app.ts';

const apps = createTestApps();
afterAll(async () => {
  await apps.stop();
  removeTestFolders();
});

type Preview = CommandOutput<'bundles.preview'>;

async function edit({ get }: TestApp, id: string, field: string, value: string) {
  const { document, revision } = await get('documents.open', { id });
  const header = { [field]: [document.header[field] ?? null, value] as [string, string] };
  await get('documents.applyChange', {
    id,
    baseRevision: revision,
    changeId: randomUUID(),
    intent: 'edit',
    label: 'Edit',
    change: { header, added: [], updated: [], removed: [] },
  });
}

function take({ documents }: Preview, more: Readonly<Record<string, 'take' | 'copy'>> = {}) {
  return documents.flatMap(({ documentId, name, revision, choices }) => {
    const choice = more[name] ?? choices[0];
    return choice === 'take' || choice === 'copy' ? [{ documentId, take: choice, revision }] : [];
  });
}

const states = ({ documents }: Preview) =>
  Object.fromEntries(documents.map(({ name, state }) => [name, state]));

test('documents go from one workspace to another, and only what is chosen changes there, in one step that can be undone', async () => {
  const [a, b] = [await apps.start(), await apps.start()];
  await a.get('workspace.addSamples', {});
  const list = await a.get('documents.list', { archived: false });
  const experiment = list.find(({ kind }) => kind === 'experiment')!;

  const one = await a.get('bundles.export', { documentIds: [experiment.id], references: true });
  expect(one).toMatchObject({
    documents: 2,
    added: ['Consumer onboarding'],
    fileName: 'Documents.bundle.json',
  });
  const all = await a.get('bundles.export', { documentIds: null, references: false });
  expect(all.documents).toBe(list.length);

  // Everything is new there.
  const file = { fileName: all.fileName, text: all.text };
  const first = await b.get('bundles.preview', file);
  expect(new Set(Object.values(states(first)))).toEqual(new Set(['new']));
  const imported = await b.get('bundles.import', { ...file, checksum: first.checksum, choices: take(first) });
  expect(imported.documents).toHaveLength(list.length);
  for (const { id } of list) {
    expect((await b.get('documents.open', { id })).document).toEqual(
      (await a.get('documents.open', { id })).document,
    );
  }
  // A bundle of the same documents is the same file but for its date.
  const again = await b.get('bundles.export', { documentIds: null, references: false });
  const bare = (text: string) => text.replace(/"createdAt": .*/, '');
  expect(bare(again.text)).toBe(bare(all.text));
  expect(new Set(Object.values(states(await b.get('bundles.preview', file))))).toEqual(new Set(['equal']));

  // One changes there, one is archived here, one name is taken by another document.
  const [changed, archived, renamed] = [
    'Consumer onboarding',
    'Professional verification',
    'Partner activation',
  ].map((name) => list.find((document) => document.name === name)!);
  await edit(a, changed!.id, 'description', 'Theirs');
  await edit(a, archived!.id, 'description', 'Theirs');
  await b.get('documents.archive', { id: archived!.id });
  await b.get('documents.rename', { id: renamed!.id, name: 'Other' });
  await b.get('documents.create', {
    kind: 'journey',
    name: 'partner activation',
    template: null,
  });
  const newer = await a.get('bundles.export', { documentIds: null, references: false });
  const next = { fileName: newer.fileName, text: newer.text };
  const preview = await b.get('bundles.preview', next);
  expect(states(preview)).toMatchObject({
    'Consumer onboarding': 'changes',
    'Professional verification': 'conflict',
    'Partner activation': 'conflict',
  });
  const about = (name: string) => preview.documents.find((document) => document.name === name)!;
  expect(about('Consumer onboarding').fields).toMatchObject([{ field: 'description', after: 'Theirs' }]);
  expect(about('Professional verification').reason).toContain('archived here');
  expect(about('Partner activation')).toMatchObject({
    choices: ['leave', 'copy'],
    copyName: 'Partner activation 2',
  });

  // What moved since it was looked at stops everything.
  const choices = take(preview, { 'Partner activation': 'copy' });
  expect(choices).toHaveLength(2);
  await edit(b, changed!.id, 'description', 'Mine');
  const stale = await b.call('bundles.import', { ...next, checksum: preview.checksum, choices });
  expect(stale).toMatchObject({ ok: false, error: { code: 'stale-revision' } });
  const names = async () => (await b.get('documents.list', { archived: false })).map(({ name }) => name);
  expect(await names()).not.toContain('Partner activation 2');

  const second = await b.get('bundles.preview', next);
  // Changed here and there: nothing is taken by itself.
  expect(second.documents.find(({ documentId }) => documentId === changed!.id)).toMatchObject({
    state: 'conflict',
    reason: expect.stringContaining('changed here too since revision 1'),
    choices: ['leave', 'take', 'copy'],
  });
  b.events.length = 0;
  await b.get('bundles.import', {
    ...next,
    checksum: second.checksum,
    choices: take(second, { 'Partner activation': 'copy', 'Consumer onboarding': 'take' }),
  });
  expect(await names()).toContain('Partner activation 2');
  expect(b.events.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['documents.changed', 'documents.listChanged']),
  );
  const taken = await b.get('documents.open', { id: changed!.id });
  expect(taken.document.header['description']).toBe('Theirs');
  // The other side stays in history, and the import is a step that can be undone.
  expect(taken.undo.at(-1)).toMatchObject({ label: 'Import from a bundle', revision: taken.revision });
  const before = await b.get('documents.openRevision', { id: changed!.id, revision: taken.revision - 1 });
  expect(before.document.header['description']).toBe('Mine');

  // What was said here before is nothing new, and goes back only where somebody asks for it.
  await edit(b, changed!.id, 'description', 'Mine again');
  const older = await b.get('bundles.preview', next);
  expect(older.documents.find(({ documentId }) => documentId === changed!.id)).toMatchObject({
    state: 'changes',
    reason: `It said this at revision ${taken.revision} here: taking it goes back to that.`,
    choices: ['leave', 'take', 'copy'],
  });
});

test('what cannot be kept is said per document or for the file, and nothing is imported', async () => {
  const app = await apps.start();
  await app.get('documents.create', { kind: 'journey', name: 'Journey', template: 'consumer-onboarding' });
  const { text } = await app.get('bundles.export', { documentIds: null, references: false });
  const cut = await app.call('bundles.preview', { fileName: 'a.json', text: text.slice(0, -40) });
  expect(cut).toMatchObject({
    ok: false,
    error: {
      message: 'a.json cannot be imported: The file ends in the middle: a part of it is missing.',
      remedy: 'Nothing was imported. Take it again from where it came from.',
    },
  });
  // A large file is read in a thread of its own, and says the same.
  const padded = await app.call('bundles.preview', {
    fileName: 'a.json',
    text: `${text.slice(0, -40)}${' '.repeat(70_000)}`,
  });
  expect(padded).toMatchObject(cut);

  const { createHash } = await import('node:crypto');
  const { sealBundle } = await import('../../shared/bundles/decode-bundle.ts');
  const odd = sealBundle(text.replace('"kind": "stage"', '"kind": "poem"'), (one) =>
    createHash('sha256').update(one).digest('hex'),
  );
  if (!odd.ok) throw new Error(odd.error.reason);
  const preview = await app.get('bundles.preview', { fileName: 'a.json', text: odd.value });
  expect(preview.documents).toMatchObject([
    { state: 'unfit', choices: ['leave'], reason: 'A journey has no records of the kind "poem".' },
  ]);
  const [only] = preview.documents;
  const forced = await app.call('bundles.import', {
    fileName: 'a.json',
    text: odd.value,
    checksum: preview.checksum,
    choices: [{ documentId: only!.documentId, take: 'take', revision: only!.revision }],
  });
  expect(forced.ok).toBe(false);
  expect(await app.call('bundles.export', { documentIds: [], references: true })).toMatchObject({
    ok: false,
  });
});

test('a document leaves as a table for spreadsheets', async () => {
  const app = await apps.start();
  const { id } = await app.get('documents.create', { kind: 'funnel', name: 'A/B funnel', template: null });
  const { fileName, text } = await app.get('bundles.exportCsv', { id });
  expect(fileName).toBe('A-B funnel.csv');
  expect(text.split('\r\n')[0]).toContain('"Order","Step","Type"');
});
