import { z } from 'zod';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import { documentFileSchemaId } from '../documents/document-file.ts';
import { jsonSchemaTexts, type PublishedSchema } from '../documents/json-schema-text.ts';
import { experimentHeaderSchema, experimentRecordSchemas, metricItemSchema } from './schemas.ts';

const { variant, audienceRule, exclusionGroup, metric, note, promotion } = experimentRecordSchemas;
const attached = Object.values(attachedRecordSchemas);

/** What others may check the production columns and our files against, by file name. */
const published: Readonly<Record<string, PublishedSchema>> = {
  'experiment-config.variants.json': {
    id: 'urn:journey-designer:experiment-config:variants:1',
    title: 'experiment_configs.variants',
    description:
      'Variants by order and id, then notes, promotions and comments. `key` is the key in traffic_allocation; `change` is what the variant changes ' +
      'in its base document: header fields and records as they were and as they are. Keys that are not named here are kept.',
    schema: z.array(z.union([variant, note, promotion, ...attached])),
  },
  'experiment-config.traffic-allocation.json': {
    id: 'urn:journey-designer:experiment-config:traffic-allocation:1',
    title: 'experiment_configs.traffic_allocation',
    description:
      'Percent of the participants by variant key: exactly the keys of the variants, two decimals at most, a sum of 100. ' +
      'Always written. What is stored otherwise is kept and found before it is published.',
    schema: z.record(z.string(), z.json()).nullable(),
  },
  'experiment-config.target-audience.json': {
    id: 'urn:journey-designer:experiment-config:target-audience:1',
    title: 'experiment_configs.target_audience',
    description:
      'Who takes part: all rules have to hold, then the coverage in percent, then the slice of each exclusion group. Other ' +
      'keys belong to others and are kept; what cannot lie beside ours stands under `otherAudience`.',
    schema: z
      .object({
        rules: z.array(audienceRule).optional(),
        exclusionGroups: z.array(exclusionGroup).optional(),
        coverage: z.number().optional(),
      })
      .catchall(z.json())
      .nullable(),
  },
  'experiment-config.secondary-metrics.json': {
    id: 'urn:journey-designer:experiment-config:secondary-metrics:1',
    title: 'experiment_configs.secondary_metrics',
    description:
      'Every metric: the primary one first, without `measure`, which is the column primary_metric; then secondary ones and ' +
      'guardrails. `minimumEffect` is in percent of `baseline`.',
    schema: z.array(metricItemSchema),
  },
  'experiment.schema.json': {
    id: documentFileSchemaId('experiment'),
    title: 'Experiment file (.experiment.json)',
    description:
      'One experiment as Journey Designer exports and imports it: keys sorted, records by kind, order and id.',
    schema: z.object({
      $schema: z.string().optional(),
      formatVersion: z.literal(1),
      kind: z.literal('experiment'),
      id: z.string().min(1).max(64),
      header: experimentHeaderSchema,
      records: z
        .array(z.union([variant, audienceRule, exclusionGroup, metric, note, promotion, ...attached]))
        .max(50_000),
    }),
  },
};

/** JSON Schema (2020-12) texts by file name. */
export function experimentJsonSchemas(): Readonly<Record<string, string>> {
  return jsonSchemaTexts(published);
}
