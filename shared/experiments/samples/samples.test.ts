import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../stress/random-source.ts';
import { type ExperimentRecord, experimentTypes } from '../experiment.ts';
import { experimentFromRow } from '../from-rows.ts';
import { placeExperiment } from '../geometry.ts';
import { neededPerVariant } from '../needed-sample.ts';
import type { Metric } from '../records/metric.ts';
import { findFindings } from '../rules/index.ts';
import { experimentHeaderSchema, experimentRecordSchemas } from '../schemas.ts';
import { moveStatus } from '../status.ts';
import { experimentToRow } from '../to-rows.ts';
import { experimentSamples } from './samples.ts';

const newId = randomSource(1).id;

it('there is one of each type', () => {
  const types = experimentSamples.map(({ make }) => make(newId).header.experimentType);
  expect(types).toEqual(experimentTypes);
});

describe.each(experimentSamples)('sample $key', (sample) => {
  const document = sample.make(newId);
  const records = Object.values(document.records) as ExperimentRecord[];

  it('has the name that the list gives and what the schemas want', () => {
    expect(document.header.name).toBe(sample.name);
    expect(experimentHeaderSchema.safeParse(document.header).error).toBeUndefined();
    for (const record of records)
      expect(experimentRecordSchemas[record.kind].safeParse(record).error).toBeUndefined();
  });

  it('is free of findings and could be started', () => {
    const findings = findFindings(document);
    expect(findings.map(({ message }) => message)).toEqual([]);
    expect(moveStatus(document, 'running', findings, '2026-03-01T09:00:00Z').ok).toBe(true);
  });

  it('asks for enough people, and not for many more than needed', () => {
    const primary = records.find(
      (item): item is Metric => item.kind === 'metric' && item.role === 'primary',
    )!;
    const needed = neededPerVariant(primary)!;
    expect(document.header.minimumSampleSize).toBeGreaterThanOrEqual(needed);
    expect(document.header.minimumSampleSize).toBeLessThan(needed * 1.5);
  });

  it('comes back from its row', () => {
    const back = experimentFromRow(JSON.parse(JSON.stringify(experimentToRow(document))));
    expect(back).toEqual({ ok: true, value: { document, normalised: [] } });
  });

  it('nothing lies on anything else', () => {
    const { rects, split } = placeExperiment(document);
    expect(rects.size).toBe(records.length);
    const all = [...rects.values(), split];
    for (const [index, a] of all.entries()) {
      for (const b of all.slice(index + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    }
  });

  it('is another document with other ids each time', () => {
    const again = sample.make(newId);
    expect(again.id).not.toBe(document.id);
    for (const id of Object.keys(again.records)) expect(document.records[id]).toBeUndefined();
  });
});
