import * as fc from 'fast-check';
import type { JsonObject } from '../../shared/base/json.ts';
import type { Experiment, ExperimentRecord } from '../../shared/experiments/experiment.ts';
import { experimentOf } from '../../shared/experiments/new-experiment.ts';
import { withAttached } from './attached.ts';
import { jsonValue, record } from './document.ts';
import { anyKey } from './json.ts';
import { oddText } from './odd-text.ts';

const textOrNull = fc.option(oddText);
const real = fc.double({ noNaN: true, noDefaultInfinity: true, min: -500, max: 500 }).map((n) => n + 0);
const realOrNull = fc.option(real);
const order = fc.oneof(fc.integer({ min: -2, max: 8 }), real).map((n) => n + 0);

const ownKeys = new Set(
  'id kind key name text layout description isControl order baseKind baseDocumentId change attribute comparator value from to role measure measureType direction minimumEffect baseline standardDeviation winner baseRevision at'.split(
    ' ',
  ),
);
const oddKeys = ['rules', 'coverage', 'otherAudience', 'exclusionGroups', 'constructor', 'field', 'colour'];

function unknownKeys(own: ReadonlySet<string>): fc.Arbitrary<JsonObject> {
  const key = fc.oneof(fc.constantFrom(...oddKeys), anyKey);
  return fc.dictionary(
    key.filter((found) => found !== '__proto__' && !own.has(found)),
    jsonValue,
    { maxKeys: 3 },
  );
}

const arms = ['control', 'variant_a', 'b', 'constructor'] as const;
const change = fc.record(
  {
    header: fc.dictionary(fc.constantFrom('name', 'description'), fc.tuple(jsonValue, jsonValue)),
    added: fc.array(record(), { maxLength: 2 }),
    updated: fc.array(fc.tuple(record(), record()), { maxLength: 2 }),
    removed: fc.array(record(), { maxLength: 2 }),
  },
  { requiredKeys: ['added', 'updated', 'removed'] },
);
const size = fc.integer({ min: 1, max: 4000 });

const bodies = [
  fc.record({
    kind: fc.constant('variant'),
    key: fc.oneof(fc.constantFrom(...arms), oddText),
    name: oddText,
    description: textOrNull,
    isControl: fc.boolean(),
    order,
    baseKind: fc.option(fc.oneof(fc.constantFrom('journey', 'funnel'), oddText)),
    baseDocumentId: fc.option(fc.oneof(fc.uuid(), oddText)),
    change: fc.option(change),
  }),
  fc.record({
    kind: fc.constant('audienceRule'),
    attribute: oddText,
    comparator: fc.oneof(fc.constantFrom('is', 'in', 'known', 'at_least'), oddText),
    value: jsonValue,
    order,
  }),
  fc.record({
    kind: fc.constant('exclusionGroup'),
    name: oddText,
    description: textOrNull,
    from: real,
    to: real,
    order,
  }),
  fc.record({
    kind: fc.constant('metric'),
    role: fc.oneof(fc.constantFrom('primary', 'secondary', 'guardrail'), oddText),
    measure: oddText,
    description: textOrNull,
    measureType: fc.oneof(fc.constantFrom('proportion', 'mean'), oddText),
    direction: fc.oneof(fc.constantFrom('increase', 'decrease'), oddText),
    minimumEffect: realOrNull,
    baseline: realOrNull,
    standardDeviation: realOrNull,
    order,
  }),
  fc.record({
    kind: fc.constant('note'),
    text: oddText,
    layout: fc.record({ x: real, y: real, width: size, height: size }),
  }),
  fc.record({
    kind: fc.constant('promotion'),
    winner: fc.oneof(fc.constantFrom(...arms), oddText),
    baseKind: fc.constantFrom('journey', 'funnel', 'process'),
    baseDocumentId: fc.oneof(fc.uuid(), oddText),
    baseRevision: fc.nat(),
    at: oddText,
  }),
] as const;

const date = fc.oneof(fc.constantFrom('2026-03-01T09:00:00Z', '2026-02-01 09:00:00+02', 'soon'), oddText);
const header = fc.record({
  name: oddText,
  experimentType: fc.oneof(fc.constantFrom('pricing', 'feature'), oddText),
  hypothesis: textOrNull,
  description: textOrNull,
  owner: textOrNull,
  startDate: fc.option(date),
  endDate: fc.option(date),
  status: fc.option(fc.oneof(fc.constantFrom('draft', 'running', 'completed', 'cancelled'), oddText)),
  minimumSampleSize: fc.option(fc.oneof(fc.integer(), fc.maxSafeInteger())),
  coverage: realOrNull,
  allocation: fc.option(
    fc.dictionary(fc.constantFrom(...arms), fc.oneof(fc.integer({ min: -1, max: 101 }), real, jsonValue)),
  ),
  otherAudience: fc.option(unknownKeys(new Set())),
});

const own: fc.Arbitrary<Experiment> = fc
  .uniqueArray(fc.uuid(), { maxLength: 9 })
  .chain((ids) => {
    const records: fc.Arbitrary<ExperimentRecord[]> = fc.tuple(
      ...ids.map((id) =>
        fc.tuple(fc.oneof(...bodies), unknownKeys(ownKeys)).map(([body, rest]) => ({ ...rest, ...body, id })),
      ),
    );
    return fc.tuple(fc.uuid(), header, records);
  })
  .map(([id, fields, records]) => experimentOf(id, fields as Experiment['header'], records));

/** Any experiment that the schemas allow: dangling references, odd texts, repeated keys, unknown keys. */
export const experiment: fc.Arbitrary<Experiment> = withAttached(own);
