import { z } from 'zod';
import type { AttachedKind } from '../documents/attached/attached.ts';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import { noteSchema, recordShape } from '../documents/record.ts';
import type { JourneyRecordKind } from './journey.ts';

/** The zod schemas live apart from the types, so that the window does not carry zod from the start. */
const text = z.string();
const textOrNull = z.string().nullable();

const place = {
  stageId: textOrNull,
  laneId: textOrNull,
  layout: z.object({ x: z.number(), y: z.number() }).catchall(z.json()),
};

const criterion = z
  .object({ measure: text, comparator: text, target: z.number().nullable(), unit: textOrNull })
  .catchall(z.union([z.string(), z.number(), z.null()]));

/** Every record kind of a journey. */
export const journeyRecordSchemas = {
  stage: recordShape('stage', {
    name: text,
    description: textOrNull,
    order: z.number(),
    layout: z.object({ width: z.number().positive() }).catchall(z.json()),
  }),
  lane: recordShape('lane', {
    name: text,
    personaType: textOrNull,
    order: z.number(),
    layout: z.object({ height: z.number().positive() }).catchall(z.json()),
  }),
  entry: recordShape('entry', { name: text, ...place }),
  touchpoint: recordShape('touchpoint', {
    name: text,
    type: text,
    channel: text,
    pageUrl: textOrNull,
    featureName: textOrNull,
    actionTaken: textOrNull,
    description: textOrNull,
    emotion: z.number().nullable(),
    order: z.number(),
    ...place,
  }),
  goal: recordShape('goal', { name: text, criteria: z.array(criterion), ...place }),
  exit: recordShape('exit', { name: text, outcome: text, ...place }),
  transition: recordShape('transition', {
    from: text,
    to: text,
    condition: textOrNull,
    probability: z.number().nullable(),
    order: z.number(),
  }),
  note: noteSchema,
  ...attachedRecordSchemas,
} satisfies Record<JourneyRecordKind | AttachedKind, z.ZodType>;

export const journeyHeaderSchema = z
  .object({
    name: text,
    journeyType: text,
    personaType: textOrNull,
    description: textOrNull,
    isActive: z.boolean().nullable(),
    version: textOrNull,
    successCriteria: z.record(z.string(), z.json()).nullable(),
  })
  .catchall(z.json());
