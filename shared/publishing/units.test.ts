import { expect, test } from 'vitest';
import { experimentConfigColumns } from '../experiments/experiment-row.ts';
import { conversionFunnelColumns, funnelStageColumns } from '../funnels/funnel-rows.ts';
import { journeyTemplateColumns } from '../journeys/journey-template-row.ts';
import { businessProcessColumns } from '../processes/business-process-row.ts';
import { units } from './units.ts';

test('exactly the authored columns of each table are sent, in their sequence', () => {
  const names = (columns: readonly { readonly name: string }[]) => columns.map(({ name }) => name);
  expect(names(units.journey.columns)).toEqual(journeyTemplateColumns);
  expect(names(units.funnel.columns)).toEqual(conversionFunnelColumns);
  expect(names(units.funnel.parts.columns)).toEqual(funnelStageColumns);
  expect(names(units.process.columns)).toEqual(businessProcessColumns);
  expect(names(units.experiment.columns)).toEqual(experimentConfigColumns);
});
