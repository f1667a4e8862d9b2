import { z } from 'zod';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import { documentFileSchemaId } from '../documents/document-file.ts';
import { jsonSchemaTexts, type PublishedSchema } from '../documents/json-schema-text.ts';
import { funnelHeaderSchema, funnelRecordSchemas, settingsItemSchema, stepItemSchema } from './schemas.ts';

const { step, exclusion, note } = funnelRecordSchemas;
const attached = Object.values(attachedRecordSchemas);

/** What others may check the production column and our files against, by file name. */
const published: Readonly<Record<string, PublishedSchema>> = {
  'conversion-funnel.stages.json': {
    id: 'urn:journey-designer:conversion-funnel:stages:1',
    title: 'conversion_funnels.stages',
    description:
      'Derived from the rows of funnel_stages, which are the source: one step per row, with the id of the row, by order; ' +
      'then the exclusions between them, the notes and the comments. The last item, of kind settings, is there only where the funnel ' +
      'has another order of steps than ordered, or a conversion window. Keys that are not named here are kept.',
    schema: z.array(z.union([stepItemSchema, exclusion, note, ...attached, settingsItemSchema])),
  },
  'funnel.schema.json': {
    id: documentFileSchemaId('funnel'),
    title: 'Funnel file (.journey.json)',
    description:
      'One funnel as Journey Designer exports and imports it: keys sorted, records by kind, order and id.',
    schema: z.object({
      $schema: z.string().optional(),
      formatVersion: z.literal(1),
      kind: z.literal('funnel'),
      id: z.string().min(1).max(64),
      header: funnelHeaderSchema,
      records: z.array(z.union([step, exclusion, note, ...attached])).max(50_000),
    }),
  },
};

/** JSON Schema (2020-12) texts by file name. */
export function funnelJsonSchemas(): Readonly<Record<string, string>> {
  return jsonSchemaTexts(published);
}
