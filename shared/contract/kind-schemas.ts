import type { z } from 'zod';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import type { DocumentKind } from '../documents/document.ts';
import { experimentHeaderSchema, experimentRecordSchemas } from '../experiments/schemas.ts';
import { funnelHeaderSchema, funnelRecordSchemas } from '../funnels/schemas.ts';
import { journeyHeaderSchema, journeyRecordSchemas } from '../journeys/schemas.ts';
import { processHeaderSchema, processRecordSchemas } from '../processes/schemas.ts';

export interface KindSchemas {
  readonly header: z.ZodType;
  readonly records: Readonly<Record<string, z.ZodType>>;
}

/** What may be kept of each kind, with what documents of any kind hold. A new kind is one line here. */
export const kindSchemas: Readonly<Record<DocumentKind, KindSchemas>> = {
  journey: { header: journeyHeaderSchema, records: { ...attachedRecordSchemas, ...journeyRecordSchemas } },
  funnel: { header: funnelHeaderSchema, records: { ...attachedRecordSchemas, ...funnelRecordSchemas } },
  process: { header: processHeaderSchema, records: { ...attachedRecordSchemas, ...processRecordSchemas } },
  experiment: {
    header: experimentHeaderSchema,
    records: { ...attachedRecordSchemas, ...experimentRecordSchemas },
  },
};
