import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { emptyChange } from '../../shared/documents/document.ts';
import type { FunnelHeader } from '../../shared/funnels/funnel.ts';
import { newTouchpoint } from '../../shared/journeys/new-records.ts';
import { createTestApps, removeTestFolders } from '../testing/test-app.ts';

const apps = createTestApps();
afterAll(async () => {
  await apps.stop();
  removeTestFolders();
});

test('references are told both ways, with what is wrong with them, and follow what changes', async () => {
  const t = await apps.start();
  const experiment = await t.get('documents.create', {
    kind: 'experiment',
    name: 'Short form',
    template: null,
  });
  const funnel = await t.get('documents.create', { kind: 'funnel', name: 'Sign up', template: null });
  const before = await t.get('references.list', {});
  expect(before.references.filter(({ fromDocumentId }) => fromDocumentId === funnel.id)).toEqual([]);

  const { document } = await t.get('documents.open', { id: funnel.id });
  const { experimentId, variantName } = document.header as FunnelHeader;
  await t.get('documents.applyChange', {
    id: funnel.id,
    baseRevision: 1,
    changeId: 'c1',
    intent: 'edit',
    label: 'Set',
    change: {
      ...emptyChange,
      header: { experimentId: [experimentId, experiment.id], variantName: [variantName, 'nobody'] },
    },
  });
  const after = await t.get('references.list', {});
  expect(after.documents).toContainEqual({ id: funnel.id, kind: 'funnel', name: 'Sign up', archived: false });
  expect(after.references).toContainEqual({
    fromDocumentId: funnel.id,
    fromRecordId: null,
    field: 'experimentId',
    toKind: 'experiment',
    toDocumentId: experiment.id,
  });
  expect(after.findings.filter(({ documentId }) => documentId === funnel.id)).toEqual([
    expect.objectContaining({
      rule: 'workspace/variant-unknown',
      message: 'Sign up is the variant "nobody" of Short form, which has no such variant',
    }),
  ]);

  await t.get('documents.archive', { id: experiment.id });
  const archived = await t.get('references.list', {});
  expect(archived.findings.map(({ rule }) => rule)).toContain('workspace/reference-archived');
});

test('the findings of a document are counted as the workspace takes them', async () => {
  const t = await apps.start();
  const { id } = await t.get('documents.create', { kind: 'journey', name: 'Onboarding', template: null });
  const touchpoint = newTouchpoint({ name: 'Sign up', stageId: null }, randomUUID);
  const change = { ...emptyChange, added: [touchpoint] };
  const edit = { id, baseRevision: 1, changeId: 'c1', intent: 'edit', label: 'Add', change } as const;
  await t.get('documents.applyChange', edit);
  const counts = async () => (await t.get('references.findings', {}))[id];
  const before = await counts();
  expect(before?.warning).toBeGreaterThan(0);
  const listed = await t.get('references.findingsOf', { documentId: id });
  expect(listed.filter(({ severity }) => severity === 'warning')).toHaveLength(before!.warning);
  expect(listed.map(({ rule }) => rule)).toContain('touchpoint-without-stage');
  await t.get('settings.set', { rules: { 'journey/touchpoint-without-stage': 'error' } });
  expect(await counts()).toEqual({ ...before, error: before!.error + 1, warning: before!.warning - 1 });
});
