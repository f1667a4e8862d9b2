import { documentKinds } from '../../../shared/documents/document.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Plan, PlannedDocument } from '../../../shared/publishing/plan.ts';
import type { PlanStep } from '../../../shared/publishing/push-job.ts';
import { tablesOf } from '../../../shared/publishing/units.ts';
import { fingerprintOf, missingRight, type Rights, refusesInserts } from '../comparing/tables-there.ts';
import type { CatalogReport } from '../postgres/catalog.ts';
import type { Connection } from '../postgres/connection.ts';
import { databaseFailure } from '../postgres/failures.ts';
import { runningTable } from '../postgres/running-journeys.ts';
import {
  intendedTokens,
  pushStatements,
  rowsOfWrites,
  type Statement,
  tokenStatements,
  type UnitWrites,
} from '../postgres/statements.ts';
import type { RemoteUnit } from '../postgres/units.ts';
import { type PushedDocument, packDocument } from '../pushing/ledger-repository.ts';
import { mapInSlices } from '../slices.ts';
import { type Expectation, runStatements } from '../transfer.ts';
import { hashContentInSlices, type MadePlan, planContent } from './made-plan.ts';
import { findingsWords, parameterText, schemaWords, stopWords } from './planning-words.ts';

/** Parameters of a statement that are shown; all of them are sent and hashed. */
const mostParameters = 400;

/** One document that is written, with what stands there now. */
export interface Going {
  readonly planned: PlannedDocument;
  readonly there: Pick<RemoteUnit, 'text' | 'hash'> | undefined;
}

export interface PlanParts {
  readonly environment: Environment;
  readonly schema: string;
  readonly planId: string;
  readonly now: string;
  /** The push that is taken back; null: documents of this workspace are written. */
  readonly rollsBack: string | null;
  /** The environment whose rows are written; absent: none's. */
  readonly promotes?: Plan['promotes'];
  readonly catalog: CatalogReport;
  readonly rights: Rights;
  readonly planned: readonly PlannedDocument[];
  readonly going: readonly Going[];
  readonly writes: readonly UnitWrites[];
  /** What is done to journeys that run; absent: nothing. */
  readonly moves?: readonly Statement[];
  readonly onStep?: (done: number, total: number, step: PlanStep) => void;
  readonly stop?: AbortSignal;
  /** What only this sort of plan checks. */
  readonly checks: Plan['checks'];
}

/** The writes of each kind as one, in the sequence of the kinds. */
export function together(all: readonly UnitWrites[]): UnitWrites[] {
  return documentKinds.flatMap((kind) => {
    const own = all.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    return [
      {
        kind,
        inserts: own.flatMap(({ inserts }) => inserts),
        updates: own.flatMap(({ updates }) => updates),
        deletes: own.flatMap(({ deletes }) => deletes),
      },
    ];
  });
}

/** The statements of a plan, rehearsed in a transaction that is rolled back, with every check and the hash over it all. */
export async function assemblePlan(connection: Connection, parts: PlanParts): Promise<MadePlan> {
  const { environment, schema, planId, now, rollsBack, catalog, rights, planned, writes, checks } = parts;
  const statements = writes.length > 0 ? pushStatements(schema, writes, parts.moves, catalog.copies) : [];
  const refused = missingRight(writes, rights);
  // What may not be done is not tried: the server's own refusal would say less.
  const rehearsal =
    refused === null
      ? await rehearse(connection, statements, parts)
      : { ...nothingRehearsed, error: `Not tried: ${refused}.` };
  const rows = writes.reduce((sum, one) => sum + rowsOfWrites(one), 0);
  const hash = await hashContentInSlices(planContent(environment, statements, rehearsal.documents));
  const plan: Plan = {
    id: planId,
    hash,
    environmentId: environment.id,
    environmentName: environment.name,
    role: environment.role,
    createdAt: now,
    rollsBack,
    promotes: parts.promotes ?? null,
    documents: [...planned],
    statements: statements.map(({ sql, parameters, purpose }, index) => ({
      sql,
      parameters: parameters.slice(0, mostParameters).map(parameterText),
      ...(parameters.length > mostParameters ? { moreParameters: parameters.length - mostParameters } : {}),
      purpose,
      rows: rehearsal.counts[index] ?? null,
    })),
    checks: [
      {
        name: 'Findings',
        passed: planned.every(({ findings }) => findings.errors === 0),
        detail: findingsWords(planned),
      },
      {
        name: 'Schema',
        passed: writes.every(({ kind, inserts }) => inserts.length === 0 || !refusesInserts(catalog, kind)),
        detail: schemaWords(catalog),
      },
      {
        name: 'Permissions',
        passed: refused === null,
        detail:
          refused ??
          `${rights.user} may write ${tablesOf(writes.map(({ kind }) => kind)).join(', ') || 'there'}`,
      },
      ...checks,
      {
        name: 'Rehearsal',
        passed: rehearsal.error === null,
        detail:
          rehearsal.error ??
          `${rehearsal.rows} ${rehearsal.rows === 1 ? 'row' : 'rows'}, no error, rolled back`,
      },
    ],
    rehearsal: {
      ok: rehearsal.error === null,
      rows: rehearsal.rows,
      milliseconds: rehearsal.milliseconds,
      error: rehearsal.error,
      ...(rehearsal.notices.length > 0 ? { notices: [...rehearsal.notices] } : {}),
    },
  };
  const tables = tablesOf(writes.map(({ kind }) => kind));
  const fingerprint = fingerprintOf(catalog, [...tables, ...(parts.moves?.length ? [runningTable] : [])]);
  const { documents, expected } = rehearsal;
  return { plan, environment, schema, fingerprint, statements, documents, expected, writes, rows };
}

interface Rehearsal {
  readonly error: string | null;
  readonly rows: number;
  readonly counts: readonly (number | null)[];
  readonly milliseconds: number;
  /** What triggers and the server said beside their answers. */
  readonly notices: readonly string[];
  readonly documents: readonly PushedDocument[];
  readonly expected: Expectation;
}

const nothingExpected: Expectation = { before: new Map(), after: new Map() };

const nothingRehearsed: Rehearsal = {
  error: null,
  rows: 0,
  counts: [],
  milliseconds: 0,
  notices: [],
  documents: [],
  expected: nothingExpected,
};

/** The real statements, answered by the real database, and rolled back. */
async function rehearse(
  connection: Connection,
  statements: readonly Statement[],
  { schema, going, writes, onStep, stop }: PlanParts,
): Promise<Rehearsal> {
  if (writes.length === 0) return nothingRehearsed;
  let documents: readonly PushedDocument[] = [];
  let expected: Expectation = nothingExpected;
  let counts: readonly (number | null)[] = [];
  let error: string | null = null;
  let milliseconds = 0;
  try {
    await connection.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
    const intended = await readIntended(connection, writes);
    documents = await pushedDocuments(going, intended);
    expected = { before: hashesBefore(documents), after: checksumsOf(intended) };
    const names = new Map(documents.map(({ documentId, name }) => [documentId, name]));
    connection.takeNotices?.();
    const start = performance.now();
    const done = await runStatements(
      connection,
      statements,
      expected,
      (at) => onStep?.(at, statements.length, 'rehearse'),
      () => stop?.aborted ?? false,
    );
    // Whole hashes as well: what follows from them, in the push itself a checksum over the same values tells.
    const read =
      done.stop === null
        ? await runStatements(connection, tokenStatements(schema, writes), {
            before: new Map(),
            after: hashesAfter(documents),
          })
        : done;
    await connection.query('ROLLBACK');
    milliseconds = Math.round((performance.now() - start) * 10) / 10;
    counts = done.counts;
    error = read.stop ? stopWords(read.stop, (id) => names.get(id) ?? id) : null;
  } catch (thrown) {
    await connection.query('ROLLBACK').catch(() => undefined);
    const failure = databaseFailure(thrown);
    if (!failure || failure.code === 'unreachable') throw thrown;
    error = failure.message;
  }
  return {
    error,
    rows: counts.reduce((sum: number, count) => sum + (count ?? 0), 0),
    counts,
    milliseconds,
    notices: connection.takeNotices?.() ?? [],
    documents,
    expected,
  };
}

function hashesBefore(documents: readonly PushedDocument[]): ReadonlyMap<string, string> {
  return new Map(
    documents.flatMap(({ documentId, beforeHash }) =>
      beforeHash === null ? [] : [[documentId, beforeHash] as const],
    ),
  );
}

function hashesAfter(documents: readonly PushedDocument[]): ReadonlyMap<string, string> {
  return new Map(
    documents.flatMap(({ documentId, afterHash }) =>
      afterHash === null ? [] : [[documentId, afterHash] as const],
    ),
  );
}

function checksumsOf(intended: ReadonlyMap<string, Intended>): ReadonlyMap<string, string> {
  return new Map(Array.from(intended, ([id, { checksum }]) => [id, checksum]));
}

interface Intended {
  readonly hash: string;
  readonly text: string;
  readonly checksum: string;
}

/** What the server itself says the rows will be: their text, its hash and a checksum over their values. */
async function readIntended(
  connection: Connection,
  writes: readonly UnitWrites[],
): Promise<Map<string, Intended>> {
  const intended = new Map<string, Intended>();
  for (const { kind, inserts, updates } of writes) {
    for (const { sql, parameters } of intendedTokens(kind, [
      ...inserts,
      ...updates.map(({ rows }) => rows),
    ])) {
      const answer = await connection.query(sql, parameters);
      for (const row of answer.rows)
        intended.set(row['id'] ?? '', {
          hash: row['hash'] ?? '',
          text: row['text'] ?? '',
          checksum: row['checksum'] ?? '',
        });
    }
  }
  return intended;
}

function pushedDocuments(
  going: readonly Going[],
  intended: ReadonlyMap<string, Intended>,
): Promise<PushedDocument[]> {
  const written = going.flatMap(({ planned, there }) => {
    const after = intended.get(planned.documentId) ?? null;
    const { write } = planned;
    if (write === 'none' || (after === null && write !== 'delete')) return [];
    return [{ planned, write, there, after }];
  });
  return mapInSlices(written, ({ planned, write, there, after }) =>
    packDocument({
      documentId: planned.documentId,
      kind: planned.kind,
      name: planned.name,
      write,
      revision: planned.revision,
      beforeText: there?.text ?? null,
      beforeHash: there?.hash ?? null,
      afterText: after?.text ?? null,
      afterHash: after?.hash ?? null,
    }),
  );
}
