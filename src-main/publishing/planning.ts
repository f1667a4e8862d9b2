import { err, ok, type Result } from '../../shared/base/result.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { diffDocuments } from '../../shared/documents/diff.ts';
import type { Document } from '../../shared/documents/document.ts';
import { describeJourneyChange } from '../../shared/journeys/describe.ts';
import type { JourneyTemplateRow } from '../../shared/journeys/journey-template-row.ts';
import { findFindings } from '../../shared/journeys/rules/index.ts';
import { journeyToRow } from '../../shared/journeys/to-rows.ts';
import type { Environment } from '../../shared/publishing/environment.ts';
import type { Plan, PlannedDocument, PlannedField } from '../../shared/publishing/plan.ts';
import { rowDefect } from '../../shared/publishing/row-defects.ts';
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
import { intendedTokens, pushStatements, type Statement } from './postgres/statements.ts';
import { readRights } from './postgres/templates.ts';
import { inTransaction } from './postgres/transaction.ts';
import { runStatements } from './transfer.ts';

export interface PlanningDeps extends Comparing {
  readonly environment: Environment;
  readonly planId: string;
  readonly now: string;
}

interface Draft {
  readonly compared: ComparedWhole;
  readonly planned: PlannedDocument;
  readonly row: JourneyTemplateRow | null;
}

/** Reads both sides, writes down every difference and statement, and rehearses them in a transaction that is rolled back. */
export async function makePlan(
  connection: Connection,
  deps: PlanningDeps,
  documentIds: readonly string[],
): Promise<Result<MadePlan, AppError>> {
  const { schema, environment } = deps;
  const looked = await inTransaction(connection, 'READ ONLY', async () => {
    const catalog = await checkCatalog(connection, schema);
    const missing = missingTables(catalog);
    if (missing) return err(missing);
    const stop = schemaStop(catalog);
    if (stop) return ok({ catalog, stop, rights: null, compared: [] });
    const rights = await readRights(connection, schema);
    const compared = rights.select ? await compareWhole(connection, deps, documentIds) : [];
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
  if (!rights?.select) {
    return err(
      appError(
        'permission-denied',
        `${rights?.user ?? 'This user'} may not read journey_templates in ${environment.name}.`,
        {
          remedy: 'Ask for the right to read the table, or use another database user.',
        },
      ),
    );
  }

  const drafts = compared.map((one) => draftOf(one, catalog));
  const going = drafts.filter(({ planned }) => planned.blocked === null && planned.write !== 'none');
  const inserts = rowsOf(going, 'insert');
  const updates = going
    .filter(({ planned }) => planned.write === 'update')
    .flatMap(({ row, compared: { remote } }) => (row && remote ? [{ row, nameThere: remote.name }] : []));
  const rows = [...inserts, ...updates.map(({ row }) => row)];
  const statements = rows.length > 0 ? pushStatements(schema, { inserts, updates }) : [];
  const rehearsal = await rehearse(connection, statements, going, rows);
  const planned = drafts.map((draft) => draft.planned);
  const hash = hashPlan(environment, statements, rehearsal.documents);
  const needsInsert = inserts.length > 0 && !rights.insert;
  const needsUpdate = updates.length > 0 && !rights.update;
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
        passed: !(inserts.length > 0 && refusesInserts(catalog)),
        detail: schemaWords(catalog),
      },
      {
        name: 'Permissions',
        passed: !needsInsert && !needsUpdate,
        detail: `${rights.user} may ${needsInsert ? 'not insert into' : needsUpdate ? 'not update' : 'write'} journey_templates`,
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
  return ok({ plan, environment, schema, statements, documents: rehearsal.documents, rows });
}

/** Without the table there is nothing to compare with. */
export function missingTables({ state, differences }: CatalogReport): AppError | null {
  const missing = differences.find(({ text }) => text === 'the table journey_templates is missing');
  if (state !== 'empty' && !missing) return null;
  const what =
    state === 'empty' ? 'None of the ten tables is there' : 'The table journey_templates is missing there';
  return appError('schema-missing', `${what}. Nothing was written.`, {
    remedy: 'Set up this database, or check the schema in the environment.',
  });
}

function refusesInserts({ differences }: CatalogReport): boolean {
  return differences.some(({ table, effect }) => table === 'journey_templates' && effect === 'no-inserts');
}

function draftOf(compared: ComparedWhole, catalog: CatalogReport): Draft {
  const { documentId, name, state, revision, mine, theirs } = compared;
  const findings = { errors: 0, warnings: 0 };
  for (const { severity } of mine ? findFindings(mine) : []) {
    if (severity === 'error') findings.errors += 1;
    if (severity === 'warning') findings.warnings += 1;
  }
  const row = mine ? journeyToRow(mine) : null;
  const write = state === 'new-here' ? 'insert' : state === 'changed-here' ? 'update' : 'none';
  const blocked =
    stateRefusal(compared) ??
    (write === 'none' || !row ? null : contentRefusal(row, findings.errors, write, catalog));
  const planned: PlannedDocument = {
    documentId,
    name,
    kind: 'journey',
    revision: revision ?? 0,
    state,
    write: blocked === null ? write : 'none',
    rows: blocked === null && write !== 'none' ? 1 : 0,
    fields: mine && write !== 'none' ? fieldsOf(mine, theirs?.ok ? theirs.value : null) : [],
    blocked,
    findings,
  };
  return { compared, planned, row };
}

function contentRefusal(
  row: JourneyTemplateRow,
  errors: number,
  write: 'insert' | 'update',
  catalog: CatalogReport,
): string | null {
  const defect = rowDefect(row);
  if (defect) return defect;
  if (errors > 0)
    return `${errors} ${errors === 1 ? 'finding blocks' : 'findings block'} publishing. Mend what the findings panel lists as errors.`;
  if (write === 'insert' && refusesInserts(catalog))
    return 'No row can be added there: the table has a column that is not ours and may not be empty.';
  return null;
}

function fieldsOf(
  mine: Document,
  theirs: { readonly document: Document; readonly normalised: readonly string[] } | null,
): PlannedField[] {
  const empty: Document = { ...mine, header: { name: '' }, records: {} };
  const fields = describeJourneyChange(
    theirs?.document ?? null,
    diffDocuments(theirs?.document ?? empty, mine),
  );
  const tidied = (theirs?.normalised ?? []).map((line) => ({
    mark: 'changed' as const,
    what: 'Row tidied',
    record: null,
    recordId: null,
    field: null,
    before: null,
    after: line,
    layoutOnly: false,
  }));
  return [...fields, ...tidied];
}

function rowsOf(drafts: readonly Draft[], write: 'insert' | 'update'): JourneyTemplateRow[] {
  return drafts.flatMap(({ planned, row }) => (row && planned.write === write ? [row] : []));
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
  rows: readonly JourneyTemplateRow[],
): Promise<Rehearsal> {
  if (rows.length === 0) return { error: null, rows: 0, counts: [], milliseconds: 0, documents: [] };
  let documents: readonly PushedDocument[] = [];
  let counts: readonly (number | null)[] = [];
  let error: string | null = null;
  let milliseconds = 0;
  try {
    await connection.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
    documents = pushedDocuments(going, await readIntended(connection, rows));
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
async function readIntended(connection: Connection, rows: readonly JourneyTemplateRow[]) {
  const intended = new Map<string, { readonly hash: string; readonly text: string }>();
  for (const { sql, parameters } of intendedTokens(rows)) {
    const answer = await connection.query(sql, parameters);
    for (const row of answer.rows)
      intended.set(row['id'] ?? '', { hash: row['hash'] ?? '', text: row['text'] ?? '' });
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
