import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { describeChange } from '../../../shared/documents/describe-change.ts';
import { diffDocuments } from '../../../shared/documents/diff.ts';
import { type Document, type DocumentKind, documentKinds } from '../../../shared/documents/document.ts';
import type { Finding } from '../../../shared/documents/finding.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PlannedDocument, PlannedField } from '../../../shared/publishing/plan.ts';
import type { StageMapping } from '../../../shared/publishing/plan-running.ts';
import type { PlanStep } from '../../../shared/publishing/push-job.ts';
import { rowsDefect } from '../../../shared/publishing/row-defects.ts';
import { type ReadUnit, textToRows, type UnitRows, unitOf } from '../../../shared/publishing/units.ts';
import { withReviewCheck } from '../assisted/review-check.ts';
import { type ComparedWhole, type Comparing, compareWhole } from '../comparing/comparison.ts';
import {
  missingTables,
  noRights,
  readableKinds,
  refusesInserts,
  unreadableTable,
} from '../comparing/tables-there.ts';
import { type CatalogReport, checkCatalog } from '../postgres/catalog.ts';
import type { Connection } from '../postgres/connection.ts';
import { countDependents } from '../postgres/dependents.ts';
import { readRights } from '../postgres/role.ts';
import { moveStatements } from '../postgres/running-journeys.ts';
import { rowsOfWrites, type UnitWrites } from '../postgres/statements.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { rowParameters } from '../postgres/unit-sql.ts';
import {
  nobodyRuns,
  type RunningStages,
  readRunningStages,
  runningCheck,
} from '../renaming/running-stages.ts';
import { mapInSlices } from '../slices.ts';
import { assemblePlan, together } from './assembling.ts';
import type { MadePlan } from './made-plan.ts';
import { alongCheck, type Closure, closeOver, companyOf } from './planning-closure.ts';
import { isReadable, schemaStop, stateRefusal } from './planning-words.ts';
import { type Draft, retire } from './retiring.ts';

export interface PlanningDeps extends Comparing {
  readonly environment: Environment;
  readonly planId: string;
  readonly now: string;
  /** What the rules notice, as this workspace takes it. */
  readonly findings: (document: Document) => readonly Pick<Finding, 'severity'>[];
  /** How far it is: documents compared, then statements rehearsed. */
  readonly onStep?: (done: number, total: number, step: PlanStep) => void;
  readonly stop?: AbortSignal;
}

/** Of more documents than this, the differences are told one document at a time: together they would be hundreds of megabytes. */
const listedAtOnce = 300;
/** Documents between two words about how far a plan is. */
const toldEvery = 50;

export function stoppedPlanning(): AppError {
  return appError('cancelled', 'The planning was ended. Nothing was written.');
}

export interface WantedPlan {
  readonly documentIds: readonly string[];
  /** Those of them that are archived here and to be deleted there for good. */
  readonly deleteIds?: readonly string[] | undefined;
  /** Where running journeys go whose stage is renamed or removed. */
  readonly mappings?: readonly StageMapping[] | undefined;
}

const nothing: Closure = { compared: [], neededBy: new Map(), takenAlong: new Set() };
const noDependents: ReadonlyMap<string, readonly string[]> = new Map();

/** Reads both sides, writes down every difference and statement, and rehearses them in a transaction that is rolled back. */
export async function makePlan(
  connection: Connection,
  deps: PlanningDeps,
  { documentIds, deleteIds = [], mappings = [] }: WantedPlan,
): Promise<Result<MadePlan, AppError>> {
  const { schema, environment, documents } = deps;
  const wanted = new Set(documentIds);
  const here = [true, false].flatMap((archived) => documents.list({ archived }));
  const known = new Set(here.flatMap(({ id, kind }) => (wanted.has(id) ? [kind] : [])));
  const kinds = documentKinds.filter((kind) => known.has(kind));
  const looked = await inTransaction(connection, 'READ ONLY', async () => {
    const catalog = await checkCatalog(connection, schema);
    const missing = missingTables(catalog, kinds);
    if (missing) return err(missing);
    const stop = stopOfAll(catalog, kinds);
    if (stop)
      return ok({
        catalog,
        stop,
        rights: noRights,
        closure: nothing,
        dependents: noDependents,
        running: nobodyRuns,
      });
    const own = await readRights(connection, schema, kinds);
    const readable = unreadableTable(own) === null;
    const chosen = readable ? await compareWhole(connection, { ...deps, kinds }, documentIds) : [];
    const closure = await closeOver(chosen, async (ids) => {
      const usable = await readableKinds(connection, schema, catalog);
      return compareWhole(connection, { ...deps, kinds: usable }, ids);
    });
    const { compared } = closure;
    const going = documentKinds.filter((kind) => compared.some((one) => one.kind === kind));
    const rights = going.every((kind) => kinds.includes(kind))
      ? own
      : await readRights(connection, schema, [...new Set([...kinds, ...going])]);
    const running = await readRunningStages(connection, schema, catalog, compared, mappings);
    const archived = compared.filter(({ state }) => state === 'archived-here');
    const dependents = await countDependents(
      connection,
      schema,
      archived.map(({ kind, documentId }) => ({ kind, id: documentId })),
    );
    return ok({ catalog, stop, rights, closure, dependents, running });
  });
  if (!looked.ok) return looked;
  const { catalog, stop, rights, closure, dependents, running } = looked.value;
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
  const unreadable = unreadableTable(rights);
  if (unreadable !== null) {
    return err(
      appError('permission-denied', `${unreadable} in ${environment.name}.`, {
        remedy: 'Ask for the right to read the table, or use another database user.',
      }),
    );
  }

  const { length } = closure.compared;
  const drafts = await mapInSlices(closure.compared, (one, index) => {
    if (index % toldEvery === 0) deps.onStep?.(index, length, 'compare');
    if (deps.stop?.aborted) return null;
    const draft =
      one.state === 'archived-here'
        ? retire(one, deleteIds.includes(one.documentId), dependents.get(one.documentId) ?? [])
        : draftOf(one, catalog, deps);
    return spelledOut(stoppedByTable(draft, schemaStop(catalog, [one.kind])));
  }).then((all) => all.filter((draft) => draft !== null));
  if (deps.stop?.aborted) return err(stoppedPlanning());
  const nameOf = new Map(closure.compared.map(({ documentId, name }) => [documentId, name]));
  const going = drafts.filter(({ planned }) => planned.blocked === null && planned.write !== 'none');
  const writes = writesOf(going);
  const writtenIds = new Set(going.map(({ planned }) => planned.documentId));
  const runs = runningCheck(running, writtenIds);
  const made = await assemblePlan(connection, {
    ...deps,
    rollsBack: null,
    catalog,
    rights,
    planned: drafts.map(({ planned }) =>
      withCompany(planned, closure, running, nameOf, length > listedAtOnce),
    ),
    going: going.map(({ planned, compared: { remote } }) => ({ planned, there: remote })),
    writes,
    moves: moveStatements(
      schema,
      running.moves.filter(({ documentId }) => writtenIds.has(documentId)),
    ),
    checks: [
      agreement(drafts.map((draft) => draft.planned)),
      ...(closure.takenAlong.size > 0 ? [alongCheck(closure.takenAlong.size)] : []),
      ...(runs ? [runs] : []),
    ],
  });
  return ok(await withReviewCheck(connection, made));
}

/** What leaves nothing to be planned: no table of these kinds may be written, or one cannot even be read. null: something can. */
function stopOfAll(catalog: CatalogReport, kinds: readonly DocumentKind[]): string | null {
  const stopped = kinds.filter((kind) => schemaStop(catalog, [kind]) !== null);
  const unreadable = stopped.filter((kind) => !isReadable(catalog, kind));
  if (unreadable.length > 0) return schemaStop(catalog, unreadable);
  return kinds.length > 0 && stopped.length === kinds.length ? schemaStop(catalog, kinds) : null;
}

/** The documents of other kinds go without it. */
function stoppedByTable(draft: Draft, stop: string | null): Draft {
  if (stop === null || draft.writes === null) return draft;
  const blocked = `Its table there is not as the data model says: ${stop}. Nothing of this kind is written until it is.`;
  return { ...draft, writes: null, planned: { ...draft.planned, write: 'none', rows: 0, blocked } };
}

/** What is sent of each document is written as text while it is its turn: of all of them together it would take too long at once. */
function spelledOut(draft: Draft): Draft {
  if (draft.writes === null) return draft;
  const { kind, inserts, updates } = draft.writes;
  const { columns, parts } = unitOf(kind);
  for (const rows of [...inserts, ...updates.map((one) => one.rows)]) {
    rowParameters(columns, rows.row);
    if (parts) for (const part of rows.parts) rowParameters(parts.columns, part);
  }
  return draft;
}

/** A plan says of each document what it has to do with others of the plan, and with journeys that run there. */
function withCompany(
  planned: PlannedDocument,
  closure: Closure,
  running: RunningStages,
  nameOf: ReadonlyMap<string, string>,
  many: boolean,
): PlannedDocument {
  const { documentId, fields } = planned;
  const layout = fields.filter(({ layoutOnly }) => layoutOnly).length;
  const later = many && planned.write !== 'none';
  const runs = running.byDocument.get(documentId);
  return {
    ...planned,
    ...(later ? { fields: [], fieldsLater: { changes: fields.length - layout, layout } } : {}),
    ...companyOf(documentId, closure, (id) => nameOf.get(id) ?? id),
    ...(runs ? { running: runs } : {}),
  };
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
    cascades: [],
    fields: mine && write !== 'none' ? differencesInWords(mine, theirs?.ok ? theirs.value : null) : [],
    blocked,
    findings,
  };
  return { compared, planned, writes: goes ? writesOfOne(kind, rows, remote?.text) : null };
}

function writesOfOne(kind: DocumentKind, rows: UnitRows, textThere: string | undefined): UnitWrites {
  const none = { kind, inserts: [], updates: [], deletes: [] };
  if (textThere === undefined) return { ...none, inserts: [rows] };
  return { ...none, updates: [{ rows, there: textToRows(unitOf(kind), textThere) }] };
}

function writesOf(going: readonly Draft[]): UnitWrites[] {
  return together(going.flatMap(({ writes }) => writes ?? []));
}

export function contentRefusal(
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

/** What `document` changes there, in words. */
export function differencesInWords(document: Document, theirs: ReadUnit | null): PlannedField[] {
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
