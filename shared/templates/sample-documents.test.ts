import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { applyChange } from '../documents/apply.ts';
import { type Change, documentKinds } from '../documents/document.ts';
import { unitOf } from '../publishing/units.ts';
import { sampleDocuments, withoutBase } from './sample-documents.ts';

test('a fresh workspace holds every kind, free of findings', () => {
  const documents = sampleDocuments(randomUUID);
  expect(new Set(documents.map(({ kind }) => kind))).toEqual(new Set(documentKinds));
  for (const document of documents) expect(unitOf(document.kind).ruleSet.find(document)).toEqual([]);
});

test('the variant of the sample experiment fits its base, and can do without it', () => {
  const documents = sampleDocuments(randomUUID);
  const experiment = documents.find(({ kind }) => kind === 'experiment')!;
  const variant = Object.values(experiment.records).find(({ change }) => change != null)!;
  const base = documents.find(({ id }) => id === variant['baseDocumentId'])!;
  const applied = applyChange(base, variant['change'] as unknown as Change);
  expect(applied.ok && Object.keys(applied.value.records).length).toBeLessThan(
    Object.keys(base.records).length,
  );
  const alone = withoutBase(experiment, base.id);
  expect(Object.values(alone.records).some(({ baseDocumentId }) => baseDocumentId === base.id)).toBe(false);
  expect(
    unitOf('experiment')
      .ruleSet.find(alone)
      .filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
});
