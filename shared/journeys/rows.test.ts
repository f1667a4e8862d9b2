import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journey } from '../../stress/arbitraries/journey.ts';
import { anyJson } from '../../stress/arbitraries/json.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../stress/random-source.ts';
import { isId } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { documentsEqual } from '../documents/equal.ts';
import { journeyFromRow } from './from-rows.ts';
import { placeJourney } from './geometry.ts';
import type { JourneyTemplateRow } from './journey-template-row.ts';
import { newJourney } from './new-journey.ts';
import { journeySamples } from './samples/samples.ts';
import { journeyToRow } from './to-rows.ts';

const runs = { numRuns: 400 };
const rowId = '3f2a8f3e-0000-4000-8000-000000000001';

function foreignRow(fields: Partial<JourneyTemplateRow>): JourneyTemplateRow {
  return {
    id: rowId,
    template_name: 'Sign-up',
    journey_type: 'consumer',
    persona_type: null,
    stages: [],
    touchpoints: [],
    success_criteria: {},
    description: null,
    is_active: true,
    version: '1.0',
    ...fields,
  };
}

/** As the database keeps it: through JSON text. */
function stored(row: JourneyTemplateRow): JourneyTemplateRow {
  return parseJson(JSON.stringify(row)) as JourneyTemplateRow;
}

function read(row: JourneyTemplateRow) {
  const result = journeyFromRow(row);
  if (!result.ok) throw new Error(`${result.error.place} ${result.error.reason}`);
  return result.value;
}

function refusal(row: JourneyTemplateRow): string {
  const result = journeyFromRow(row);
  return result.ok ? 'read' : `${result.error.place} ${result.error.reason}`;
}

describe('a journey as a row', () => {
  it('comes back exactly, whatever a journey may hold', () => {
    fc.assert(
      fc.property(journey, (document) => {
        const row = stored(journeyToRow(document));
        const back = read(row);
        expect(documentText(back.document)).toBe(documentText(document));
        expect(documentsEqual(back.document, document)).toBe(true);
        expect(back.normalised.filter((line) => !line.includes('2^53'))).toEqual([]);
        expect(stored(journeyToRow(back.document))).toEqual(row);
      }),
      runs,
    );
  });

  it('depends on no sequence of the records', () => {
    fc.assert(
      fc.property(journey, (document) => {
        const turned = {
          ...document,
          records: Object.fromEntries(Object.entries(document.records).toReversed()),
        };
        expect(JSON.stringify(journeyToRow(turned))).toBe(JSON.stringify(journeyToRow(document)));
      }),
    );
  });

  it.each(journeySamples)('$key: stages first and in order, goals in the criteria', ({ make }) => {
    const row = journeyToRow(make(randomSource(7).id));
    const kinds = (row.stages as { kind: string }[]).map((item) => item.kind);
    expect(kinds.indexOf('stage')).toBe(0);
    const orders = (row.stages as { kind: string; order: number }[]).filter((item) => item.kind === 'stage');
    expect(orders.map((item) => item.order)).toEqual(orders.map((_, index) => index + 1));
    expect((row.touchpoints as { kind: string }[])[0]?.kind).toBe('touchpoint');
    expect(Object.keys(row.success_criteria as object)).toEqual(['goals']);
  });

  it('nothing beside no goals is NULL, and NULL comes back as nothing', () => {
    const blank = newJourney(rowId, 'Blank', randomSource(2).id);
    expect(journeyToRow(blank).success_criteria).toBeNull();
    expect(read(foreignRow({ success_criteria: null })).document.header.successCriteria).toBeNull();
    expect(read(foreignRow({ success_criteria: {} })).document.header.successCriteria).toEqual({});
  });

  it.each<Json>([
    null,
    {},
    { minimum: 5 },
    { goals: [], otherCriteria: { goals: 'x' } },
    { otherCriteria: { a: 1 } },
  ])('success criteria %j come back as they were', (success_criteria) => {
    const row = foreignRow({ success_criteria });
    expect(journeyToRow(read(row).document).success_criteria).toEqual(success_criteria);
  });
});

describe('a row that another program wrote', () => {
  it('plain names are stages, side by side', () => {
    const { document, normalised } = read(foreignRow({ stages: ['Discover', 'Register'] }));
    const { stages } = placeJourney(document);
    expect(stages.map((stage) => [stage.name, stage.order])).toEqual([
      ['Discover', 1],
      ['Register', 2],
    ]);
    expect(normalised).toContain('2 stages: written as a plain name');
    expect(normalised).toContain('2 stages: id added');
  });

  it('two designers give the same ids and the same picture', () => {
    const row = foreignRow({
      stages: ['A', { name: 'B', kind: 'stage' }, 'A'],
      touchpoints: [
        { touchpoint_name: 'Visit', channel: 'web', stage: 'B', page_url: '/x' },
        { name: 'Visit', channel: 'web', stage: ' b ' },
        { name: 'Alone', channel: 'sms' },
        { kind: 'note', text: 'Remember' },
      ],
      success_criteria: { goals: ['Registered'], owner: 'growth' },
    });
    const [mine, theirs] = [read(row), read(stored(row))];
    expect(mine).toEqual(theirs);
    const ids = Object.keys(mine.document.records);
    expect(new Set(ids).size).toBe(8);
    expect(ids.every(isId)).toBe(true);
    expect(mine.document.header.successCriteria).toEqual({ owner: 'growth' });
    expect(mine.normalised).toContain('1 touchpoint: page_url read as pageUrl');
    expect(mine.normalised).toContain('2 touchpoints: put into the stage that it names');
    const records = Object.values(mine.document.records);
    const stageB = records.find((record) => record.kind === 'stage' && record['name'] === 'B');
    expect(records.filter((record) => record['stageId'] === stageB?.id)).toHaveLength(2);
    const { rects } = placeJourney(mine.document);
    const places = records
      .filter((item) => item.kind === 'touchpoint')
      .map((item) => JSON.stringify(rects.get(item.id)));
    expect(new Set(places).size).toBe(3);
    expect(records.find((item) => item['name'] === 'Alone')?.['channel']).toBe('sms');
  });

  it('an item put in front does not change the ids of the others', () => {
    const before = read(foreignRow({ stages: ['A', 'B'] })).document;
    const after = read(foreignRow({ stages: ['New', 'A', 'B'] })).document;
    for (const id of Object.keys(before.records)) expect(after.records[id]).toBeDefined();
  });

  it('another row gives other ids', () => {
    const [a, b] = [
      read(foreignRow({ stages: ['A'] })),
      read(foreignRow({ stages: ['A'], id: rowId.replace('3f', '4f') })),
    ];
    expect(Object.keys(a.document.records)).not.toEqual(Object.keys(b.document.records));
  });

  it('what it became is of our shape from then on', () => {
    const row = foreignRow({
      stages: ['A'],
      touchpoints: ['Visit', { from: 'x', to: 'y', kind: 'transition' }],
    });
    const { document } = read(row);
    const again = read(stored(journeyToRow(document)));
    expect(again.normalised).toEqual([]);
    expect(documentText(again.document)).toBe(documentText(document));
  });

  it('unknown keys stay', () => {
    const { document } = read(foreignRow({ stages: [{ name: 'A', sla: { hours: 4 }, tags: ['x'] }] }));
    expect(journeyToRow(document).stages).toMatchObject([{ name: 'A', sla: { hours: 4 }, tags: ['x'] }]);
  });

  it('says where a number may have been rounded', () => {
    const { normalised } = read(foreignRow({ stages: [{ name: 'A', ref: 2 ** 60 }] }));
    expect(normalised.at(-1)).toContain('stages[0].ref holds a number beyond 2^53');
  });
});

describe('a row that cannot be drawn', () => {
  it.each<[Partial<Record<keyof JourneyTemplateRow, unknown>>, string]>([
    [{ stages: null }, 'stages is not a list'],
    [{ stages: { a: 1 } }, 'stages is not a list'],
    [{ touchpoints: 'none' }, 'touchpoints is not a list'],
    [{ success_criteria: [] }, 'success_criteria is not an object'],
    [{ success_criteria: { goals: 5 } }, 'success_criteria.goals is not a list'],
    [{ stages: [1] }, 'stages[0] is neither an object nor a name'],
    [{ stages: ['A', null] }, 'stages[1] is neither an object nor a name'],
    [{ stages: [{ title: 'A' }] }, 'stages[0] has no name'],
    [
      { stages: [{ name: 'A', kind: 'gate' }] },
      'stages[0].kind has a kind that this version does not know: "gate"',
    ],
    [
      { stages: [{ name: 'A', kind: 'constructor' }] },
      'stages[0].kind has a kind that this version does not know: "constructor"',
    ],
    [{ stages: [{ name: 'A', id: 7 }] }, 'stages[0].id has an id that is no text of 1 to 200 characters'],
    [
      { stages: [{ name: 'A', id: '__proto__' }] },
      'stages[0].id has an id that is no text of 1 to 200 characters',
    ],
    [
      { stages: [{ name: 'A', id: 'x' }], touchpoints: [{ name: 'B', id: 'x' }] },
      'touchpoints[0].id has the same id as stages[0]',
    ],
    [{ template_name: null }, 'template_name is not a text'],
    [{ is_active: 'yes' }, 'is_active is not true or false'],
    [{ version: 2 }, 'version is not a text'],
  ])('%j', (fields, reason) => {
    expect(refusal(foreignRow(fields as Partial<JourneyTemplateRow>))).toBe(reason);
  });

  it('names the field that is of another type', () => {
    const touchpoints = [{ name: 'A', channel: 'web', layout: { x: 'left', y: 0 } }];
    expect(refusal(foreignRow({ touchpoints }))).toMatch(
      /^touchpoints\[0\]\.layout\.x is not what a touchpoint holds there/,
    );
  });

  it('a depth that would exhaust the stack is a reason, not a crash', () => {
    let deep: Json = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(refusal(foreignRow({ stages: deep }))).toContain('is nested deeper than 64 levels');
    expect(refusal(foreignRow({ touchpoints: [{ name: 'A', deep }] }))).toContain('nested deeper');
  });

  it('a key named __proto__ is a reason, not a prototype', () => {
    const stages = JSON.parse('[{"name":"A","__proto__":{"kind":"lane"}}]') as Json;
    expect(refusal(foreignRow({ stages }))).toContain('__proto__');
  });

  it('any JSON in any column gives a journey or a reason with a place, and never throws', () => {
    const key = fc.constantFrom(
      'id',
      'kind',
      'name',
      'goals',
      'layout',
      'order',
      'stageId',
      'from',
      'criteria',
      '__proto__',
      'x',
    );
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.constantFrom<Json>(
          null,
          true,
          0,
          -0,
          1e308,
          2 ** 53 + 2,
          '',
          'A',
          'stage',
          'touchpoint',
          'goal',
          '__proto__',
        ),
        anyJson(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs)),
      ),
    }));
    const anyRow = fc.record({
      id: fc.constant(rowId),
      template_name: fc.oneof(fc.string(), value),
      journey_type: fc.oneof(fc.string(), value),
      persona_type: fc.oneof(fc.constant(null), value),
      stages: fc.oneof(fc.array(value), value),
      touchpoints: fc.oneof(fc.array(value), value),
      success_criteria: fc.oneof(fc.constant({}), value),
      description: fc.oneof(fc.constant(null), value),
      is_active: fc.oneof(fc.constant(true), value),
      version: fc.oneof(fc.constant('1'), value),
    });
    fc.assert(
      fc.property(anyRow, (row) => {
        const result = journeyFromRow(row as unknown as JourneyTemplateRow);
        if (result.ok) {
          const again = read(stored(journeyToRow(result.value.document)));
          expect(documentText(again.document)).toBe(
            documentText(parseJson(JSON.stringify(result.value.document)) as typeof result.value.document),
          );
        } else {
          expect(result.error.place).not.toBe('');
          expect(result.error.reason).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
