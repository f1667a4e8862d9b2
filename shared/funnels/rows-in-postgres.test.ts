import { PGlite, types } from '@electric-sql/pglite';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSchemaSteps } from '../../src-main/publishing/postgres/schema-files.ts';
import { funnel } from '../../stress/arbitraries/funnel.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../stress/random-source.ts';
import type { Json } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { applyChange } from '../documents/apply.ts';
import type { Document } from '../documents/document.ts';
import type { Finding } from '../documents/finding.ts';
import { funnelFromRows } from './from-rows.ts';
import type { Funnel } from './funnel.ts';
import {
  type ConversionFunnelRow,
  conversionFunnelColumns,
  type FunnelStageRow,
  funnelStageColumns,
} from './funnel-rows.ts';
import { findFunnelFindings } from './rules/index.ts';
import { funnelSamples } from './samples/samples.ts';
import { funnelToRows } from './to-rows.ts';

/** The tables of the data model itself: Postgres judges what goes through jsonb, varchar, uuid and its constraints. */
let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create({ parsers: { [types.JSONB]: parseJson } });
  await database.exec('DROP SCHEMA public');
  for (const { up } of readSchemaSteps('public')) await database.exec(up.join(';'));
});
afterAll(() => database.close());

async function insert(
  table: string,
  columns: readonly string[],
  row: object,
  jsonColumn: string,
): Promise<void> {
  const values = columns.map((column) => {
    const value = (row as Readonly<Record<string, Json>>)[column] ?? null;
    return column === jsonColumn && value !== null ? JSON.stringify(value) : value;
  });
  const places = columns.map((column, index) =>
    column === jsonColumn ? `$${index + 1}::jsonb` : `$${index + 1}`,
  );
  await database.query(`insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, values, {
    // As text: the cast in the statement reads it, so no number is rounded on the way.
    serializers: { 3802: String },
  });
}

async function write(document: Funnel): Promise<void> {
  const rows = funnelToRows(document);
  await database.query('delete from conversion_funnels');
  await insert('conversion_funnels', conversionFunnelColumns, rows.funnel, 'stages');
  for (const row of rows.stages) await insert('funnel_stages', funnelStageColumns, row, 'success_criteria');
}

async function readBack(): Promise<Funnel> {
  const funnels = await database.query<ConversionFunnelRow>('select * from conversion_funnels');
  const stages = await database.query<FunnelStageRow>('select * from funnel_stages');
  const read = funnelFromRows({ funnel: funnels.rows[0]!, stages: stages.rows });
  if (!read.ok) throw new Error(`${read.error.place} ${read.error.reason}`);
  expect(read.value.twoTruths).toEqual([]);
  expect(read.value.normalised.filter((line) => !line.includes('2^53'))).toEqual([]);
  return read.value.document;
}

/** The rules that speak of what production's columns accept. */
const refusals = new Set([
  'text-too-long',
  'text-unstorable',
  'any/attached-unstorable',
  'funnel-type-unknown',
  'step-order-unusable',
  'experiment-id-invalid',
]);

function refusable(document: Document): readonly Finding[] {
  return findFunnelFindings(document).filter(({ rule }) => refusals.has(rule));
}

/** As far as the rules' own fixes go; a type that resembles none of ours is chosen here. */
function mended(document: Document): Document {
  let now: Document = { ...document, header: { ...document.header, funnelType: 'purchase' } };
  for (let [finding] = refusable(now); finding; [finding] = refusable(now)) {
    const change = finding.fix?.makeChange(now, () => '');
    const after = change && applyChange(now, change);
    if (!after?.ok) throw new Error(`${finding.id} cannot be mended`);
    now = after.value;
  }
  return now;
}

it.each(funnelSamples)('the sample $key comes back from Postgres exactly', async ({ make }) => {
  const document = make(randomSource(9).id);
  await write(document);
  expect(documentText(await readBack())).toBe(documentText(document));
});

it('a funnel that the fixes have mended is taken by Postgres, and comes back exactly', async () => {
  await fc.assert(
    fc.asyncProperty(funnel, async (document) => {
      const whole = mended(document) as Funnel;
      await write(whole);
      expect(documentText(await readBack())).toBe(documentText(whole));
    }),
    { numRuns: 100 },
  );
});

it('what Postgres refuses in a funnel is what the rules call an error', async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(funnel, async (document) => {
      const isTaken = await write(document).then(
        () => true,
        () => false,
      );
      if (isTaken) return;
      refused += 1;
      expect(refusable(document).some(({ severity }) => severity === 'error')).toBe(true);
    }),
    { numRuns: 100 },
  );
  expect(refused).toBeGreaterThan(30);
});
