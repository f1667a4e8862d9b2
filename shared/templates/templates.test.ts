import { expect, it } from 'vitest';
import { randomSource } from '../../stress/random-source.ts';
import { checkFile } from '../contract/check-file.ts';
import { documentKinds } from '../documents/document.ts';
import { encodeDocumentFile } from '../documents/document-file.ts';
import { experimentTypes } from '../experiments/experiment.ts';
import { funnelTypes } from '../funnels/funnel.ts';
import { processTypes } from '../processes/process.ts';
import { newDocument } from './new-document.ts';
import { templates } from './templates.ts';

const newId = randomSource(11).id;

it.each(templates)('$kind $key is a whole document without a finding', ({ kind, name, summary, make }) => {
  const document = make(newId);
  expect(document).toMatchObject({ kind, header: { name } });
  expect(summary).toMatch(/^[A-Z][^.]+\.$/);
  const checked = checkFile(encodeDocumentFile(document));
  expect(checked).toMatchObject({ ok: true, value: { findings: [] } });
  for (const id of Object.keys(make(newId).records)) expect(document.records[id]).toBeUndefined();
});

it('there is one for every type of process, funnel and experiment, and three journeys', () => {
  const typesOf = (kind: string, field: string) =>
    new Set(templates.filter((one) => one.kind === kind).map(({ make }) => make(newId).header[field]));
  expect(typesOf('process', 'processType')).toEqual(new Set(processTypes));
  expect(typesOf('funnel', 'funnelType')).toEqual(new Set(funnelTypes));
  expect(typesOf('experiment', 'experimentType')).toEqual(new Set(experimentTypes));
  expect(templates.filter(({ kind }) => kind === 'journey').length).toBeGreaterThanOrEqual(3);
  expect(new Set(templates.map(({ key }) => key)).size).toBe(templates.length);
});

it.each(documentKinds)('a new %s has no error', (kind) => {
  const checked = checkFile(encodeDocumentFile(newDocument(kind, 'New', newId)));
  if (!checked.ok) throw new Error(checked.error.message);
  expect(checked.value.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
