import { PGlite, types } from '@electric-sql/pglite';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { experiment } from '../../stress/arbitraries/experiment.ts';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { randomSource } from '../../stress/random-source.ts';
import { parseJson } from '../base/parse-json.ts';
import type { Experiment } from './experiment.ts';
import { type ExperimentConfigRow, experimentConfigColumns } from './experiment-row.ts';
import { experimentFromRow } from './from-rows.ts';
import { toUtcText } from './instant.ts';
import { findFindings } from './rules/index.ts';
import { experimentSamples } from './samples/samples.ts';
import { experimentToRow } from './to-rows.ts';

/** The columns as the data model has them; Postgres itself is the judge of what goes through them. */
const table = `create table experiment_configs (
  id uuid primary key, experiment_name varchar(100) not null unique,
  experiment_type varchar(50) not null check (experiment_type in
    ('journey_flow', 'ui_variant', 'messaging', 'pricing', 'feature')),
  target_audience jsonb default '{}', variants jsonb not null,
  traffic_allocation jsonb default '{"control": 50, "variant_a": 50}',
  start_date timestamp with time zone, end_date timestamp with time zone,
  status varchar(20) default 'draft' check (status in ('draft', 'running', 'completed', 'cancelled')),
  primary_metric varchar(50), secondary_metrics jsonb default '[]', minimum_sample_size integer default 1000,
  winner_variant varchar(50), confidence_level decimal(5,2), improvement_percentage decimal(5,2),
  hypothesis text, description text, owner varchar(100))`;
const jsonColumns: readonly string[] = [
  'target_audience',
  'variants',
  'traffic_allocation',
  'secondary_metrics',
];
const dates: readonly string[] = ['start_date', 'end_date'];

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create({ parsers: { [types.JSONB]: parseJson } });
  await database.exec(table);
});
afterAll(() => database.close());

/** Dates come back as Postgres spells them, so both sides are put into our one spelling. */
function inUtc(document: Experiment): Experiment {
  const { startDate, endDate } = document.header;
  const [start, end] = [startDate, endDate].map((date) => (date === null ? null : toUtcText(date ?? '')));
  return { ...document, header: { ...document.header, startDate: start ?? null, endDate: end ?? null } };
}

async function throughPostgres(document: Experiment): Promise<Experiment> {
  const row = experimentToRow(document);
  const values = experimentConfigColumns.map((column) => {
    const value = row[column];
    return jsonColumns.includes(column) && value !== null ? JSON.stringify(value) : value;
  });
  const places = values.map((_, at) => `$${at + 1}`).join(', ');
  await database.query('delete from experiment_configs');
  await database.query(
    `insert into experiment_configs (${experimentConfigColumns.join(', ')}) values (${places})`,
    values,
  );
  const columns = experimentConfigColumns.map((column) =>
    dates.includes(column) ? `${column}::text` : column,
  );
  const { rows } = await database.query<ExperimentConfigRow>(
    `select ${columns.join(', ')} from experiment_configs`,
  );
  const read = experimentFromRow(rows[0]!);
  if (!read.ok) throw new Error(`${read.error.place} ${read.error.reason}`);
  return inUtc(read.value.document);
}

it.each(experimentSamples)('the sample $key comes back from Postgres exactly', async ({ make }) => {
  const document = make(randomSource(9).id);
  expect(documentText(await throughPostgres(document))).toBe(documentText(document));
});

const blocking = new Set([
  'text-too-long',
  'text-unstorable',
  'any/attached-unstorable',
  'experiment-type-unknown',
  'status-unknown',
  'date-unreadable',
  'sample-size-range',
]);

/** An experiment that the rules let through: the scalar columns that most often block are made fit. */
const fit = experiment.map((document): Experiment => {
  const dated = { startDate: '2026-03-01 10:00:00.5+01', endDate: null };
  const header = {
    ...document.header,
    ...dated,
    experimentType: 'feature',
    status: 'draft',
    minimumSampleSize: 50,
  };
  return { ...document, header };
});

it('an experiment that the rules let through is taken by Postgres, and comes back exactly', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fit, async (document) => {
      fc.pre(!findFindings(document).some(({ rule }) => blocking.has(rule)));
      taken += 1;
      expect(documentText(await throughPostgres(document))).toBe(documentText(inUtc(document)));
    }),
    { numRuns: 100 },
  );
  expect(taken).toBeGreaterThan(50);
});

it('what Postgres refuses in an experiment is what the rules call an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(experiment, fit), async (document) => {
      const refused = await throughPostgres(document).then(
        () => false,
        () => true,
      );
      const errors = findFindings(document).filter(({ severity }) => severity === 'error');
      if (refused) expect(errors.some(({ rule }) => blocking.has(rule))).toBe(true);
    }),
    { numRuns: 150 },
  );
});
