import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { templates } from '../../shared/templates/templates.ts';
import { appOfEachTest } from '../testing/test-app.ts';

const t = appOfEachTest({ beforeEach, afterEach });

function fixture(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../shared/exchange/fixtures', name), 'utf8');
}

async function opened(kind: 'journey' | 'process' | 'funnel', template: string) {
  const { id } = await t.get('documents.create', { kind, name: 'Source', template });
  return (await t.get('documents.open', { id })).document;
}

test('the gallery has every template with a picture; a document saved as one makes another document of its own', async () => {
  const listed = await t.get('documents.templates', {});
  expect(listed.map(({ key }) => key).toSorted()).toEqual(templates.map(({ key }) => key).toSorted());
  for (const { outline, key } of listed) expect(outline.boxes.length, key).toBeGreaterThan(3);

  const source = await opened('process', 'billing-retry');
  const comment = {
    target: null,
    parentId: null,
    text: 'Ask Ben',
    author: null,
    at: '2026-01-01T00:00:00Z',
    resolvedAt: null,
  };
  const said = { ...comment, id: randomUUID(), kind: 'comment' };
  const change = { added: [said], updated: [], removed: [] };
  const request = {
    id: source.id,
    baseRevision: 1,
    changeId: randomUUID(),
    intent: 'edit' as const,
    label: 'Comment',
    change,
  };
  await t.get('documents.applyChange', request);
  const save = { name: 'Our retry', description: 'As we do it', documentId: source.id, recordIds: null };
  const saved = await t.get('documents.saveTemplate', save);
  expect(saved).toMatchObject({ kind: 'process', name: 'Our retry', saved: true, needs: null });
  expect(await t.call('documents.saveTemplate', { ...save, name: ' our RETRY' })).toMatchObject({
    error: { code: 'name-taken' },
  });
  await t.restart();
  expect((await t.get('documents.templates', {}))[0]).toEqual(saved);

  const made = await t.get('documents.create', { kind: 'process', name: 'Second', template: saved.key });
  const { document } = await t.get('documents.open', { id: made.id });
  expect(document.header).toEqual({ ...source.header, name: 'Second' });
  expect(Object.keys(document.records)).toHaveLength(Object.keys(source.records).length);
  expect(JSON.stringify(document)).not.toContain('Ask Ben');
  for (const recordId of Object.keys(source.records))
    expect(JSON.stringify(document)).not.toContain(recordId);
  const wrongKind = { kind: 'funnel' as const, name: 'Third', template: saved.key };
  expect(await t.call('documents.create', wrongKind)).toMatchObject({ error: { code: 'not-found' } });

  await t.get('documents.removeTemplate', { key: saved.key });
  expect(await t.call('documents.removeTemplate', { key: saved.key })).toMatchObject({
    error: { code: 'not-found' },
  });
  expect(await t.call('documents.removeTemplate', { key: 'billing-retry' })).toMatchObject({
    error: { code: 'not-found' },
  });
});

test('a selection saved as a template brings what stands in it and what joins it, and nothing loose', async () => {
  const journey = await opened('journey', 'consumer-onboarding');
  const stage = Object.values(journey.records).find(({ kind }) => kind === 'stage')!;
  const save = { name: 'A stage', description: '', documentId: journey.id, recordIds: [stage.id] };
  const saved = await t.get('documents.saveTemplate', save);
  const made = await t.get('documents.create', { kind: 'journey', name: 'Part', template: saved.key });
  const records = Object.values((await t.get('documents.open', { id: made.id })).document.records);
  const inside = Object.values(journey.records).filter(({ stageId }) => stageId === stage.id);
  expect(records.filter(({ kind }) => kind === 'touchpoint').length).toBe(
    inside.filter(({ kind }) => kind === 'touchpoint').length,
  );
  expect(records.filter(({ kind }) => kind === 'stage')).toHaveLength(1);
  const ids = new Set(records.map(({ id }) => id));
  for (const { from, to } of records.filter(({ kind }) => kind === 'transition')) {
    expect(ids.has(from as string) && ids.has(to as string)).toBe(true);
  }
  const gone = { ...save, name: 'Nothing', recordIds: [randomUUID()] };
  expect(await t.call('documents.saveTemplate', gone)).toMatchObject({ error: { code: 'bad-input' } });

  const funnel = await opened('funnel', 'consultation-purchase');
  const branch = Object.values(funnel.records).find((record) => record['branch'] != null)!;
  const alone = await t.get('documents.saveTemplate', {
    ...save,
    documentId: funnel.id,
    recordIds: [branch.id],
  });
  const { id } = await t.get('documents.create', { kind: 'funnel', name: 'Branch', template: alone.key });
  expect(Object.values((await t.get('documents.open', { id })).document.records)).toMatchObject([
    { kind: 'step', branch: null },
  ]);
});

test('a file of another program is previewed, imported under a free name, and goes out as a flowchart', async () => {
  const fileName = 'loan-application.bpmn';
  const file = { fileName, text: fixture(fileName) };
  const preview = await t.get('documents.previewImport', file);
  expect(preview).toMatchObject({
    format: 'BPMN 2.0',
    kind: 'process',
    name: 'Loan application',
    findings: { error: 1 },
  });
  expect(preview.counts).toMatchObject({ trigger: 1, procedure: 2, connection: 11 });
  expect(preview.outline.lines.length).toBeGreaterThan(5);
  expect(await t.get('documents.list', { archived: false })).toEqual([]);
  const first = await t.get('documents.importFile', { ...file, name: null });
  const second = await t.get('documents.importFile', { ...file, name: '  Loan application ' });
  expect([first.document.name, second.document.name]).toEqual(['Loan application', 'Loan application 2']);
  expect(first.notes).toEqual(preview.notes);
  const chart = await t.get('documents.exportMermaid', { id: first.document.id });
  expect(chart.fileName).toBe('Loan application.mmd');
  const again = await t.get('documents.previewImport', chart);
  expect(again.counts).toMatchObject({ trigger: 1, procedure: 2, connection: 11 });

  const own = await t.get('documents.exportJson', { id: first.document.id });
  const back = { fileName: own.fileName, text: own.text };
  expect(await t.get('documents.previewImport', back)).toMatchObject({
    format: 'Journey Designer',
    notes: [],
    kind: 'process',
  });
  expect(
    await t.call('documents.importFile', { fileName: 'x.bpmn', text: '<!DOCTYPE a>', name: null }),
  ).toMatchObject({
    error: { code: 'bad-input', message: expect.stringContaining('x.bpmn cannot be imported') },
  });
  expect(await t.get('documents.list', { archived: false })).toHaveLength(2);
});
