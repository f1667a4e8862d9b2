import { err, ok, type Result } from '../../shared/base/result.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { describeChange } from '../../shared/documents/describe-change.ts';
import { diffDocuments } from '../../shared/documents/diff.ts';
import { type Document, type DocumentKind, documentKinds } from '../../shared/documents/document.ts';
import type { Finding } from '../../shared/documents/finding.ts';
import type { Environment } from '../../shared/publishing/environment.ts';
import type { Plan, PlannedDocument, PlannedField } from '../../shared/publishing/plan.ts';
import { rowsDefect } from '../../shared/publishing/row-defects.ts';
import { type ReadUnit, tablesOf, textToRows, type UnitRows, unitOf } from '../../shared/publishing/units.ts';
import { type ComparedWhole, type Comparing, compareWhole } from './comparison.ts';
import type { PushedDocument } from './ledger-repository.ts';
import { hashPlan, type MadePlan } from './made-plan.ts';
import {
  findingsWords,
  parameterText,
  schemaStop,
  schemaWords,
  stateRefusal,
  stopWords,
} from './planning-words.ts';
import { type CatalogReport, checkCatalog } from './postgres/catalog.ts';
import type { Connection } from './postgres/connection.ts';
import { databaseFailure } from './postgres/failures.ts';
import {
  intendedTokens,
  pushStatements,
  rowsOfWrites,
  type Statement,
  type UnitWrites,
} from './postgres/statements.ts';
import { inTransaction } from './postgres/transaction.ts';
import { readRights } from './postgres/units.ts';
import { missingRight, missingTables, noRights, refusesInserts } from './tables-there.ts';
import { runStatements } from './transfer.ts';

export interface PlanningDeps extends Comparing {
  readonly environment: Environment;
  readonly planId: string;
  readonly now: string;
  /** What the rules notice, as this workspace takes it. */
  readonly findings: (document: Document) => readonly Pick<Finding, 'severity'>[];
}

interface Draft {
  readonly compared: ComparedWhole;
  readonly planned: PlannedDocument;
  readonly rows: UnitRows | null;
}

/** Reads both sides, writes down every difference and statement, and rehearses them in a transaction that is rolled back. */
export async function makePlan(
  connection: Connection,
  deps: PlanningDeps,
  documentIds: readonly string[],
): Promise<Result<MadePlan, AppError>> {
  const { schema, environment, documents } = deps;
  const kinds = documentKinds.filter((kind) =>
    documentIds.some((id) => {
      const read = documents.read(id);
      return read.ok && read.value.document.kind === kind;
    }),
  );
  const looked = await inTransaction(connection, 'READ ONLY', async () => {
    const catalog = await checkCatalog(connection, schema);
    const missing = missingTables(catalog, kinds);
    if (missing) return err(missing);
    const stop = schemaStop(catalog, kinds);
    if (stop) return ok({ catalog, stop, rights: noRights, compared: [] });
    const rights = await readRights(connection, schema, tablesOf(kinds));
    const readable = rights.tables.every(({ select }) => select);
    const compared = readable ? await compareWhole(connection, { ...deps, kinds }, documentIds) : [];
    return ok({ catalog, stop, rights, compared });
  });
  if (!looked.ok) return looked;
  const { catalog, stop, rights, compared } = looked.value;
  if (stop) {
    return err(
      appError(
        'schema-differs',
        `The tables of ${environment.name} are not as the data model says: ${stop}. Nothing was written.`,
        {
          remedy: 'Bring the table in line with the data model, then plan again.',
        },
      ),
    );
  }
  const unreadable = rights.tables.find(({ select }) => !select);
  if (unreadable) {
    return err(
      appError(
        'permission-denied',
        `${rights.user} may not read ${unreadable.table} in ${environment.name}.`,
        {
          remedy: 'Ask for the right to read the table, or use another database user.',
        },
      ),
    );
  }

  const drafts = compared.map((one) => draftOf(one, catalog, deps));
  const going = drafts.filter(({ planned }) => planned.blocked === null && planned.write !== 'none');
  const writes = writesOf(going);
  const statements = writes.length > 0 ? pushStatements(schema, writes) : [];
  const rehearsal = await rehearse(connection, statements, going, writes);
  const rows = writes.reduce((sum, one) => sum + rowsOfWrites(one), 0);
  const planned = drafts.map((draft) => draft.planned);
  const hash = hashPlan(environment, statements, rehearsal.documents);
  const refused = missingRight(writes, rights);
  const plan: Plan = {
    id: deps.planId,
    hash,
    environmentId: environment.id,
    environmentName: environment.name,
    role: environment.role,
    createdAt: deps.now,
    documents: planned,
    statements: statements.map(({ sql, parameters, purpose }, index) => ({
      sql,
      parameters: parameters.map(parameterText),
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
      agreement(planned),
      {
        name: 'Rehearsal',
        passed: rehearsal.error === null,
        detail: rehearsal.error ?? `${rehearsal.rows} rows, no error, rolled back`,
      },
    ],
    rehearsal: {
      ok: rehearsal.error === null,
      rows: rehearsal.rows,
      milliseconds: rehearsal.milliseconds,
      error: rehearsal.error,
    },
  };
  return ok({ plan, environment, schema, statements, documents: rehearsal.documents, writes, rows });
}

function draftOf(compared: ComparedWhole, catalog: CatalogReport, deps: PlanningDeps): Draft {
  const { documentId, kind, name, state, revision, mine, theirs, remote } = compared;
  const findings = { errors: 0, warnings: 0 };
  for (const { severity } of mine ? deps.findings(mine) : []) {
    if (severity === 'error') findings.errors += 1;
    if (severity === 'warning') findings.warnings += 1;
  }
  const unit = unitOf(kind);
  const rows = mine ? unit.toRows(mine) : null;
  const write = state === 'new-here' ? 'insert' : state === 'changed-here' ? 'update' : 'none';
  const blocked =
    stateRefusal(compared) ??
    (write === 'none' || !rows ? null : contentRefusal(kind, rows, findings.errors, write, catalog));
  const goes = blocked === null && write !== 'none' && rows !== null;
  const planned: PlannedDocument = {
    documentId,
    name,
    kind,
    revision: revision ?? 0,
    state,
    write: goes ? write : 'none',
    rows: goes ? rowsOfWrites(writesOfOne(kind, rows, remote?.text)) : 0,
    fields: mine && write !== 'none' ? fieldsOf(mine, theirs?.ok ? theirs.value : null) : [],
    blocked,
    findings,
  };
  return { compared, planned, rows };
}

function writesOfOne(kind: DocumentKind, rows: UnitRows, textThere: string | undefined): UnitWrites {
  if (textThere === undefined) return { kind, inserts: [rows], updates: [] };
  return { kind, inserts: [], updates: [{ rows, there: textToRows(unitOf(kind), textThere) }] };
}

function writesOf(going: readonly Draft[]): UnitWrites[] {
  return documentKinds.flatMap((kind): UnitWrites[] => {
    const all = going.flatMap(({ rows, compared }) =>
      rows && compared.kind === kind ? [writesOfOne(kind, rows, compared.remote?.text)] : [],
    );
    if (all.length === 0) return [];
    return [
      {
        kind,
        inserts: all.flatMap(({ inserts }) => inserts),
        updates: all.flatMap(({ updates }) => updates),
      },
    ];
  });
}

function contentRefusal(
  kind: DocumentKind,
  rows: UnitRows,
  errors: number,
  write: 'insert' | 'update',
  catalog: CatalogReport,
): string | null {
  const defect = rowsDefect(unitOf(kind), rows);
  if (defect) return defect;
  if (errors > 0)
    return `${errors} ${errors === 1 ? 'finding blocks' : 'findings block'} publishing. Mend what the findings panel lists as errors.`;
  if (write === 'insert' && refusesInserts(catalog, kind))
    return 'No row can be added there: the table has a column that is not ours and may not be empty.';
  return null;
}

function fieldsOf(document: Document, theirs: ReadUnit | null): PlannedField[] {
  const unit = unitOf(document.kind);
  const mine = unit.canonical(document);
  const empty: Document = { ...mine, header: { name: '' }, records: {} };
  const fields = describeChange(
    theirs?.document ?? null,
    diffDocuments(theirs?.document ?? empty, mine),
    unit.describer,
  );
  const lines = [
    ...(theirs?.normalised ?? []).map((line) => ({ what: 'Row tidied', line })),
    ...(theirs?.contradictions ?? []).map((line) => ({ what: 'Two truths there', line })),
  ];
  const tidied = lines.map(({ what, line }) => ({
    mark: 'changed' as const,
    what,
    record: null,
    recordId: null,
    field: null,
    before: null,
    after: line,
    layoutOnly: false,
  }));
  return [...fields, ...tidied];
}

function agreement(planned: readonly PlannedDocument[]) {
  const apart = planned.filter(
    ({ state }) => stateRefusal({ state, reason: null } as ComparedWhole) !== null,
  );
  const detail =
    apart.length === 0
      ? 'nothing changed there since it was last read'
      : `${apart.length} documents changed there`;
  return { name: 'Agreement', passed: apart.length === 0, detail };
}

interface Rehearsal {
  readonly error: string | null;
  readonly rows: number;
  readonly counts: readonly (number | null)[];
  readonly milliseconds: number;
  readonly documents: readonly PushedDocument[];
}

/** The real statements, answered by the real database, and rolled back. */
async function rehearse(
  connection: Connection,
  statements: readonly Statement[],
  going: readonly Draft[],
  writes: readonly UnitWrites[],
): Promise<Rehearsal> {
  if (writes.length === 0) return { error: null, rows: 0, counts: [], milliseconds: 0, documents: [] };
  let documents: readonly PushedDocument[] = [];
  let counts: readonly (number | null)[] = [];
  let error: string | null = null;
  let milliseconds = 0;
  try {
    await connection.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
    documents = pushedDocuments(going, await readIntended(connection, writes));
    const names = new Map(documents.map(({ documentId, name }) => [documentId, name]));
    const start = performance.now();
    const done = await runStatements(connection, statements, expectationOf(documents));
    await connection.query('ROLLBACK');
    milliseconds = Math.round((performance.now() - start) * 10) / 10;
    counts = done.counts;
    error = done.stop ? stopWords(done.stop, (id) => names.get(id) ?? id) : null;
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
    documents,
  };
}

export function expectationOf(documents: readonly PushedDocument[]) {
  return {
    before: new Map(
      documents.flatMap(({ documentId, beforeHash }) =>
        beforeHash === null ? [] : [[documentId, beforeHash] as const],
      ),
    ),
    after: new Map(documents.map(({ documentId, afterHash }) => [documentId, afterHash])),
  };
}

/** What the server itself says the rows will be: their text and its hash. */
async function readIntended(connection: Connection, writes: readonly UnitWrites[]) {
  const intended = new Map<string, { readonly hash: string; readonly text: string }>();
  for (const { kind, inserts, updates } of writes) {
    for (const { sql, parameters } of intendedTokens(kind, [
      ...inserts,
      ...updates.map(({ rows }) => rows),
    ])) {
      const answer = await connection.query(sql, parameters);
      for (const row of answer.rows)
        intended.set(row['id'] ?? '', { hash: row['hash'] ?? '', text: row['text'] ?? '' });
    }
  }
  return intended;
}

function pushedDocuments(
  going: readonly Draft[],
  intended: ReadonlyMap<string, { readonly hash: string; readonly text: string }>,
): PushedDocument[] {
  return going.flatMap(({ planned, compared: { remote } }) => {
    const after = intended.get(planned.documentId);
    if (!after || planned.write === 'none') return [];
    return [
      {
        documentId: planned.documentId,
        kind: planned.kind,
        name: planned.name,
        write: planned.write,
        revision: planned.revision,
        beforeText: remote?.text ?? null,
        beforeHash: remote?.hash ?? null,
        afterText: after.text,
        afterHash: after.hash,
      },
    ];
  });
}
