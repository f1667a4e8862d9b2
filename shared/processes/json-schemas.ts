import { z } from 'zod';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import { documentFileSchemaId } from '../documents/document-file.ts';
import { jsonSchemaTexts, type PublishedSchema } from '../documents/json-schema-text.ts';
import { envelopeFormat, envelopeVersion } from './column-envelope.ts';
import { processHeaderSchema, processRecordSchemas } from './schemas.ts';

const { trigger, group, condition, action, procedure, connection, note } = processRecordSchemas;
const attached = Object.values(attachedRecordSchemas);

function envelope<Item extends z.ZodType>(item: Item) {
  return z
    .object({
      format: z.literal(envelopeFormat),
      version: z.literal(envelopeVersion),
      items: z.array(item),
      logic: z.record(z.string(), z.json()),
    })
    .catchall(z.json());
}

const logicInWords =
  '`logic` holds the conditions compiled to JsonLogic over { event, person }, by the id of the group or trigger: derived ' +
  'from the items, which are the source. Only and, or, ===, !==, >, >=, <, <=, in, !, cat, + and var occur. ';
const restInWords =
  'A column without the key format, or with another format, belongs to other programs and is kept as it is; so are keys ' +
  'that are not named here.';

/** What others may check the production columns and our files against, by file name. */
const published: Readonly<Record<string, PublishedSchema>> = {
  'business-process.trigger-events.json': {
    id: 'urn:journey-designer:business-process:trigger-events:1',
    title: 'business_processes.trigger_events',
    description:
      'The events that start the process, by order and id. A plain list of event names is read too and becomes this ' +
      'shape when it is written. The filter of a trigger stands under its id in automation_rules.logic.',
    schema: z.array(trigger),
  },
  'business-process.automation-rules.json': {
    id: 'urn:journey-designer:business-process:automation-rules:1',
    title: 'business_processes.automation_rules',
    description: `The main road: actions, decisions with their conditions, connections, notes, comments. ${logicInWords}${restInWords}`,
    schema: envelope(z.union([action, group, condition, connection, note, ...attached])),
  },
  'business-process.fallback-procedures.json': {
    id: 'urn:journey-designer:business-process:fallback-procedures:1',
    title: 'business_processes.fallback_procedures',
    description:
      'The fallback procedures and what belongs to them, entered by connections of the main road that are taken on ' +
      `error. ${logicInWords}${restInWords}`,
    schema: envelope(z.union([procedure, action, group, condition, connection])),
  },
  'process.schema.json': {
    id: documentFileSchemaId('process'),
    title: 'Process file (.journey.json)',
    description:
      'One process as Journey Designer exports and imports it: keys sorted, records by kind, order and id.',
    schema: z.object({
      $schema: z.string().optional(),
      formatVersion: z.literal(1),
      kind: z.literal('process'),
      id: z.string().min(1).max(64),
      header: processHeaderSchema,
      records: z
        .array(z.union([trigger, group, condition, action, procedure, connection, note, ...attached]))
        .max(50_000),
    }),
  },
};

/** JSON Schema (2020-12) texts by file name. */
export function processJsonSchemas(): Readonly<Record<string, string>> {
  return jsonSchemaTexts(published);
}
