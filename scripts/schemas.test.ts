import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { encodeDocumentFile } from '../shared/documents/document-file.ts';
import type { Experiment } from '../shared/experiments/experiment.ts';
import { experimentSamples } from '../shared/experiments/samples/samples.ts';
import { experimentToRow } from '../shared/experiments/to-rows.ts';
import type { Funnel } from '../shared/funnels/funnel.ts';
import { funnelSamples } from '../shared/funnels/samples/samples.ts';
import { funnelToRows } from '../shared/funnels/to-rows.ts';
import type { Journey } from '../shared/journeys/journey.ts';
import { journeySamples } from '../shared/journeys/samples/samples.ts';
import { journeyToRow } from '../shared/journeys/to-rows.ts';
import { envelopeFormat } from '../shared/processes/column-envelope.ts';
import type { Process } from '../shared/processes/process.ts';
import { processSamples } from '../shared/processes/samples/samples.ts';
import { processToRow } from '../shared/processes/to-rows.ts';
import { experiment } from '../stress/arbitraries/experiment.ts';
import { funnel } from '../stress/arbitraries/funnel.ts';
import { journey } from '../stress/arbitraries/journey.ts';
import { process } from '../stress/arbitraries/process.ts';
import { randomSource } from '../stress/random-source.ts';
import { schemasFolder as folder, schemaFiles } from './schema-files.ts';

const current = schemaFiles();

function published(name: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

describe('schemas/', () => {
  it('is what the code generates (npm run schemas)', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toEqual(
      Object.keys(current).toSorted(),
    );
    for (const [name, text] of Object.entries(current)) {
      expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text);
    }
  });

  const stages = published('journey-template.stages.json');
  const touchpoints = published('journey-template.touchpoints.json');
  const criteria = published('journey-template.success-criteria.json');
  const file = published('journey.schema.json');

  function expectValid(document: Journey): void {
    const row = JSON.parse(JSON.stringify(journeyToRow(document))) as Record<string, unknown>;
    expect(stages.safeParse(row['stages']).error).toBeUndefined();
    expect(touchpoints.safeParse(row['touchpoints']).error).toBeUndefined();
    expect(criteria.safeParse(row['success_criteria']).error).toBeUndefined();
    expect(file.safeParse(JSON.parse(encodeDocumentFile(document))).error).toBeUndefined();
  }

  it.each(journeySamples)('accepts the sample $key as a row and as a file', ({ make }) => {
    expectValid(make(randomSource(5).id));
  });

  it('accepts any journey that the application accepts', () => {
    fc.assert(fc.property(journey, expectValid), { numRuns: 50 });
  });

  it('refuses what the application refuses', () => {
    expect(stages.safeParse([{ id: 's', kind: 'stage', name: 'A' }]).success).toBe(false);
    expect(touchpoints.safeParse({}).success).toBe(false);
    expect(criteria.safeParse({ goals: [{ id: 'g', kind: 'goal' }] }).success).toBe(false);
    expect(file.safeParse({ formatVersion: 2 }).success).toBe(false);
  });

  const funnelStages = published('conversion-funnel.stages.json');
  const funnelFile = published('funnel.schema.json');

  function expectValidFunnel(document: Funnel): void {
    const { stages } = funnelToRows(document).funnel;
    expect(funnelStages.safeParse(JSON.parse(JSON.stringify(stages))).error).toBeUndefined();
    expect(funnelFile.safeParse(JSON.parse(encodeDocumentFile(document))).error).toBeUndefined();
  }

  it.each(funnelSamples)('accepts the funnel $key as a column and as a file', ({ make }) => {
    expectValidFunnel(make(randomSource(5).id));
  });

  it('accepts any funnel that the application accepts, and refuses others', () => {
    fc.assert(fc.property(funnel, expectValidFunnel), { numRuns: 50 });
    expect(funnelStages.safeParse([{ id: 's', kind: 'step', name: 'Visit' }]).success).toBe(false);
    expect(funnelFile.safeParse({ formatVersion: 1, kind: 'journey' }).success).toBe(false);
  });

  const triggers = published('business-process.trigger-events.json');
  const columns = {
    automation_rules: published('business-process.automation-rules.json'),
    fallback_procedures: published('business-process.fallback-procedures.json'),
  } as const;
  const processFile = published('process.schema.json');

  function expectValidProcess(document: Process): void {
    const row = JSON.parse(JSON.stringify(processToRow(document))) as Record<string, { format?: unknown }>;
    expect(triggers.safeParse(row['trigger_events']).error).toBeUndefined();
    for (const [column, schema] of Object.entries(columns)) {
      if (row[column]?.format === envelopeFormat) expect(schema.safeParse(row[column]).error).toBeUndefined();
    }
    expect(processFile.safeParse(JSON.parse(encodeDocumentFile(document))).error).toBeUndefined();
  }

  it.each(processSamples)('accepts the process $key as a row and as a file', ({ make }) => {
    const document = make(randomSource(5).id);
    expectValidProcess(document);
    expect(processToRow(document).fallback_procedures).toMatchObject({ format: envelopeFormat });
  });

  it('accepts any process that the application accepts, and refuses others', () => {
    fc.assert(fc.property(process, expectValidProcess), { numRuns: 50 });
    expect(triggers.safeParse(['invoice.failed']).success).toBe(false);
    const note = { id: 'n', kind: 'note' };
    const envelope = { format: envelopeFormat, version: 1, items: [note], logic: {} };
    expect(columns.automation_rules.safeParse(envelope).success).toBe(false);
    expect(columns.automation_rules.safeParse({ ...envelope, items: [] }).success).toBe(true);
    expect(processFile.safeParse({ formatVersion: 1, kind: 'funnel' }).success).toBe(false);
  });

  const experimentColumns = {
    variants: published('experiment-config.variants.json'),
    traffic_allocation: published('experiment-config.traffic-allocation.json'),
    secondary_metrics: published('experiment-config.secondary-metrics.json'),
  } as const;
  const audience = published('experiment-config.target-audience.json');
  const experimentFile = published('experiment.schema.json');

  function expectValidExperiment(document: Experiment): void {
    const row = JSON.parse(JSON.stringify(experimentToRow(document))) as Record<string, unknown>;
    for (const [column, schema] of Object.entries(experimentColumns))
      expect(schema.safeParse(row[column]).error).toBeUndefined();
    expect(audience.safeParse(row['target_audience']).error).toBeUndefined();
    expect(experimentFile.safeParse(JSON.parse(encodeDocumentFile(document))).error).toBeUndefined();
  }

  it.each(experimentSamples)('accepts the experiment $key as a row and as a file', ({ make }) => {
    expectValidExperiment(make(randomSource(5).id));
  });

  it('accepts any experiment that the application accepts, and refuses others', () => {
    fc.assert(fc.property(experiment, expectValidExperiment), { numRuns: 50 });
    expect(experimentColumns.variants.safeParse([{ id: 'v', kind: 'variant', key: 'a' }]).success).toBe(
      false,
    );
    expect(experimentColumns.traffic_allocation.safeParse([50, 50]).success).toBe(false);
    expect(experimentColumns.secondary_metrics.safeParse(['signup_rate']).success).toBe(false);
    expect(audience.safeParse({ coverage: 'all' }).success).toBe(false);
    expect(experimentFile.safeParse({ formatVersion: 1, kind: 'funnel' }).success).toBe(false);
  });
});
