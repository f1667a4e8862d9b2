import { z } from 'zod';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import { documentFileSchemaId } from '../documents/document-file.ts';
import { jsonSchemaTexts, type PublishedSchema } from '../documents/json-schema-text.ts';
import { journeyHeaderSchema, journeyRecordSchemas } from './schemas.ts';

const { stage, lane, entry, touchpoint, goal, exit, transition, note } = journeyRecordSchemas;
const attached = Object.values(attachedRecordSchemas);

/** What others may check the production columns and our files against, by file name. */
const published: Readonly<Record<string, PublishedSchema>> = {
  'journey-template.stages.json': {
    id: 'urn:journey-designer:journey-template:stages:1',
    title: 'journey_templates.stages',
    description:
      'Stages first, then lanes, entries and exits, each by order and id. Keys that are not named here are kept. ' +
      'Places are pixels from the left edge of the stage and the top of the lane.',
    schema: z.array(z.union([stage, lane, entry, exit])),
  },
  'journey-template.touchpoints.json': {
    id: 'urn:journey-designer:journey-template:touchpoints:1',
    title: 'journey_templates.touchpoints',
    description:
      'Touchpoints first, then the transitions between them, the notes and the comments, each by order and id. `stageId`, `laneId`, ' +
      '`from` and `to` are ids of items of the columns stages, touchpoints and success_criteria.',
    schema: z.array(z.union([touchpoint, transition, note, ...attached])),
  },
  'journey-template.success-criteria.json': {
    id: 'urn:journey-designer:journey-template:success-criteria:1',
    title: 'journey_templates.success_criteria',
    description:
      'The goals with their numeric criteria; other keys belong to others and are kept. What cannot lie beside the goals ' +
      'and still be told apart from them (an empty object, a key `goals` of its own) stands under `otherCriteria`.',
    schema: z
      .object({ goals: z.array(goal).optional() })
      .catchall(z.json())
      .nullable(),
  },
  'journey.schema.json': {
    id: documentFileSchemaId('journey'),
    title: 'Journey file (.journey.json)',
    description:
      'One journey as Journey Designer exports and imports it: keys sorted, records by kind, order and id.',
    schema: z.object({
      $schema: z.string().optional(),
      formatVersion: z.literal(1),
      kind: z.literal('journey'),
      id: z.string().min(1).max(64),
      header: journeyHeaderSchema,
      records: z
        .array(z.union([stage, lane, entry, touchpoint, goal, exit, transition, note, ...attached]))
        .max(50_000),
    }),
  },
};

/** JSON Schema (2020-12) texts by file name. */
export function journeyJsonSchemas(): Readonly<Record<string, string>> {
  return jsonSchemaTexts(published);
}
