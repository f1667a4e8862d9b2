import { PGlite, types } from '@electric-sql/pglite';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentText } from '../../stress/arbitraries/plain-text.ts';
import { process } from '../../stress/arbitraries/process.ts';
import { randomSource } from '../../stress/random-source.ts';
import { parseJson } from '../base/parse-json.ts';
import { type BusinessProcessRow, businessProcessColumns } from './business-process-row.ts';
import { processFromRow } from './from-rows.ts';
import type { Process } from './process.ts';
import { findFindings } from './rules/index.ts';
import { processSamples } from './samples/samples.ts';
import { processToRow } from './to-rows.ts';

/** The columns as the data model has them; Postgres itself is the judge of what goes through jsonb, varchar and CHECK. */
const table = `create table business_processes (
  id text primary key, process_name varchar(100) not null unique,
  process_type varchar(50) not null check (process_type in
    ('onboarding', 'document_processing', 'professional_matching', 'billing', 'support', 'compliance')),
  is_active boolean default true, priority integer default 1 check (priority >= 1 and priority <= 10),
  max_execution_time_minutes integer default 60, trigger_events jsonb default '[]', automation_rules jsonb default '{}',
  fallback_procedures jsonb default '{}', success_rate decimal(5,2) default 0.0, error_count integer default 0,
  description text, owner_team varchar(50), tags text[])`;

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create({ parsers: { [types.JSONB]: parseJson } });
  await database.exec(table);
});
afterAll(() => database.close());

async function throughPostgres(document: Process): Promise<Process> {
  const row = processToRow(document);
  const values = businessProcessColumns.map((column) =>
    ['trigger_events', 'automation_rules', 'fallback_procedures'].includes(column)
      ? JSON.stringify(row[column])
      : row[column],
  );
  const places = values.map((_, at) => `$${at + 1}`).join(', ');
  await database.query('delete from business_processes');
  await database.query(
    `insert into business_processes (${businessProcessColumns.join(', ')}) values (${places})`,
    values,
  );
  const { rows } = await database.query<BusinessProcessRow>('select * from business_processes');
  const read = processFromRow(rows[0]!);
  if (!read.ok) throw new Error(`${read.error.place} ${read.error.reason}`);
  return read.value.document;
}

it.each(processSamples)('the sample $key comes back from Postgres exactly', async ({ make }) => {
  const document = make(randomSource(9).id);
  expect(documentText(await throughPostgres(document))).toBe(documentText(document));
});

const blocking = new Set([
  'text-too-long',
  'text-unstorable',
  'any/attached-unstorable',
  'process-type-unknown',
  'priority-out-of-range',
  'execution-time-out-of-range',
]);

/** A process that the rules let through: the scalar columns that most often block are made fit. */
const fit = process.map((document): Process => {
  const header = { ...document.header, processType: 'billing', priority: 3, maxExecutionTimeMinutes: 5 };
  return { ...document, header };
});

it('a process that the rules let through is taken by Postgres, and comes back exactly', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fit, async (document) => {
      fc.pre(!findFindings(document).some(({ rule }) => blocking.has(rule)));
      taken += 1;
      expect(documentText(await throughPostgres(document))).toBe(documentText(document));
    }),
    { numRuns: 100 },
  );
  expect(taken).toBeGreaterThan(50);
});

it('what Postgres refuses in a process is what the rules call an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(process, fit), async (document) => {
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
