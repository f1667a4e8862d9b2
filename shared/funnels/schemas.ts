import { z } from 'zod';
import type { AttachedKind } from '../documents/attached/attached.ts';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import { noteSchema, recordShape } from '../documents/record.ts';
import type { FunnelRecordKind } from './funnel.ts';
import { settingsKeys } from './settings-item.ts';

/** The zod schemas live apart from the types, so that the window does not carry zod from the start. */
const text = z.string();
const textOrNull = z.string().nullable();

const timeWindow = z.object({ amount: z.number(), unit: text }).catchall(z.json());
const branch = z.object({ from: text, condition: textOrNull, rejoin: textOrNull }).catchall(z.json());

const inColumnsOnly = {
  stageType: text,
  successCriteria: z.json(),
  experimentId: textOrNull,
  variantName: textOrNull,
};
const inJson = {
  name: text,
  order: z.int(),
  description: textOrNull,
  optional: z.boolean(),
  branch: branch.nullable(),
  window: timeWindow.nullable(),
};

/** Every record kind of a funnel. */
export const funnelRecordSchemas = {
  step: recordShape('step', { ...inJson, ...inColumnsOnly }),
  exclusion: recordShape('exclusion', { name: text, description: textOrNull, from: text, to: text }),
  note: noteSchema,
  ...attachedRecordSchemas,
} satisfies Record<FunnelRecordKind | AttachedKind, z.ZodType>;

/** A step as the column `stages` repeats it: without what only the columns of `funnel_stages` hold. */
export const stepItemSchema = recordShape('step', inJson);

/** What the column `stages` holds of the funnel as a whole; not written where everything is as usual. */
export const settingsItemSchema = recordShape('settings', { orderMode: text, window: timeWindow.nullable() });

export const funnelHeaderSchema = z
  .object({
    name: text,
    funnelType: text,
    isActive: z.boolean().nullable(),
    description: textOrNull,
    targetAudience: textOrNull,
    tags: z.array(text).nullable(),
    experimentId: textOrNull,
    variantName: textOrNull,
    orderMode: text,
    window: timeWindow.nullable(),
    otherSettings: z
      .record(z.string(), z.json())
      .refine(
        (rest) => Object.keys(rest).length > 0 && settingsKeys.every((key) => !Object.hasOwn(rest, key)),
        {
          message: 'is empty or holds a key of ours',
        },
      )
      .nullable(),
  })
  .catchall(z.json());
