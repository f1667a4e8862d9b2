import * as fc from 'fast-check';
import type { JsonObject } from '../../shared/base/json.ts';
import type { Funnel, FunnelRecord } from '../../shared/funnels/funnel.ts';
import { funnelOf } from '../../shared/funnels/new-funnel.ts';
import { withAttached } from './attached.ts';
import { jsonValue } from './document.ts';
import { anyKey } from './json.ts';
import { oddText } from './odd-text.ts';

const uuid = fc.uuid();
const textOrNull = fc.option(oddText);
const real = fc.double({ noNaN: true, noDefaultInfinity: true, min: -5000, max: 5000 }).map((n) => n + 0);
const timeWindow = fc.record({
  amount: fc.oneof(fc.integer({ min: -1, max: 90 }), real),
  unit: fc.oneof(fc.constantFrom('minutes', 'hours', 'days', 'weeks'), oddText),
});

/** Keys that we do not know, among them names of the prototype and of columns. */
const unknownKeys: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc
    .oneof(fc.constantFrom('colour', 'constructor', 'stage_name', 'visitors', 'layoutHint'), anyKey)
    .filter((key) => key !== '__proto__' && !ownKeys.has(key)),
  jsonValue,
  { maxKeys: 3 },
);

const ownKeys = new Set([
  'id',
  'kind',
  'name',
  'text',
  'layout',
  'description',
  'from',
  'to',
  'order',
  'stageType',
  'optional',
  'branch',
  'successCriteria',
  'window',
  'experimentId',
  'variantName',
  'orderMode',
]);

const own: fc.Arbitrary<Funnel> = fc
  .uniqueArray(uuid, { minLength: 1, maxLength: 10 })
  .chain((ids) => {
    const reference = fc.oneof(fc.constantFrom(...ids), uuid);
    const size = fc.integer({ min: 1, max: 4000 });
    const step = fc.record({
      kind: fc.constant('step'),
      name: oddText,
      stageType: oddText,
      order: fc.oneof(fc.integer({ min: -2, max: 8 }), fc.maxSafeInteger()).map((n) => n + 0),
      optional: fc.boolean(),
      branch: fc.option(fc.record({ from: reference, condition: textOrNull, rejoin: fc.option(reference) })),
      description: textOrNull,
      successCriteria: jsonValue,
      window: fc.option(timeWindow),
      experimentId: fc.option(uuid),
      variantName: textOrNull,
    });
    const others = [
      fc.record({
        kind: fc.constant('exclusion'),
        name: oddText,
        description: textOrNull,
        from: reference,
        to: reference,
      }),
      fc.record({
        kind: fc.constant('note'),
        text: oddText,
        layout: fc.record({ x: real, y: real, width: size, height: size }),
      }),
    ] as const;
    const records = fc.tuple(
      ...ids.map((id) =>
        fc
          .tuple(fc.oneof({ weight: 3, arbitrary: step }, ...others), unknownKeys)
          .map(([body, rest]) => withId(id, rest, body)),
      ),
    );
    return fc.tuple(uuid, header, records);
  })
  .map(([id, header, records]) => funnelOf(id, header, records));

/** Any funnel that the schemas allow: dangling references, odd texts, repeated orders, unknown keys. */
export const funnel: fc.Arbitrary<Funnel> = withAttached(own);

const header = fc.record({
  name: oddText,
  funnelType: fc.oneof(fc.constantFrom('awareness', 'consideration', 'purchase'), oddText),
  isActive: fc.option(fc.boolean()),
  description: textOrNull,
  targetAudience: textOrNull,
  tags: fc.option(fc.array(oddText, { maxLength: 3 })),
  experimentId: fc.option(fc.oneof(uuid, oddText)),
  variantName: textOrNull,
  orderMode: fc.oneof(fc.constantFrom('ordered', 'strict', 'unordered'), oddText),
  window: fc.option(timeWindow),
  otherSettings: fc.option(unknownKeys.filter((rest) => Object.keys(rest).length > 0)),
});

function withId(id: string, rest: JsonObject, body: JsonObject): FunnelRecord {
  return { ...rest, ...body, id } as unknown as FunnelRecord;
}
