import * as fc from 'fast-check';
import type { Json, JsonObject } from '../../shared/base/json.ts';
import { newProcessHeader, processOf } from '../../shared/processes/new-process.ts';
import type { Process } from '../../shared/processes/process.ts';
import { operators } from '../../shared/processes/records/condition.ts';
import { withAttached } from './attached.ts';
import { jsonValue } from './document.ts';
import { anyKey } from './json.ts';
import { oddText } from './odd-text.ts';

const uuid = fc.uuid();
const textOrNull = fc.option(oddText);
const real = fc.double({ noNaN: true, noDefaultInfinity: true, min: -5000, max: 5000 }).map((n) => n + 0);
const order = fc.oneof(fc.integer({ min: -2, max: 8 }), real);
const point = fc.record({ x: real, y: real });

const ownKeys = new Set(
  (
    'id kind name event text description order layout match parentId procedureId groupId test does retry ' +
    'timeoutSeconds from to on'
  ).split(' '),
);

/** Keys that we do not know, among them names of the prototype and of columns. */
const unknownKeys: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc
    .oneof(
      fc.constantFrom('colour', 'constructor', 'event_name', 'items', 'format', 'logic', 'other'),
      anyKey,
    )
    .filter((key) => key !== '__proto__' && !ownKeys.has(key)),
  jsonValue,
  { maxKeys: 3 },
);

const keys = ['amount', 'plan', 'active', 'nested.deep'] as const;
const scalar = fc.oneof(
  fc.constantFrom<Json>('pro', 'free', '', 'project', '5'),
  fc.integer({ min: -2, max: 5 }),
  fc.boolean(),
);

/** Mostly tests that can be decided, some that cannot. */
export const test = fc
  .constantFrom(...(['text', 'number', 'yes_no'] as const))
  .chain((type) =>
    fc.record({
      source: fc.constantFrom('event', 'person'),
      field: fc.constantFrom(...keys),
      type: fc.constant(type),
      operator: fc.constantFrom<string>(...operators[type]),
      value: fc.oneof(
        {
          text: fc.constantFrom('pro', 'free', ''),
          number: fc.integer({ min: -1, max: 5 }),
          yes_no: fc.boolean(),
        }[type],
        fc.array(fc.constantFrom('pro', 'free', 'x'), { minLength: 1, maxLength: 3 }),
        fc.constant(null),
        scalar,
      ),
    }),
  )
  .chain((usual) => fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, oddTest(usual)));

function oddTest<Usual extends object>(usual: Usual) {
  return fc
    .record({ key: fc.constantFrom('source', 'field', 'type', 'operator', 'value'), odd: oddText })
    .map(({ key, odd }) => ({ ...usual, [key]: odd }));
}

const someFacts = fc
  .record(
    {
      amount: fc.option(scalar),
      plan: fc.option(scalar),
      active: fc.option(scalar),
      nested: fc.oneof(fc.record({ deep: scalar }), scalar, fc.constant([]), fc.constant(null)),
    },
    { requiredKeys: [] },
  )
  .map((facts) => facts as JsonObject);

export const facts = fc.record({ event: someFacts, person: someFacts });

const does = fc.oneof(
  fc.record({ type: fc.constant('send_message'), channel: oddText, to: oddText, text: oddText }),
  fc.record({
    type: fc.constant('create_task'),
    title: oddText,
    assignee: textOrNull,
    dueInHours: fc.option(real),
  }),
  fc.record({ type: fc.constant('update_record'), record: oddText, field: oddText, value: jsonValue }),
  fc.record({
    type: fc.constant('call_webhook'),
    url: fc.oneof(fc.constantFrom('https://example.com/a', 'http://example.com', 'javascript:1'), oddText),
    method: oddText,
    headers: fc.dictionary(
      fc.oneof(fc.constantFrom('Authorization', 'X-Api-Key'), anyKey).filter((key) => key !== '__proto__'),
      oddText,
      { maxKeys: 2 },
    ),
    body: textOrNull,
  }),
  fc.record({ type: fc.constant('start_process'), processId: fc.option(uuid) }),
  fc.record({ type: fc.constant('wait'), seconds: real }),
  fc.record({ type: fc.constant('assign_team'), team: oddText }),
);

const own: fc.Arbitrary<Process> = fc
  .uniqueArray(uuid, { minLength: 1, maxLength: 12 })
  .chain((ids) => {
    const reference = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...ids) }, uuid);
    const size = fc.integer({ min: 1, max: 4000 });
    const kind = <Kind extends string>(name: Kind) => fc.constant(name);
    const bodies = [
      fc.record({ kind: kind('trigger'), event: oddText, description: textOrNull, order, layout: point }),
      fc.record({
        kind: kind('group'),
        name: oddText,
        match: fc.oneof({ weight: 6, arbitrary: fc.constantFrom('all', 'any', 'none') }, oddText),
        parentId: fc.option(reference),
        procedureId: fc.option(reference, { freq: 2 }),
        order,
        layout: fc.option(point),
      }),
      fc.record({ kind: kind('condition'), groupId: reference, test, order }),
      fc.record({
        kind: kind('action'),
        name: oddText,
        does,
        retry: fc.option(
          fc.record({ count: real, backoff: fc.oneof(fc.constant('fixed'), oddText), delaySeconds: real }),
        ),
        timeoutSeconds: fc.option(real),
        procedureId: fc.option(reference),
        order,
        layout: point,
      }),
      fc.record({ kind: kind('procedure'), name: oddText, description: textOrNull, order, layout: point }),
      fc.record({
        kind: kind('connection'),
        from: reference,
        to: reference,
        on: fc.oneof(fc.constantFrom('next', 'yes', 'no', 'error'), oddText),
        order,
      }),
      fc.record({
        kind: kind('note'),
        text: oddText,
        layout: fc.record({ x: real, y: real, width: size, height: size }),
      }),
    ] as const;
    const records = fc.tuple(
      ...ids.map((id) =>
        fc.tuple(fc.oneof(...bodies), unknownKeys).map(([body, rest]) => ({ ...rest, ...body, id })),
      ),
    );
    return fc.tuple(uuid, header, records);
  })
  .map(([id, fields, records]) => processOf(id, { ...newProcessHeader(''), ...fields }, records));

/** Any process that the schemas allow: dangling references, circles of groups, odd texts, unknown keys. */
export const process: fc.Arbitrary<Process> = withAttached(own);

const header = fc.record({
  name: oddText,
  processType: fc.oneof(fc.constantFrom('billing', 'support'), oddText),
  isActive: fc.option(fc.boolean()),
  priority: fc.option(real),
  maxExecutionTimeMinutes: fc.option(real),
  description: textOrNull,
  ownerTeam: textOrNull,
  tags: fc.option(fc.array(oddText, { maxLength: 3 })),
  otherRules: fc.option(unknownKeys),
  otherFallbacks: fc.option(unknownKeys),
});
