import { z } from 'zod';
import type { AttachedKind } from '../documents/attached/attached.ts';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import { noteSchema, recordSchema, recordShape } from '../documents/record.ts';
import type { ExperimentRecordKind } from './experiment.ts';

/** The zod schemas live apart from the types, so that the window does not carry zod from the start. */
const text = z.string();
const textOrNull = z.string().nullable();
const numberOrNull = z.number().nullable();
const jsonObject = z.record(z.string(), z.json());

/** A `Change` as a variant carries it. */
const variantChange = z
  .object({
    header: z.record(z.string(), z.tuple([z.json(), z.json()])).optional(),
    added: z.array(recordSchema),
    updated: z.array(z.tuple([recordSchema, recordSchema])),
    removed: z.array(recordSchema),
  })
  .catchall(z.json());

const metricFields = {
  role: text,
  description: textOrNull,
  measureType: text,
  direction: text,
  minimumEffect: numberOrNull,
  baseline: numberOrNull,
  standardDeviation: numberOrNull,
  order: z.number(),
};

/** Every record kind of an experiment. */
export const experimentRecordSchemas = {
  variant: recordShape('variant', {
    key: text,
    name: text,
    description: textOrNull,
    isControl: z.boolean(),
    order: z.number(),
    baseKind: textOrNull,
    baseDocumentId: textOrNull,
    change: variantChange.nullable(),
  }),
  audienceRule: recordShape('audienceRule', {
    attribute: text,
    comparator: text,
    value: z.json(),
    order: z.number(),
  }),
  exclusionGroup: recordShape('exclusionGroup', {
    name: text,
    description: textOrNull,
    from: z.number(),
    to: z.number(),
    order: z.number(),
  }),
  metric: recordShape('metric', { measure: text, ...metricFields }),
  note: noteSchema,
  promotion: recordShape('promotion', {
    winner: text,
    baseKind: text,
    baseDocumentId: text,
    baseRevision: z.number(),
    at: text,
  }),
  ...attachedRecordSchemas,
} satisfies Record<ExperimentRecordKind | AttachedKind, z.ZodType>;

/** A metric as `secondary_metrics` has it: the primary one's measure stands in its own column instead. */
export const metricItemSchema = recordShape('metric', { measure: text.optional(), ...metricFields });

export const experimentHeaderSchema = z
  .object({
    name: text,
    experimentType: text,
    hypothesis: textOrNull,
    description: textOrNull,
    owner: textOrNull,
    startDate: textOrNull,
    endDate: textOrNull,
    status: textOrNull,
    minimumSampleSize: z.int().nullable(),
    coverage: numberOrNull,
    allocation: jsonObject.nullable(),
    otherAudience: jsonObject.nullable(),
  })
  .catchall(z.json());
