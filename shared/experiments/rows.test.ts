import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experiment } from '../../stress/arbitraries/experiment.ts';
import { anyJson } from '../../stress/arbitraries/json.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../stress/random-source.ts';
import { isId } from '../base/ids.ts';
import type { Json } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { documentsEqual } from '../documents/equal.ts';
import { type ExperimentConfigRow, experimentConfigColumns } from './experiment-row.ts';
import { experimentFromRow } from './from-rows.ts';
import { newExperiment } from './new-experiment.ts';
import { experimentHeaderSchema, experimentRecordSchemas } from './schemas.ts';
import { experimentToRow } from './to-rows.ts';

const rowId = '3f2a8f3e-0000-4000-8000-000000000001';

function foreignRow(fields: Partial<ExperimentConfigRow>): ExperimentConfigRow {
  return {
    id: rowId,
    experiment_name: 'Shorter form',
    experiment_type: 'journey_flow',
    target_audience: {},
    variants: [],
    traffic_allocation: { control: 50, variant_a: 50 },
    start_date: null,
    end_date: null,
    status: 'draft',
    primary_metric: null,
    secondary_metrics: [],
    minimum_sample_size: 1000,
    hypothesis: null,
    description: null,
    owner: null,
    ...fields,
  };
}

/** As the database keeps it: through JSON text. */
function stored<Value>(value: Value): Value {
  return parseJson(JSON.stringify(value)) as Value;
}

function read(row: ExperimentConfigRow) {
  const result = experimentFromRow(row);
  if (!result.ok) throw new Error(`${result.error.place} ${result.error.reason}`);
  return result.value;
}

function refusal(row: ExperimentConfigRow): string {
  const result = experimentFromRow(row);
  return result.ok ? 'read' : `${result.error.place} ${result.error.reason}`;
}

describe('an experiment as a row', () => {
  it('comes back exactly, whatever an experiment may hold', () => {
    fc.assert(
      fc.property(experiment, (document) => {
        expect(experimentHeaderSchema.safeParse(document.header).error).toBeUndefined();
        for (const record of Object.values(document.records)) {
          const schema = experimentRecordSchemas[record.kind as keyof typeof experimentRecordSchemas];
          expect(schema.safeParse(record).error).toBeUndefined();
        }
        const row = stored(experimentToRow(document));
        const back = read(row);
        expect(documentText(back.document)).toBe(documentText(stored(document)));
        expect(documentsEqual(back.document, stored(document))).toBe(true);
        expect(back.normalised.filter((line) => !line.includes('2^53'))).toEqual([]);
        expect(stored(experimentToRow(back.document))).toEqual(row);
      }),
      { numRuns: 400 },
    );
  });

  it('depends on no sequence of the records', () => {
    fc.assert(
      fc.property(experiment, (document) => {
        const records = Object.fromEntries(Object.entries(document.records).toReversed());
        expect(JSON.stringify(experimentToRow({ ...document, records }))).toBe(
          JSON.stringify(experimentToRow(document)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('writes every authored column, the allocation always, and nothing of the decision', () => {
    const row = experimentToRow(newExperiment(rowId, 'New', randomSource(4).id));
    expect(Object.keys(row).toSorted()).toEqual([...experimentConfigColumns].toSorted());
    expect(row.traffic_allocation).toEqual({ control: 50, variant_a: 50 });
    expect(row.primary_metric).toBe('conversion_rate');
    expect(row.target_audience).toEqual({ coverage: 100 });
    for (const column of ['winner_variant', 'confidence_level', 'improvement_percentage'])
      expect(Object.keys(row)).not.toContain(column);
  });

  it.each<Json>([null, {}, { coverage: 20 }, { country: 'DE' }, { coverage: 20, country: ['DE'] }])(
    'the audience %j comes back as it was',
    (target_audience) => {
      const { document, normalised } = read(foreignRow({ target_audience }));
      expect(experimentToRow(document).target_audience).toEqual(target_audience);
      expect(normalised).toEqual([]);
    },
  );

  it('any JSON in any column is read or refused with its place, never thrown, and never silently changed', () => {
    const column = fc.constantFrom('variants', 'target_audience', 'traffic_allocation', 'secondary_metrics');
    fc.assert(
      fc.property(column, anyJson({ maxDepth: 4 }), (name, value) => {
        const row = foreignRow({ [name]: value });
        const result = experimentFromRow(row);
        if (!result.ok) {
          expect(result.error.place.startsWith(name)).toBe(true);
          return;
        }
        const { document, normalised } = result.value;
        if (normalised.length === 0) expect(stored(experimentToRow(document))).toEqual(stored(row));
        const again = read(stored(experimentToRow(document)));
        expect(again.normalised.filter((line) => !line.includes('2^53'))).toEqual([]);
        expect(documentText(again.document)).toBe(documentText(stored(document)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a row that another program wrote', () => {
  it('plain names are variants; two designers give the same ids', () => {
    const row = foreignRow({
      variants: ['control', { variant_name: 'variant_a', color: 'red' }],
      primary_metric: 'signup_rate',
      secondary_metrics: ['time_to_signup', { name: 'refunds', role: 'guardrail' }],
    });
    const [mine, theirs] = [read(row), read(stored(row))];
    expect(mine).toEqual(theirs);
    const records = Object.values(mine.document.records);
    expect(records.every(({ id }) => isId(id))).toBe(true);
    expect(records.filter(({ kind }) => kind === 'variant').map((item) => item['key'])).toEqual([
      'control',
      'variant_a',
    ]);
    expect(records.find((item) => item['key'] === 'variant_a')?.['color']).toBe('red');
    expect(
      records.filter(({ kind }) => kind === 'metric').map((item) => [item['role'], item['measure']]),
    ).toEqual([
      ['secondary', 'time_to_signup'],
      ['guardrail', 'refunds'],
      ['primary', 'signup_rate'],
    ]);
    expect(mine.normalised).toContain('The primary metric got an item of its own.');
    expect(mine.normalised).toContain('1 variant: variant_name read as key');
    expect(experimentToRow(mine.document).primary_metric).toBe('signup_rate');
    expect(records.filter((item) => item['isControl'] === true).map((item) => item['key'])).toEqual([
      'control',
    ]);
  });

  it('variants as an object by key are a list from now on', () => {
    const { document, normalised } = read(foreignRow({ variants: { control: {}, b: { name: 'Blue' } } }));
    expect(Object.values(document.records).map(({ key, name }) => [key, name])).toEqual([
      ['control', 'control'],
      ['b', 'Blue'],
    ]);
    expect(normalised.length).toBeGreaterThan(0);
  });

  it('another sequence and empty lists are said', () => {
    const { document } = read(foreignRow({ variants: ['a', 'b'] }));
    const row = experimentToRow(document);
    const turned = { ...row, variants: (row.variants as Json[]).toReversed() };
    expect(read(turned).normalised).toHaveLength(1);
    expect(read({ ...row, target_audience: { rules: [] } }).normalised).toHaveLength(1);
  });

  it.each<[string, Partial<ExperimentConfigRow>]>([
    ['variants is not a list', { variants: 5 }],
    ['variants[0] is neither an object nor a name', { variants: [5] }],
    ['variants[1].id has the same id as variants[0]', { variants: [{ id: 'x', key: 'a' }, { id: 'x' }] }],
    ['traffic_allocation is not an object', { traffic_allocation: [50, 50] }],
    ['secondary_metrics is not a list', { secondary_metrics: {} }],
    ['target_audience is not an object', { target_audience: 'all' }],
    ['target_audience.coverage is not a number', { target_audience: { coverage: 'all' } }],
    ['target_audience has rules or exclusionGroups that are no list', { target_audience: { rules: {} } }],
    ['minimum_sample_size is not a whole number', { minimum_sample_size: '1000' as unknown as number }],
    ['start_date is not a text', { start_date: 5 as unknown as string }],
  ])('%s', (words, fields) => {
    expect(refusal(foreignRow(fields))).toBe(words);
  });

  it('says where a number may have been rounded', () => {
    expect(read(foreignRow({ target_audience: { account: 2 ** 60 } })).normalised[0]).toMatch(
      /^target_audience\.account holds/,
    );
  });
});
