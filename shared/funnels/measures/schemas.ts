import { z } from 'zod';

const measure = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('value'), value: z.number() }),
    z.object({ state: z.literal('hidden') }),
    z.object({ state: z.literal('bad'), raw: z.string(), reason: z.string() }),
  ])
  .nullable();

export const funnelMeasuresSchema = z.object({
  environmentId: z.string(),
  environmentName: z.string(),
  importedAt: z.string(),
  totalVisitors: measure,
  conversionRate: measure,
  averageTimeToConvertDays: measure,
  steps: z.array(
    z.object({
      stepId: z.string(),
      visitors: measure,
      conversions: measure,
      conversionRate: measure,
      averageTimeSpentSeconds: measure,
      dropOffCount: measure,
      dropOffRate: measure,
    }),
  ),
});
