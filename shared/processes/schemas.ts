import { z } from 'zod';
import type { AttachedKind } from '../documents/attached/attached.ts';
import { attachedRecordSchemas } from '../documents/attached/schemas.ts';
import { noteSchema, recordShape } from '../documents/record.ts';
import type { ProcessRecordKind } from './process.ts';
import type { ActionType } from './records/action.ts';

/** The zod schemas live apart from the types, so that the window does not carry zod from the start. */
const text = z.string();
const textOrNull = z.string().nullable();
const point = z.object({ x: z.number(), y: z.number() }).catchall(z.json());
const order = z.number();

const settings = {
  send_message: { channel: text, to: text, text },
  create_task: { title: text, assignee: textOrNull, dueInHours: z.number().nullable() },
  update_record: { record: text, field: text, value: z.json() },
  call_webhook: { url: text, method: text, headers: z.record(z.string(), text), body: textOrNull },
  start_process: { processId: textOrNull },
  wait: { seconds: z.number() },
  assign_team: { team: text },
} satisfies Record<ActionType, z.ZodRawShape>;

function doesShape<Type extends ActionType>(type: Type) {
  return z.object({ type: z.literal(type), ...settings[type] }).catchall(z.json());
}

const does = z.discriminatedUnion('type', [
  doesShape('send_message'),
  doesShape('create_task'),
  doesShape('update_record'),
  doesShape('call_webhook'),
  doesShape('start_process'),
  doesShape('wait'),
  doesShape('assign_team'),
]);

const test = z
  .object({ source: text, field: text, type: text, operator: text, value: z.json() })
  .catchall(z.json());

const retry = z.object({ count: z.number(), backoff: text, delaySeconds: z.number() }).catchall(z.json());

/** Every record kind of a process. */
export const processRecordSchemas = {
  trigger: recordShape('trigger', { event: text, description: textOrNull, order, layout: point }),
  group: recordShape('group', {
    name: text,
    match: text,
    parentId: textOrNull,
    procedureId: textOrNull,
    order,
    layout: point.nullable(),
  }),
  condition: recordShape('condition', { groupId: text, test, order }),
  action: recordShape('action', {
    name: text,
    does,
    retry: retry.nullable(),
    timeoutSeconds: z.number().nullable(),
    procedureId: textOrNull,
    order,
    layout: point,
  }),
  procedure: recordShape('procedure', { name: text, description: textOrNull, order, layout: point }),
  connection: recordShape('connection', { from: text, to: text, on: text, order }),
  note: noteSchema,
  ...attachedRecordSchemas,
} satisfies Record<ProcessRecordKind | AttachedKind, z.ZodType>;

const objectOrNull = z.record(z.string(), z.json()).nullable();

export const processHeaderSchema = z
  .object({
    name: text,
    processType: text,
    isActive: z.boolean().nullable(),
    priority: z.number().nullable(),
    maxExecutionTimeMinutes: z.number().nullable(),
    description: textOrNull,
    ownerTeam: textOrNull,
    tags: z.array(text).nullable(),
    otherRules: objectOrNull,
    otherFallbacks: objectOrNull,
  })
  .catchall(z.json());
