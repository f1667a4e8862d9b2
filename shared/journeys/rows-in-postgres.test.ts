import { PGlite, types } from '@electric-sql/pglite';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { journey } from '../../stress/arbitraries/journey.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../stress/random-source.ts';
import { parseJson } from '../base/parse-json.ts';
import { journeyFromRow } from './from-rows.ts';
import type { Journey } from './journey.ts';
import type { JourneyTemplateRow } from './journey-template-row.ts';
import { findFindings } from './rules/index.ts';
import { journeySamples } from './samples/samples.ts';
import { journeyToRow } from './to-rows.ts';

/** The columns as the data model has them; Postgres itself is the judge of what goes through jsonb and varchar. */
const table = `create table journey_templates (
  id text primary key, template_name varchar(100) not null, journey_type varchar(50) not null, persona_type varchar(50),
  stages jsonb not null, touchpoints jsonb not null, success_criteria jsonb default '{}',
  description text, is_active boolean default true, version varchar(20) default '1.0')`;

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create({ parsers: { [types.JSONB]: parseJson } });
  await database.exec(table);
});
afterAll(() => database.close());

async function throughPostgres(document: Journey): Promise<Journey> {
  const row = journeyToRow(document);
  const criteria = row.success_criteria === null ? null : JSON.stringify(row.success_criteria);
  await database.query('delete from journey_templates');
  await database.query(
    'insert into journey_templates values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7::jsonb, $8, $9, $10)',
    [
      row.id,
      row.template_name,
      row.journey_type,
      row.persona_type,
      JSON.stringify(row.stages),
      JSON.stringify(row.touchpoints),
      criteria,
      row.description,
      row.is_active,
      row.version,
    ],
  );
  const { rows } = await database.query<JourneyTemplateRow>('select * from journey_templates');
  const read = journeyFromRow(rows[0]!);
  if (!read.ok) throw new Error(`${read.error.place} ${read.error.reason}`);
  return read.value.document;
}

it.each(journeySamples)('the sample $key comes back from Postgres exactly', async ({ make }) => {
  const document = make(randomSource(9).id);
  expect(documentText(await throughPostgres(document))).toBe(documentText(document));
});

const blocking = new Set(['text-too-long', 'version-too-long', 'text-unstorable', 'any/attached-unstorable']);

it('a journey that the rules let through is taken by Postgres, and comes back exactly', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(journey, async (document) => {
      fc.pre(!findFindings(document).some(({ rule }) => blocking.has(rule)));
      taken += 1;
      expect(documentText(await throughPostgres(document))).toBe(documentText(document));
    }),
    { numRuns: 120 },
  );
  expect(taken).toBeGreaterThan(60);
});

it('what Postgres refuses in a journey is what the rules call an error', async () => {
  await fc.assert(
    fc.asyncProperty(journey, async (document) => {
      const refused = await throughPostgres(document).then(
        () => false,
        () => true,
      );
      const errors = findFindings(document).filter(({ severity }) => severity === 'error');
      if (refused) expect(errors.map(({ rule }) => rule).some((rule) => blocking.has(rule))).toBe(true);
    }),
    { numRuns: 150 },
  );
});
