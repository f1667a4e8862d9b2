import * as fc from 'fast-check';
import type { JsonObject } from '../../shared/base/json.ts';
import type { Journey, JourneyRecord } from '../../shared/journeys/journey.ts';
import { journeyOf } from '../../shared/journeys/new-journey.ts';
import { withAttached } from './attached.ts';
import { jsonValue } from './document.ts';
import { anyKey } from './json.ts';
import { oddText } from './odd-text.ts';

const uuid = fc.uuid();
const textOrNull = fc.option(oddText);
const real = fc.double({ noNaN: true, noDefaultInfinity: true, min: -5000, max: 5000 }).map((n) => n + 0);
const order = fc.oneof(fc.integer({ min: -3, max: 12 }), real);
/** Keys that we do not know, among them names of the prototype. */
const unknownKeys: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc
    .oneof(
      fc.constantFrom(
        'colour',
        'constructor',
        'x-owner',
        'page_url',
        'stage',
        'stage_name',
        'source',
        'touchpoint_name',
      ),
      anyKey,
    )
    .filter((key) => key !== '__proto__'),
  jsonValue,
  { maxKeys: 3 },
);

const own: fc.Arbitrary<Journey> = fc
  .uniqueArray(uuid, { minLength: 1, maxLength: 14 })
  .chain((ids) => {
    const reference = fc.oneof(fc.constantFrom(...ids), uuid);
    const place = {
      stageId: fc.option(reference),
      laneId: fc.option(reference),
      layout: fc.record({ x: real, y: real }),
    };
    const size = fc.integer({ min: 1, max: 4000 });
    const criterion = fc.record({
      measure: oddText,
      comparator: oddText,
      target: fc.option(real),
      unit: textOrNull,
    });
    const bodies = [
      fc.record({
        kind: fc.constant('stage'),
        name: oddText,
        description: textOrNull,
        order,
        layout: fc.record({ width: size }),
      }),
      fc.record({
        kind: fc.constant('lane'),
        name: oddText,
        personaType: textOrNull,
        order,
        layout: fc.record({ height: size }),
      }),
      fc.record({ kind: fc.constant('entry'), name: oddText, ...place }),
      fc.record({
        kind: fc.constant('touchpoint'),
        name: oddText,
        type: oddText,
        channel: fc.oneof(fc.constantFrom('web', 'mobile', 'email', 'api', 'support'), oddText),
        pageUrl: textOrNull,
        featureName: textOrNull,
        actionTaken: textOrNull,
        description: textOrNull,
        emotion: fc.option(fc.oneof(fc.integer({ min: -2, max: 2 }), real)),
        order,
        ...place,
      }),
      fc.record({
        kind: fc.constant('goal'),
        name: oddText,
        criteria: fc.array(criterion, { maxLength: 2 }),
        ...place,
      }),
      fc.record({ kind: fc.constant('exit'), name: oddText, outcome: oddText, ...place }),
      fc.record({
        kind: fc.constant('transition'),
        from: reference,
        to: reference,
        condition: textOrNull,
        probability: fc.option(real),
        order,
      }),
      fc.record({
        kind: fc.constant('note'),
        text: oddText,
        layout: fc.record({ x: real, y: real, width: size, height: size }),
      }),
    ] as const;
    const records = fc.tuple(
      ...ids.map((id) =>
        fc.tuple(fc.oneof(...bodies), unknownKeys).map(([body, rest]) => withId(id, rest, body)),
      ),
    );
    return fc.tuple(uuid, header, records);
  })
  .map(([id, header, records]) => journeyOf(id, header, records));

/** Any journey that the schemas allow: dangling references, odd texts, unknown keys, any layout. */
export const journey: fc.Arbitrary<Journey> = withAttached(own);

const criteriaKeys = fc
  .oneof(fc.constantFrom('goals', 'otherCriteria', 'note', 'constructor'), anyKey)
  .filter((key) => key !== '__proto__');

const header = fc.record({
  name: oddText,
  journeyType: fc.oneof(fc.constantFrom('consumer', 'professional', 'partner'), oddText),
  personaType: textOrNull,
  description: textOrNull,
  isActive: fc.option(fc.boolean()),
  version: textOrNull,
  successCriteria: fc.option(fc.dictionary(criteriaKeys, jsonValue, { maxKeys: 3 })),
});

function withId(id: string, rest: JsonObject, body: JsonObject): JourneyRecord {
  const own = Object.entries(rest).filter(([key]) => !knownKeys.has(key));
  return { ...Object.fromEntries(own), ...body, id } as unknown as JourneyRecord;
}

/** A key that one kind knows would be checked by that kind's schema. */
const knownKeys = new Set([
  'id',
  'kind',
  'criteria',
  'layout',
  'name',
  'text',
  'order',
  'from',
  'to',
  'stageId',
  'laneId',
]);
