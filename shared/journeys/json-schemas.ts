import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject, withSortedKeys } from '../base/json.ts';
import { documentFileSchemaId } from '../documents/document-file.ts';
import { journeyHeaderSchema, journeyRecordSchemas } from './schemas.ts';

const { stage, lane, entry, touchpoint, goal, exit, transition, note } = journeyRecordSchemas;

interface Published {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** What others may check the production columns and our files against, by file name. */
const published: Readonly<Record<string, Published>> = {
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
      'Touchpoints first, then the transitions between them and the notes, each by order and id. `stageId`, `laneId`, ' +
      '`from` and `to` are ids of items of the columns stages, touchpoints and success_criteria.',
    schema: z.array(z.union([touchpoint, transition, note])),
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
      records: z.array(z.union([stage, lane, entry, touchpoint, goal, exit, transition, note])).max(50_000),
    }),
  },
};

/** JSON Schema (2020-12) texts by file name, generated from the same zod schemas that the application checks with. */
export function journeyJsonSchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(published).map(([file, { id, title, description, schema }]) => {
      const generated = z.toJSONSchema(schema, { target: 'draft-2020-12' }) as unknown as JsonObject;
      const described = { ...withoutAnyJson(generated), $id: id, title, description };
      return [file, `${JSON.stringify(withSortedKeys(described), null, 2)}\n`];
    }),
  );
}

/**
 * zod writes "any JSON" as a recursive definition each time it is mentioned; in JSON Schema that is what an absent
 * `additionalProperties` and an empty schema say.
 */
function withoutAnyJson(schema: JsonObject): JsonObject {
  const { $defs, ...rest } = schema;
  if ($defs === undefined) return rest;
  for (const [name, definition] of Object.entries(isJsonObject($defs) ? $defs : {})) {
    if (!isAnyJson(name, definition)) throw new Error(`The definition ${name} is more than "any JSON".`);
  }
  const cleaned = cleanedOf(rest);
  if (!isJsonObject(cleaned)) throw new Error('A schema is an object.');
  return cleaned;
}

function isAnyJson(name: string, definition: Json): boolean {
  const self = { $ref: `#/$defs/${name}` };
  const any = {
    anyOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'null' },
      { type: 'array', items: self },
      { type: 'object', propertyNames: { type: 'string' }, additionalProperties: self },
    ],
  };
  return JSON.stringify(withSortedKeys(definition)) === JSON.stringify(withSortedKeys(any));
}

function cleanedOf(value: Json): Json {
  if (Array.isArray(value)) return value.map(cleanedOf);
  if (!isJsonObject(value)) return value;
  if (typeof value['$ref'] === 'string') return {};
  const pairs = Object.entries(value).filter(
    ([key, item]) =>
      !(key === 'additionalProperties' && isJsonObject(item) && typeof item['$ref'] === 'string'),
  );
  return Object.fromEntries(pairs.map(([key, item]) => [key, cleanedOf(item)]));
}
