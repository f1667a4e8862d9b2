import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { type Document, type DocumentKind, documentKinds } from '../../../shared/documents/document.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import { textToRows, unitOf } from '../../../shared/publishing/units.ts';
import { referencesOf } from '../../../shared/workspace/references.ts';
import { withReviewCheck } from '../assisted/review-check.ts';
import { keepsAgreement } from '../comparing/baselines-repository.ts';
import { type ComparedWhole, compareWhole, isSame, readText } from '../comparing/comparison.ts';
import { missingTables, readableKinds, unreadableTable } from '../comparing/tables-there.ts';
import { type CatalogReport, checkCatalog } from '../postgres/catalog.ts';
import type { Connection } from '../postgres/connection.ts';
import { readRights } from '../postgres/role.ts';
import { rowsOfWrites, type UnitWrites } from '../postgres/statements.ts';
import { inTransaction } from '../postgres/transaction.ts';
import type { RemoteUnit } from '../postgres/units.ts';
import { assemblePlan, type Going, together } from './assembling.ts';
import type { MadePlan } from './made-plan.ts';
import { contentRefusal, differencesInWords, type PlanningDeps } from './planning.ts';
import { alongCheck, type Closure, closeOver, companyOf } from './planning-closure.ts';
import { schemaStop } from './planning-words.ts';

/** One document as it is in the environment that it is promoted from. */
export interface Promoted extends ComparedWhole {
  readonly remote: RemoteUnit;
}

/**
 * What the chosen documents are in the environment that they come from, and how they stand to this workspace; with them whatever
 * they refer to there, over as many steps as it takes, in case it has to go along.
 */
export async function readPromoted(
  connection: Connection,
  deps: Pick<PlanningDeps, 'documents' | 'baselines' | 'environmentId' | 'schema'>,
  documentIds: readonly string[],
): Promise<ComparedWhole[]> {
  return inTransaction(connection, 'READ ONLY', async () => {
    const catalog = await checkCatalog(connection, deps.schema);
    const kinds = await readableKinds(connection, deps.schema, catalog);
    const all = new Map<string, ComparedWhole>();
    let wanted: readonly string[] = documentIds;
    while (wanted.length > 0) {
      const found = await compareWhole(connection, { ...deps, kinds }, wanted);
      for (const one of found) all.set(one.documentId, one);
      const named = found.flatMap(({ theirs }) => (theirs?.ok ? referencesOf(theirs.value.document) : []));
      wanted = [...new Set(named.map(({ toDocumentId }) => toDocumentId))].filter((id) => !all.has(id));
      // What is named and not there is not asked for twice.
      if (found.length === 0) break;
    }
    return [...all.values()];
  });
}

/**
 * Rows of one environment become the rows of another, exactly as they are: not what this workspace holds. It is a plan like any
 * other, rehearsed, hashed and pushed by the same road. What somebody changed there since it was last read here is a conflict.
 */
export async function planPromotion(
  connection: Connection,
  deps: PlanningDeps,
  from: Environment,
  given: readonly ComparedWhole[],
  /** Those of them that somebody chose; the others go along where they are missing. */
  chosenIds: readonly string[],
): Promise<Result<MadePlan, AppError>> {
  const { schema, environment } = deps;
  const found = given.filter((one): one is Promoted => one.remote !== undefined);
  const chosen = found.filter(({ documentId }) => chosenIds.includes(documentId));
  const kinds = documentKinds.filter((kind) => found.some((one) => one.kind === kind));
  if (chosen.length === 0) {
    return err(
      appError('not-found', `None of these documents is in ${from.name} any more. Nothing was planned.`, {
        remedy: 'Look again, then choose what is there.',
      }),
    );
  }
  const looked = await inTransaction(connection, 'READ ONLY', async () => {
    const catalog = await checkCatalog(connection, schema);
    const missing = missingTables(catalog, kinds);
    if (missing) return err(missing);
    const stop = schemaStop(catalog, kinds);
    if (stop) return err(differs(environment, stop));
    const rights = await readRights(connection, schema, kinds);
    const unreadable = unreadableTable(rights);
    if (unreadable !== null) {
      return err(
        appError('permission-denied', `${unreadable} in ${environment.name}.`, {
          remedy: 'Ask for the right to read the table, or use another database user.',
        }),
      );
    }
    const ids = found.map(({ documentId }) => documentId);
    const there = await compareWhole(connection, { ...deps, kinds }, ids);
    return ok({ catalog, rights, there: new Map(there.map((one) => [one.documentId, one])) });
  });
  if (!looked.ok) return looked;
  const { catalog, rights, there } = looked.value;
  const closure = await closeOverPromoted(found, there, chosenIds);
  const taken = found.filter((one) =>
    closure.compared.some(({ documentId }) => documentId === one.documentId),
  );
  const nameOf = (id: string) => found.find((one) => one.documentId === id)?.remote.name ?? id;
  const drafts = taken.map((one) => {
    const made = draft(one, there.get(one.documentId), { deps, from, catalog });
    const planned = { ...made.planned, ...companyOf(one.documentId, closure, nameOf) };
    return { ...made, planned, going: made.going && { ...made.going, planned } };
  });
  const going = drafts.flatMap(({ going: one }) => one ?? []);
  const made = await assemblePlan(connection, {
    ...deps,
    rollsBack: null,
    promotes: { environmentId: from.id, name: from.name },
    catalog,
    rights,
    planned: drafts.map(({ planned }) => planned),
    going,
    writes: together(drafts.flatMap(({ writes }) => writes ?? [])),
    checks: [
      agreement(drafts, environment),
      here(taken, from),
      ...(closure.takenAlong.size > 0 ? [alongCheck(closure.takenAlong.size)] : []),
    ],
  });
  return ok(await withReviewCheck(connection, made));
}

/** What is missing there and referred to by what goes has to go along; what is there already can wait. */
function closeOverPromoted(
  found: readonly Promoted[],
  there: ReadonlyMap<string, ComparedWhole>,
  chosenIds: readonly string[],
): Promise<Closure> {
  const standing = new Map(
    found.map((one) => {
      const hash = there.get(one.documentId)?.remoteHash ?? null;
      const state = hash === null ? 'new-here' : hash === one.remote.hash ? 'equal' : 'changed-here';
      const mine = one.theirs?.ok ? one.theirs.value.document : null;
      return [one.documentId, { ...one, mine, state } as const];
    }),
  );
  const of = (ids: readonly string[]) => ids.flatMap((id) => standing.get(id) ?? []);
  return closeOver(of(chosenIds), (ids) => Promise.resolve(of(ids)));
}

interface Draft {
  readonly planned: PlannedDocument;
  readonly going: Going | null;
  readonly writes: UnitWrites | null;
  readonly moved: boolean;
}

interface Road {
  readonly deps: PlanningDeps;
  readonly from: Environment;
  readonly catalog: CatalogReport;
}

function draft(one: Promoted, there: ComparedWhole | undefined, { deps, from, catalog }: Road): Draft {
  const { documentId, kind, name, remote } = one;
  const read = readText(kind, remote.text);
  const findings = { errors: 0, warnings: 0 };
  const base: PlannedDocument = {
    documentId,
    name: remote.name || name,
    kind,
    revision: agreedRevision(one, read.ok ? read.value.document : null),
    state: there?.remote ? 'changed-here' : 'new-here',
    write: 'none',
    rows: 0,
    cascades: [],
    fields: [],
    blocked: null,
    note: standingHere(one, read.ok ? read.value.document : null),
    findings,
  };
  const still = (part: Partial<PlannedDocument>, moved = false): Draft => ({
    planned: { ...base, ...part },
    going: null,
    writes: null,
    moved,
  });
  if (!read.ok) {
    return still({
      state: 'raw',
      blocked: `Its row in ${from.name} cannot be drawn: ${read.error}. It is left as it is.`,
    });
  }
  if (there?.remoteHash === remote.hash) return still({ state: 'equal' });
  const refused = there ? movedThere(there, deps.environment) : null;
  if (refused !== null) return still({ state: 'conflict', blocked: refused }, true);
  const { document } = read.value;
  for (const { severity } of deps.findings(document)) {
    if (severity === 'error') findings.errors += 1;
    if (severity === 'warning') findings.warnings += 1;
  }
  const unit = unitOf(kind);
  const rows = textToRows(unit, remote.text);
  const fields = differencesInWords(document, there?.theirs?.ok ? there.theirs.value : null);
  const write = there?.remote ? 'update' : 'insert';
  const blocked = contentRefusal(kind, rows, findings.errors, write, catalog);
  if (blocked !== null) return still({ blocked, fields });
  const none = { kind, inserts: [], updates: [], deletes: [] };
  const writes: UnitWrites = there?.remote
    ? { ...none, updates: [{ rows, there: textToRows(unit, there.remote.text) }] }
    : { ...none, inserts: [rows] };
  const planned = { ...base, write, fields, rows: rowsOfWrites(writes) } as const;
  return { planned, going: { planned, there: there?.remote }, writes, moved: false };
}

/** Why what is there may not be overwritten: somebody changed it since both sides were last seen together. null: it may. */
function movedThere(
  { state, reason, baseline, remoteHash }: ComparedWhole,
  { name }: Environment,
): string | null {
  const after = `Pull it from ${name}, decide what both sides say, and push or promote again.`;
  switch (state) {
    case 'new-here':
    case 'equal':
    case 'changed-here':
      return null;
    case 'archived-here':
      return baseline?.hash === remoteHash ? null : `It changed in ${name} since it was last read. ${after}`;
    case 'changed-there':
    case 'conflict':
      return `It changed in ${name} since it was last read here. ${after}`;
    case 'new-there':
      return `It is in ${name} and says something else, and this workspace never saw it there. ${after}`;
    case 'deleted-there':
      return `Its row was deleted in ${name}. In the plan of ${name}, choose your side to publish it anew, or theirs.`;
    case 'raw':
      return `Its row in ${name} cannot be drawn: ${reason ?? 'it is of another form'}. It is left as it is.`;
    default:
      return state satisfies never;
  }
}

/**
 * Which revision here says what is promoted, for the agreement with where it goes: its number where one does, 0 where this
 * workspace was built on it, and none where it never saw it, for then the next comparison must not take what is there for known.
 */
function agreedRevision(
  { mine, revision, baseline, remoteHash }: ComparedWhole,
  document: Document | null,
): number {
  if (!mine || !document || revision === null) return keepsAgreement;
  if (isSame(mine, document)) return revision;
  return baseline?.hash === remoteHash ? 0 : keepsAgreement;
}

/** How this workspace stands to what is promoted, in words; null: it says the same. */
function standingHere({ mine, state }: ComparedWhole, document: Document | null): string | null {
  if (!document) return null;
  if (!mine) return 'It is not in this workspace.';
  if (isSame(mine, document)) return null;
  return state === 'changed-here'
    ? 'This workspace has gone on since: its changes do not go along.'
    : 'This workspace says something else: that does not go along.';
}

function agreement(drafts: readonly Draft[], { name }: Environment) {
  const moved = drafts.filter((one) => one.moved).length;
  return {
    name: 'Agreement',
    passed: moved === 0,
    detail:
      moved === 0
        ? `nothing changed in ${name} since it was last read`
        : `${moved} ${moved === 1 ? 'document' : 'documents'} changed in ${name}`,
  };
}

/** Never a reason to stop: it only says that what goes is not what is seen on the canvas. */
function here(found: readonly Promoted[], { name }: Environment) {
  const apart = found.filter((one) => {
    const read = readText(one.kind, one.remote.text);
    return !read.ok || !one.mine || !isSame(one.mine, read.value.document);
  }).length;
  const detail =
    apart === 0
      ? `says the same as ${name}`
      : `${apart} of ${found.length} differ from ${name} here; what goes is what is in ${name}`;
  return { name: 'This workspace', passed: true, detail };
}

function differs({ name }: Environment, stop: string): AppError {
  return appError(
    'schema-differs',
    `The tables of ${name} are not as the data model says: ${stop}. Nothing was written.`,
    {
      remedy: 'Bring the table in line with the data model, then plan again.',
    },
  );
}

/** The differences of one document between two environments, in words. */
export function betweenEnvironments(
  kind: DocumentKind,
  from: RemoteUnit | undefined,
  to: RemoteUnit | undefined,
): Result<PlannedDocument['fields'], string> {
  const a = from ? readText(kind, from.text) : null;
  const b = to ? readText(kind, to.text) : null;
  if (a && !a.ok) return err(a.error);
  if (b && !b.ok) return err(b.error);
  const [before, after] = [b?.ok ? b.value : null, a?.ok ? a.value : null];
  if (!after) return ok([]);
  return ok(differencesInWords(after.document, before));
}
