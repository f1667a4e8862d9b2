import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { funnel } from '../../stress/arbitraries/funnel.ts';
import { anyJson } from '../../stress/arbitraries/json.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../stress/random-source.ts';
import type { Json } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { funnelFromRows } from './from-rows.ts';
import type { ConversionFunnelRow, FunnelRows, FunnelStageRow } from './funnel-rows.ts';
import { newFunnel } from './new-funnel.ts';
import { funnelHeaderSchema, funnelRecordSchemas } from './schemas.ts';
import { funnelToRows } from './to-rows.ts';
import { twoTruthsInWords } from './two-truths.ts';

const funnelId = '3f2a8f3e-0000-4000-8000-000000000001';
const [visitId, payId] = ['3f2a8f3e-0000-4000-8000-00000000000a', '3f2a8f3e-0000-4000-8000-00000000000b'];

function stageRow(
  id: string,
  name: string,
  order: number,
  fields: Partial<FunnelStageRow> = {},
): FunnelStageRow {
  return {
    id,
    funnel_id: funnelId,
    stage_name: name,
    stage_order: order,
    stage_type: 'page',
    experiment_id: null,
    variant_name: null,
    description: null,
    success_criteria: {},
    ...fields,
  };
}

const visit = stageRow(visitId, 'Visit', 1);
const pay = stageRow(payId, 'Pay', 2);

function foreignRows(
  stages: unknown,
  rows: readonly FunnelStageRow[] = [visit, pay],
  fields: object = {},
): FunnelRows {
  const funnel = {
    id: funnelId,
    funnel_name: 'Checkout',
    funnel_type: 'purchase',
    stages: stages as Json,
    is_active: true,
    experiment_id: null,
    variant_name: null,
    description: null,
    target_audience: null,
    tags: null,
    ...fields,
  } satisfies ConversionFunnelRow;
  return { funnel, stages: rows };
}

/** As the database keeps it: through JSON text. */
function stored<Value>(value: Value): Value {
  return parseJson(JSON.stringify(value)) as Value;
}

function read(rows: FunnelRows) {
  const result = funnelFromRows(rows);
  if (!result.ok) throw new Error(`${result.error.place} ${result.error.reason}`);
  return result.value;
}

function refusal(rows: FunnelRows): string {
  const result = funnelFromRows(rows);
  return result.ok ? 'read' : `${result.error.place} ${result.error.reason}`;
}

function contradictions(rows: FunnelRows): string[] {
  const { twoTruths, document } = read(rows);
  return twoTruths.map((one) => twoTruthsInWords(one, document));
}

describe('a funnel as rows', () => {
  it('comes back exactly, whatever a funnel may hold, in whatever sequence the rows come', () => {
    fc.assert(
      fc.property(funnel, (document) => {
        expect(funnelHeaderSchema.safeParse(document.header).error).toBeUndefined();
        const rows = stored(funnelToRows(document));
        for (const stages of [rows.stages, rows.stages.toReversed()]) {
          const back = read({ ...rows, stages });
          expect(documentText(back.document)).toBe(documentText(stored(document)));
          expect(back.normalised.filter((line) => !line.includes('2^53'))).toEqual([]);
          expect(back.twoTruths).toEqual([]);
          expect(stored(funnelToRows(back.document))).toEqual(rows);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('depends on no sequence of the records', () => {
    fc.assert(
      fc.property(funnel, (document) => {
        const records = Object.fromEntries(Object.entries(document.records).toReversed());
        expect(JSON.stringify(funnelToRows({ ...document, records }))).toBe(
          JSON.stringify(funnelToRows(document)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('a new funnel is a plain list of steps', () => {
    const { funnel: row, stages } = funnelToRows(newFunnel(funnelId, 'New', randomSource(4).id));
    expect((row.stages as { kind: string }[]).map(({ kind }) => kind)).toEqual(['step', 'step', 'step']);
    expect(stages.map((stage) => [stage.stage_name, stage.stage_order, stage.funnel_id])).toEqual([
      ['Visit', 1, funnelId],
      ['Start', 2, funnelId],
      ['Finish', 3, funnelId],
    ]);
  });

  it('a reordered step keeps the row that it is', () => {
    const document = newFunnel(funnelId, 'New', randomSource(4).id);
    const before = funnelToRows(document).stages;
    const [first, second] = Object.values(document.records);
    const swapped = {
      ...document,
      records: {
        ...document.records,
        [first!.id]: { ...first!, order: 2 },
        [second!.id]: { ...second!, order: 1 },
      },
    };
    const after = funnelToRows(swapped).stages;
    expect(after.map(({ id }) => id)).toEqual([before[1]!.id, before[0]!.id, before[2]!.id]);
    expect(after.map(({ stage_order }) => stage_order)).toEqual([1, 2, 3]);
  });

  it('measured columns are no part of it', () => {
    const clean = foreignRows(['Visit', 'Pay']);
    const measured = {
      funnel: { ...clean.funnel, total_visitors: 900, conversion_rate: '12.50', created_at: 'x' },
      stages: clean.stages.map((row) => ({ ...row, visitors: 7, drop_off_rate: '3.00', updated_at: 'y' })),
    };
    expect(read(measured)).toEqual(read(clean));
    expect(JSON.stringify(funnelToRows(read(measured).document))).not.toMatch(/visitors|rate|_at/);
  });
});

describe('rows that another program wrote', () => {
  it('plain names are matched to their rows; a name that differs from its row is said', () => {
    const { document, normalised, twoTruths } = read(foreignRows(['Visit', ' pay ']));
    expect(Object.values(document.records).map(({ id, name }) => [id, name])).toEqual([
      [visitId, 'Visit'],
      [payId, 'Pay'],
    ]);
    expect(normalised).toContain('2 steps: written as a plain name');
    expect(twoTruths.map(({ place, field }) => [place, field])).toEqual([['stages[1].name', 'name']]);
  });

  it('the rows are right, and every contradiction is said', () => {
    const stages = [
      { id: visitId, name: 'Visit', order: 2, description: 'Landing page', stage_type: 'form' },
      { name: 'Thank you', order: 3 },
    ];
    expect(contradictions(foreignRows(stages))).toEqual([
      'Visit: the rows say order 1, the column stages says 2',
      'Visit: the rows say description nothing, the column stages says Landing page',
      'Visit: the rows say type page, the column stages says form',
      'Pay has a row, but the column stages does not name it',
      'Thank you is named in the column stages, but has no row',
    ]);
    expect(read(foreignRows(stages)).document.records[visitId]).toMatchObject({
      order: 1,
      stageType: 'page',
      description: null,
    });
  });

  it('steps that only the column has can be adopted, each as a whole step with an order of its own', () => {
    const { twoTruths, document } = read(
      foreignRows(['A', { name: 'B', order: 1, sla: 4 }, 'A', { order: 3 }], []),
    );
    expect(Object.keys(document.records)).toEqual([]);
    const adopted = twoTruths.map(({ adopt }) => adopt);
    expect(adopted.map((step) => step && [step.name, step.order])).toEqual([
      ['A', 1],
      ['B', 2],
      ['A', 3],
      null,
    ]);
    expect(adopted[1]).toMatchObject({ sla: 4 });
    expect(new Set(adopted.map((step) => step?.id)).size).toBe(4);
    for (const step of adopted)
      if (step) expect(funnelRecordSchemas.step.safeParse(step).error).toBeUndefined();
  });

  it('two rows of one name are told apart by their order', () => {
    const rows = [visit, stageRow(payId, 'Visit', 2)];
    const { document, twoTruths } = read(
      foreignRows(
        [
          { name: 'Visit', order: 2, sla: 2 },
          { name: 'Visit', order: 1, sla: 1 },
        ],
        rows,
      ),
    );
    expect(twoTruths).toEqual([]);
    expect([document.records[visitId]?.['sla'], document.records[payId]?.['sla']]).toEqual([1, 2]);
  });

  it('what it became is of our shape from then on; unknown keys and settings stay', () => {
    const { document } = read(
      foreignRows([
        { stage_name: 'Visit', colour: 'red' },
        'Pay',
        { kind: 'settings', orderMode: 'strict', source: 'crm' },
        { kind: 'exclusion', name: 'Refund', from: visitId, to: payId },
        { kind: 'note', text: 'Look here' },
      ]),
    );
    expect(document.header).toMatchObject({
      orderMode: 'strict',
      window: null,
      otherSettings: { source: 'crm' },
    });
    const again = read(stored(funnelToRows(document)));
    expect([again.normalised, again.twoTruths]).toEqual([[], []]);
    expect(documentText(again.document)).toBe(documentText(document));
    expect(again.document.records[visitId]).toMatchObject({ colour: 'red' });
    expect(Object.keys(again.document.records)).toHaveLength(4);
  });

  it('says that the items stand in another sequence', () => {
    const rows = funnelToRows(read(foreignRows(['Visit', 'Pay'])).document);
    const turned = {
      ...rows,
      funnel: { ...rows.funnel, stages: (rows.funnel.stages as Json[]).toReversed() },
    };
    expect(read(rows).normalised).toEqual([]);
    expect(read(turned).normalised).toEqual(['The items of stages stand in another sequence.']);
  });

  it('says where a number may have been rounded', () => {
    const { normalised } = read(foreignRows([], [{ ...visit, success_criteria: { ref: 2 ** 60 } }]));
    expect(normalised.at(-1)).toContain('funnel_stages[0].success_criteria.ref holds a number beyond 2^53');
  });
});

describe('rows that cannot be drawn', () => {
  it.each<[FunnelRows, string]>([
    [foreignRows({ steps: [] }), 'stages is not a list'],
    [foreignRows([1]), 'stages[0] is neither an object nor a name'],
    [foreignRows([{ kind: 'gate' }]), 'stages[0].kind has a kind that this version does not know: "gate"'],
    [
      foreignRows([{ kind: 'settings', orderMode: 1 }]),
      'stages[0].orderMode is not what a settings holds there (Invalid input: expected string, received number)',
    ],
    [foreignRows([{ kind: 'settings' }, { kind: 'settings' }]), 'stages[1] are settings a second time'],
    [
      foreignRows([{ kind: 'note', text: 'A', id: visitId }]),
      'stages[0].id has the same id as the row of Visit',
    ],
    [
      foreignRows([{ kind: 'note', text: 'A', id: 5 }]),
      'stages[0].id has an id that is no text of 1 to 200 characters',
    ],
    [foreignRows([], [visit, visit]), 'funnel_stages[1].id is the same id as that of funnel_stages[0]'],
    [
      foreignRows([], [{ ...visit, funnel_id: payId }]),
      'funnel_stages[0].funnel_id belongs to another funnel',
    ],
    [foreignRows([], [{ ...visit, stage_order: 1.5 }]), 'funnel_stages[0].stage_order is not a whole number'],
    [foreignRows([], [visit], { funnel_name: null }), 'funnel_name is not a text'],
    [foreignRows([], [visit], { tags: ['a', null] }), 'tags[1] is not a text'],
    [foreignRows([], [visit], { is_active: 'yes' }), 'is_active is not true or false'],
    [
      foreignRows([{ name: 'Visit', optional: 'maybe' }]),
      'stages[0].optional is not what a step holds there (Invalid input: expected boolean, received string)',
    ],
  ])('%#: %s', (rows, reason) => {
    expect(refusal(rows)).toBe(reason);
  });

  it('depth and __proto__ are reasons, not crashes', () => {
    let deep: Json = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(refusal(foreignRows(deep))).toContain('is nested deeper than 64 levels');
    expect(refusal(foreignRows([], [{ ...visit, success_criteria: { deep } }]))).toContain('nested deeper');
    expect(refusal(foreignRows(JSON.parse('[{"name":"A","__proto__":{"kind":"note"}}]')))).toContain(
      '__proto__',
    );
  });

  it('any JSON in any column gives a funnel or a reason with a place, and what is not said is kept exactly', () => {
    const key = fc.constantFrom(
      'id',
      'kind',
      'name',
      'order',
      'stage_name',
      'stageType',
      'branch',
      'window',
      'optional',
      'text',
      'layout',
      'orderMode',
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
          1,
          2,
          2 ** 53 + 2,
          '',
          'Visit',
          'Pay',
          'step',
          'note',
          'settings',
          visitId,
          payId,
          funnelId,
        ),
        anyJson(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs)),
      ),
    }));
    const item = fc.oneof(
      value,
      fc.constantFrom<Json>(
        'Visit',
        { name: 'Pay', order: 2 },
        { id: visitId },
        { kind: 'settings', window: null },
      ),
    );
    const stages = fc.oneof(fc.array(item, { maxLength: 5 }), value);
    const row = fc
      .tuple(
        fc.constantFrom(visit, pay),
        fc.constantFrom(...(Object.keys(visit) as (keyof FunnelStageRow)[])),
        value,
        fc.boolean(),
      )
      .map(([plain, column, odd, isOdd]) => (isOdd ? { ...plain, [column]: odd } : plain));
    fc.assert(
      fc.property(
        stages,
        fc.oneof(fc.constant([visit, pay]), fc.array(row, { maxLength: 3 })),
        (column, rows) => {
          const given = foreignRows(column, rows);
          const result = funnelFromRows(given);
          if (!result.ok) {
            expect(result.error.place).not.toBe('');
            expect(result.error.reason).not.toBe('');
            return;
          }
          const { document, normalised, twoTruths } = result.value;
          const written = stored(funnelToRows(document));
          expect(read(written).normalised.filter((line) => !line.includes('2^53'))).toEqual([]);
          expect(documentText(read(written).document)).toBe(documentText(stored(document)));
          if (normalised.length === 0 && twoTruths.length === 0)
            expect(written.funnel).toEqual(stored(given.funnel));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
