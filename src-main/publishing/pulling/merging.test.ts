import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { sharedPostgres } from '../../../e2e/harness/shared-postgres.ts';
import { emptyChange } from '../../../shared/documents/document.ts';
import { mergeDocuments } from '../../../shared/documents/merge.ts';
import { templates } from '../../../shared/templates/templates.ts';
import { twoDesigners } from '../../testing/designers.ts';
import { closePublishingWorkspaces } from '../../testing/publishing-workspace.ts';

const server = await sharedPostgres();
afterEach(closePublishingWorkspaces);

/** Two designers who both have the same document as it is there. */
async function bothHolding(document?: ReturnType<(typeof templates)[number]['make']>) {
  const { a, b, inA, inB } = await twoDesigners(server);
  const id = a.draw(document ?? 'Onboarding');
  expect((await a.push(inA, id)).ok).toBe(true);
  await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  return { a, b, inA, inB, id };
}

test('edits in different places are merged by a pull; both sides and the result are in the history', async () => {
  const { a, b, inA, inB, id } = await bothHolding();
  a.edit(id, null, { description: 'of the first' });
  expect((await a.push(inA, id)).ok).toBe(true);
  b.edit(id, 'stage', { name: 'Of the second' });
  expect(Object.values(await b.states(inB))).toEqual(['conflict']);

  const pulled = await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  expect(pulled).toMatchObject({ pulled: [{ documentId: id, how: 'merged' }], conflicts: [] });
  const { document } = b.read(id);
  expect(document.header['description']).toBe('of the first');
  expect(Object.values(document.records).map(({ name }) => name)).toContain('Of the second');
  const history = b.documents.history(id, { before: null, limit: 3, named: false });
  expect(history.ok && history.value.map(({ label }) => label)).toEqual([
    'Merge with Dev',
    'As it is in Dev',
    'Edit',
  ]);
  // What is left to publish is mine alone, and it goes.
  const plan = await b.plan(inB, id);
  expect(plan.documents[0]).toMatchObject({ state: 'changed-here', write: 'update', blocked: null });
  expect(plan.documents[0]!.fields).toHaveLength(1);
  expect((await b.push(inB, id)).ok).toBe(true);
  await a.get('publishing.pull', { environmentId: inA, documentIds: [] });
  expect(a.read(id).document).toEqual(b.read(id).document);
});

test('the same field on both sides waits for a person; choices are taken as they were made, and for that state only', async () => {
  const { a, b, inA, inB, id } = await bothHolding();
  a.edit(id, null, { description: 'theirs', personaType: 'theirs' });
  expect((await a.push(inA, id)).ok).toBe(true);
  b.edit(id, null, { description: 'mine', personaType: 'mine', version: '9' });
  const pulled = await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  expect(pulled.conflicts).toMatchObject([{ documentId: id }]);
  expect(b.read(id).document.header['description']).toBe('mine');

  const conflict = await b.get('publishing.conflict', { environmentId: inB, documentId: id });
  const { conflicts } = mergeDocuments(conflict.base, conflict.mine, conflict.theirs!);
  expect(conflicts).toHaveLength(2);
  const [first, second] = conflicts.map(({ key }) => key).toSorted();
  const input = {
    environmentId: inB,
    documentId: id,
    theirsHash: conflict.theirsHash!,
    mineRevision: conflict.mineRevision,
    edit: null,
  };
  const half = await b.call('publishing.resolveConflict', {
    ...input,
    choices: { conflicts: { [first!]: 'mine' } },
  });
  expect(half).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(b.read(id).revision).toBe(conflict.mineRevision);

  const choices = { conflicts: { [first!]: 'theirs' as const, [second!]: { value: 'neither' } } };
  const late = await b.call('publishing.resolveConflict', { ...input, theirsHash: 'f'.repeat(64), choices });
  expect(late).toMatchObject({ ok: false, error: { code: 'production-moved' } });
  const old = await b.call('publishing.resolveConflict', { ...input, mineRevision: 1, choices });
  expect(old).toMatchObject({ ok: false, error: { code: 'stale-revision' } });

  await b.get('publishing.resolveConflict', { ...input, choices });
  const { header } = b.read(id).document;
  expect([header['description'], header['personaType'], header['version']]).toEqual([
    'theirs',
    'neither',
    '9',
  ]);
  expect(Object.values(await b.states(inB))).toEqual(['changed-here']);
  expect((await b.push(inB, id)).ok).toBe(true);
});

test('what was edited on top of the result comes in with it, or nothing does', async () => {
  const { a, b, inA, inB, id } = await bothHolding();
  a.edit(id, null, { description: 'theirs' });
  expect((await a.push(inA, id)).ok).toBe(true);
  b.edit(id, null, { description: 'mine' });
  const conflict = await b.get('publishing.conflict', { environmentId: inB, documentId: id });
  const input = {
    environmentId: inB,
    documentId: id,
    theirsHash: conflict.theirsHash!,
    mineRevision: conflict.mineRevision,
    choices: { document: 'theirs' as const },
  };
  const misfit = { ...emptyChange, header: { version: ['was never so', '3'] as const } };
  const refused = await b.call('publishing.resolveConflict', { ...input, edit: misfit });
  expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-change' } });
  expect(b.read(id).document.header['description']).toBe('mine');
  const before = conflict.mine.header['version'] ?? null;
  const edit = { ...emptyChange, header: { version: [before, '3'] as const } };
  await b.get('publishing.resolveConflict', { ...input, edit });
  expect(b.read(id).document.header).toMatchObject({ description: 'theirs', version: '3' });
});

test('variants, allocation and status of an experiment are decided together', async () => {
  const template = templates.find(({ kind }) => kind === 'experiment')!;
  const { a, b, inA, inB, id } = await bothHolding(template.make(randomUUID));
  const { allocation } = a.read(id).document.header;
  const [one, two] = Object.keys(allocation as object);
  a.edit(id, null, { allocation: { [one!]: 30, [two!]: 70 } });
  expect((await a.push(inA, id)).ok).toBe(true);
  b.edit(id, 'variant', { description: 'mine' });
  const pulled = await b.get('publishing.pull', { environmentId: inB, documentIds: [] });
  expect(pulled.conflicts).toMatchObject([{ documentId: id }]);
});
