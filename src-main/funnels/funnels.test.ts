import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { EventName, EventPayload } from '../../shared/contract/events.ts';
import { openDatabase } from '../database/database.ts';
import { openTestApp, removeTestFolders } from '../testing/test-app.ts';
import type { ImportedFunnel, ImportedStage } from './funnels-repository.ts';
import { createFunnelsService } from './funnels-service.ts';

afterAll(removeTestFolders);

const funnel: ImportedFunnel = {
  id: '00000000-0000-4000-8000-00000000000f',
  funnelName: 'Purchase, web',
  funnelType: 'purchase',
  stages: [],
  isActive: true,
  totalVisitors: 2412,
  conversionRate: '20.65',
  averageTimeToConvertDays: null,
  experimentId: null,
  variantName: null,
  description: null,
  targetAudience: null,
  tags: ['web'],
  createdAt: null,
  updatedAt: null,
};

function stage(number: number, fields: Partial<ImportedStage>): ImportedStage {
  return {
    id: `00000000-0000-4000-8000-00000000000${number}`,
    funnelId: funnel.id,
    stageName: `Step ${number}`,
    stageOrder: number,
    stageType: 'page',
    visitors: null,
    conversions: null,
    conversionRate: null,
    averageTimeSpentSeconds: null,
    dropOffCount: null,
    dropOffRate: null,
    experimentId: null,
    variantName: null,
    description: null,
    successCriteria: null,
    createdAt: null,
    updatedAt: null,
    ...fields,
  };
}

it('where rows contradict themselves as they were last agreed on, it is told in words with the step to add', async () => {
  const { app, folder, get } = await openTestApp();
  const key = Buffer.from(readFileSync(join(folder, 'workspace.key'), 'utf8').trim(), 'hex');
  const database = openDatabase({ file: join(folder, 'workspace.db'), key });
  const twoTruths = () => get('funnels.twoTruths', { documentId: funnel.id });
  expect((await twoTruths()).found).toEqual([]);
  const agree = (stages: unknown, at: string) =>
    database
      .prepare(
        `INSERT INTO baselines (environment_id, document_id, row_text, hash, revision, at) VALUES ('sandbox', ?, ?, '${'0'.repeat(64)}', 1, ?)
         ON CONFLICT (environment_id, document_id) DO UPDATE SET row_text = excluded.row_text, at = excluded.at`,
      )
      .run(
        funnel.id,
        JSON.stringify({
          row: {
            id: funnel.id,
            funnel_name: 'Purchase, web',
            funnel_type: 'purchase',
            stages,
            is_active: true,
            experiment_id: null,
            variant_name: null,
            description: null,
            target_audience: null,
            tags: null,
          },
          parts: [
            {
              id: stage(1, {}).id,
              funnel_id: funnel.id,
              stage_name: 'Visit',
              stage_order: 1,
              stage_type: 'page',
              experiment_id: null,
              variant_name: null,
              description: null,
              success_criteria: null,
            },
          ],
        }),
        at,
      );
  agree(
    [
      { name: 'Visit', order: 2 },
      { name: 'Pay', order: 3 },
    ],
    '2026-11-20T06:14:00.000000Z',
  );
  const { environmentName, found } = await twoTruths();
  expect(environmentName).toBe('Sandbox');
  expect(found.map(({ text }) => text)).toEqual([
    'Visit: the rows say order 1, the column stages says 2',
    'Pay is named in the column stages, but has no row',
  ]);
  expect(found[1]?.adopt).toMatchObject({ kind: 'step', name: 'Pay', order: 3 });
  agree([{ name: 'Visit', order: 1 }], '2026-11-21T06:14:00.000000Z');
  expect((await twoTruths()).found).toEqual([]);
  database.close();
  await app.close();
});

it('what was imported last is answered: nothing as nothing, what cannot be flagged, small groups hidden', async () => {
  const { app, folder, get } = await openTestApp();
  const key = Buffer.from(readFileSync(join(folder, 'workspace.key'), 'utf8').trim(), 'hex');
  const database = openDatabase({ file: join(folder, 'workspace.db'), key });
  const told: EventPayload<EventName>[] = [];
  const service = createFunnelsService({ database, emit: (_, payload) => told.push(payload) });
  const measures = async () => (await get('funnels.measures', { documentId: funnel.id })).measures;
  expect(await measures()).toBeNull();

  const first = stage(1, {
    visitors: 2412,
    conversions: 1061,
    conversionRate: '43.99',
    averageTimeSpentSeconds: 0,
    dropOffCount: 1351,
    dropOffRate: 'NaN',
  });
  service.storeFunnelMeasures({
    environmentId: 'sandbox',
    at: '2026-11-20T06:14:00.000000Z',
    funnels: [funnel],
    stages: [
      first,
      stage(2, { visitors: -5, conversions: 4, conversionRate: '134.00', dropOffCount: 60 }),
      stage(3, { visitors: 7, conversions: 7, conversionRate: '100.00', averageTimeSpentSeconds: 12 }),
      stage(4, { visitors: 100, conversions: 120, dropOffCount: 4, dropOffRate: '4.00' }),
    ],
  });
  const value = (one: number) => ({ state: 'value', value: one });
  const hidden = { state: 'hidden' };
  expect(await measures()).toEqual({
    environmentId: 'sandbox',
    environmentName: 'Sandbox',
    importedAt: '2026-11-20T06:14:00.000000Z',
    totalVisitors: value(2412),
    conversionRate: value(20.65),
    averageTimeToConvertDays: null,
    steps: [
      {
        stepId: first.id,
        visitors: value(2412),
        conversions: value(1061),
        conversionRate: value(43.99),
        averageTimeSpentSeconds: value(0),
        dropOffCount: value(1351),
        dropOffRate: { state: 'bad', raw: 'NaN', reason: 'Not a number' },
      },
      {
        stepId: stage(2, {}).id,
        visitors: { state: 'bad', raw: '-5', reason: 'A count below zero' },
        // Fewer than ten converted: neither they nor the others are told.
        conversions: hidden,
        conversionRate: hidden,
        averageTimeSpentSeconds: null,
        dropOffCount: hidden,
        dropOffRate: null,
      },
      {
        stepId: stage(3, {}).id,
        visitors: hidden,
        conversions: hidden,
        conversionRate: hidden,
        averageTimeSpentSeconds: hidden,
        dropOffCount: null,
        dropOffRate: null,
      },
      {
        stepId: stage(4, {}).id,
        visitors: value(100),
        conversions: hidden,
        conversionRate: null,
        averageTimeSpentSeconds: null,
        dropOffCount: hidden,
        dropOffRate: hidden,
      },
    ],
  });

  // A later import takes the place of the first in its environment; the newest of all environments is shown.
  const later = {
    at: '2026-11-21T06:14:00.000000Z',
    funnels: [funnel],
    stages: [stage(1, { visitors: 50 })],
  };
  service.storeFunnelMeasures({ environmentId: 'sandbox', ...later });
  expect((await measures())?.steps.map(({ stepId, visitors }) => [stepId, visitors])).toEqual([
    [first.id, value(50)],
  ]);
  service.storeFunnelMeasures({ environmentId: 'prod', ...later, at: '2026-11-20T23:00:00.000000Z' });
  expect((await measures())?.environmentId).toBe('sandbox');
  service.forgetMeasures('sandbox');
  expect((await measures())?.environmentName).toBe('an environment that is no longer listed');
  service.forgetMeasures('prod');
  expect(await measures()).toBeNull();
  expect(told).toEqual(Array.from({ length: 5 }, () => ({ documentIds: [funnel.id] })));
  database.close();
  await app.close();
});
