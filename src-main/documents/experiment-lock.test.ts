import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Change, emptyChange } from '../../shared/documents/document.ts';
import type { EditIntent } from '../../shared/documents/summary.ts';
import { newPromotion, newVariant } from '../../shared/experiments/new-records.ts';
import { appOfEachTest } from '../testing/test-app.ts';

const t = appOfEachTest({ beforeEach, afterEach });

async function apply(id: string, change: Change, intent: EditIntent = 'edit') {
  const { revision } = await t.get('documents.open', { id });
  const base = { id, baseRevision: revision, changeId: randomUUID(), label: 'Edit' };
  return t.call('documents.applyChange', { ...base, intent, change });
}

const header = (field: string, before: string | null, after: string | null): Change => ({
  ...emptyChange,
  header: { [field]: [before, after] },
});
const start = header('status', 'draft', 'running');
const arm = newVariant({ key: 'more' }, randomUUID);

test('whoever asks: what people see of a running experiment stays, and its status goes no forbidden way', async () => {
  const { id } = await t.get('documents.create', { kind: 'experiment', name: 'Trial', template: null });
  expect(await apply(id, { ...emptyChange, added: [arm] })).toMatchObject({ ok: true });
  expect(await apply(id, start)).toMatchObject({ ok: true });
  const before = await t.get('documents.open', { id });
  const allocation = before.document.header['allocation'] ?? null;
  const refused: readonly Change[] = [
    { ...emptyChange, removed: [arm] },
    { ...emptyChange, header: { allocation: [allocation, { control: 100 }] } },
    header('status', 'running', 'draft'),
    header('status', 'running', 'paused'),
    // Unlocking and changing in one go.
    { ...emptyChange, header: { status: ['running', 'draft'] }, removed: [arm] },
  ];
  for (const change of refused) {
    const answer = await apply(id, change);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-change' } });
  }
  expect(await t.get('documents.open', { id })).toEqual(before);
  expect(await apply(id, header('hypothesis', null, 'Less is more'))).toMatchObject({ ok: true });
});

test('a start can be undone; what ended stays ended, and its copy is a new draft', async () => {
  const { id } = await t.get('documents.create', { kind: 'experiment', name: 'Trial', template: null });
  await apply(id, start);
  expect(await apply(id, header('status', 'running', 'draft'), 'undo')).toMatchObject({ ok: true });
  await apply(id, start);
  await apply(id, header('status', 'running', 'completed'));
  expect(await apply(id, header('status', 'completed', 'running'))).toMatchObject({ ok: false });
  const promotion = newPromotion({ winner: 'variant_a', baseDocumentId: 'j', baseRevision: 2 }, randomUUID);
  expect(await apply(id, { ...emptyChange, added: [promotion] })).toMatchObject({ ok: true });
  const copy = await t.get('documents.duplicate', { id });
  const { document } = await t.get('documents.open', { id: copy.id });
  expect(document.header).toMatchObject({ status: 'draft', startDate: null, endDate: null });
  expect(Object.values(document.records).some(({ kind }) => kind === 'promotion')).toBe(false);
  expect(await apply(copy.id, { ...emptyChange, added: [arm] })).toMatchObject({ ok: true });
});
