import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { CommandOutput } from '../../shared/contract/commands.ts';
import type { EventPayload } from '../../shared/contract/events.ts';
import { readKeys } from '../database/keys.ts';
import { createTestApps, removeTestFolders, type TestApp } from '../testing/test-app.ts';
import { runInThread } from './bundle-job.ts';

const apps = createTestApps();
afterAll(async () => {
  await apps.stop();
  removeTestFolders();
});

function keyOf({ folder }: TestApp): Uint8Array {
  const keys = readKeys(folder);
  if (keys.kind !== 'file') throw new Error('There is no key file');
  return keys.dataKey;
}

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

test('a large bundle is read, compared and written in a thread: it says how far it is, and stopped in the middle it leaves nothing', async () => {
  const [a, b] = [await apps.start(), await apps.start()];
  const { id } = await a.get('documents.create', {
    kind: 'journey',
    name: 'Journey',
    template: 'consumer-onboarding',
  });
  for (let copy = 0; copy < 29; copy += 1) await a.get('documents.duplicate', { id });
  const { text } = await a.get('bundles.export', { documentIds: null, references: false, job: 'out' });
  const file = { fileName: 'all.json', text, job: 'in' };
  const steps = ({ events }: TestApp) =>
    events.flatMap(({ event, payload }) => {
      const told = payload as EventPayload<'jobs.progress'>;
      return event === 'jobs.progress'
        ? [`${told.job} ${told.label} ${told.step} ${told.done}/${told.total}`]
        : [];
    });
  expect(steps(a)).toEqual(['bundle:out Export compare 0/30']);
  const preview = await b.get('bundles.preview', file);
  expect(steps(b)).toEqual(['bundle:in Preview compare 0/30', 'bundle:in Preview compare 25/30']);
  const wanted = { ...file, checksum: preview.checksum, choices: take(preview) };
  expect(wanted.choices).toHaveLength(30);
  const here = async () => [
    ...(await b.get('documents.list', { archived: false })),
    ...(await b.get('documents.list', { archived: true })),
  ];

  // Stopped as soon as it is begun, a preview and an import answer so.
  for (const command of ['bundles.preview', 'bundles.import'] as const) {
    const under = b.call(command, wanted);
    expect(await b.call('bundles.stop', { job: 'in' })).toMatchObject({ ok: true });
    expect(await under).toMatchObject({
      ok: false,
      error: { code: 'cancelled', remedy: 'Nothing was imported.' },
    });
  }
  // Stopped while it may write, its transaction is rolled back.
  const stop = new AbortController();
  const said: string[] = [];
  const middle = await runInThread(
    { work: 'import', ...wanted, folder: b.folder, key: keyOf(b), now: new Date() },
    {
      onStep: ({ step }) => void said.push(step),
      stop: stop.signal,
      holdWrites: async () => {
        stop.abort();
        return () => void said.push('let go');
      },
    },
  );
  expect(middle).toMatchObject({ ok: true, value: { ok: false, error: { code: 'cancelled' } } });
  expect(said).toEqual(['let go']);
  expect(await here()).toEqual([]);

  // One that is changed on its way is refused before anything is compared.
  const damaged = { ...wanted, text: text.replace('"Journey copy 2"', '"Journey copy x"') };
  expect(await b.call('bundles.import', damaged)).toMatchObject({
    ok: false,
    error: { place: 'checksum' },
  });

  // Whoever writes meanwhile is served after it, and is told once that the list is another one.
  b.events.length = 0;
  const created = Promise.withResolvers<unknown>();
  const leave = b.app.subscribe(({ event }) => {
    if (event !== 'jobs.progress') return;
    leave();
    created.resolve(b.call('documents.create', { kind: 'journey', name: 'Other', template: null }));
  });
  await b.get('bundles.import', wanted);
  expect(await created.promise).toMatchObject({ ok: true });
  expect(await here()).toHaveLength(31);
  expect(steps(b)).toEqual(['bundle:in Import write 0/30', 'bundle:in Import write 25/30']);
  expect(b.events.filter(({ event }) => event === 'documents.listChanged')).toHaveLength(2);
  const now = await b.get('bundles.preview', file);
  expect(new Set(Object.values(states(now)))).toEqual(new Set(['equal']));

  // Two at once: one after the other writes, and the second sees what the first one took.
  const copies = now.documents.slice(0, 3).map(({ documentId, revision }) => ({
    documentId,
    take: 'copy' as const,
    revision,
  }));
  const both = await Promise.all(
    ['one', 'two'].map((job) => b.call('bundles.import', { ...wanted, choices: copies, job })),
  );
  expect(both).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await here()).toHaveLength(37);
});

test('a document leaves as a table for spreadsheets', async () => {
  const app = await apps.start();
  const { id } = await app.get('documents.create', { kind: 'funnel', name: 'A/B funnel', template: null });
  const { fileName, text } = await app.get('bundles.exportCsv', { id });
  expect(fileName).toBe('A-B funnel.csv');
  expect(text.split('\r\n')[0]).toContain('"Order","Step","Type"');
});
