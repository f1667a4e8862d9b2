import { findRoundedNumber } from '../../../shared/base/exact-json.ts';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { compareNames } from '../../../shared/base/text.ts';
import type { Document, DocumentKind } from '../../../shared/documents/document.ts';
import { documentsEqual } from '../../../shared/documents/equal.ts';
import { isInUse } from '../../../shared/publishing/in-use.ts';
import type { SyncState } from '../../../shared/publishing/plan.ts';
import { type ReadUnit, textToRows, type Unit, unitOf } from '../../../shared/publishing/units.ts';
import type { DocumentsService } from '../../documents/documents-service.ts';
import { readPosition } from '../assisted/position.ts';
import type { Connection } from '../postgres/connection.ts';
import { listUnits, type RemoteKey, type RemoteUnit, readUnits } from '../postgres/units.ts';
import { mapInSlices } from '../slices.ts';
import type { BaselinesRepository, DatedBaseline } from './baselines-repository.ts';

/** One document here, its row there, and what was last agreed. */
export interface Compared {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly state: SyncState;
  /** Why a row cannot be drawn. */
  readonly reason: string | null;
  /** null: not here. */
  readonly revision: number | null;
  readonly baseline: DatedBaseline | undefined;
  readonly remoteHash: string | null;
}

/** The same with both sides read whole. */
export interface ComparedWhole extends Compared {
  readonly mine: Document | null;
  /** When mine was edited last. */
  readonly mineAt: string | null;
  readonly remote: RemoteUnit | undefined;
  readonly theirs: Result<ReadUnit, string> | null;
  /** Up to where the change log there is seen by this look. */
  readonly position: string | null;
}

interface Here {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly revision: number;
  readonly archived: boolean;
  readonly updatedAt: string;
}

export interface Comparing {
  readonly documents: DocumentsService;
  readonly baselines: BaselinesRepository;
  readonly environmentId: string;
  readonly schema: string;
  /** What a look before this one read there; absent: everything is read. */
  readonly knownRows?: KnownRows;
}

/** Rows that were read before, by their id; a row of the same hash says the same. */
export type KnownRows = Map<string, RemoteUnit>;

/** Rows of one environment that are kept for the next look. */
const mostKnown = 1_000;

export interface ComparingKinds extends Comparing {
  /** The kinds whose tables can be read there. */
  readonly kinds: readonly DocumentKind[];
}

/** How every document here and every row there stand to each other. Reads the content only where hashes do not decide. */
export async function compareAll(connection: Connection, comparing: ComparingKinds): Promise<Compared[]> {
  const { schema, documents, environmentId, baselines, kinds } = comparing;
  const agreed = baselines.all(environmentId);
  const all: Compared[] = [];
  for (const kind of kinds) {
    const unit = unitOf(kind);
    const here = documentsHere(documents, kind);
    const there = new Map((await listUnits(connection, schema, unit)).map((row) => [row.id, row]));
    const moved = [...there.values()]
      .filter(({ id, hash }) => agreed.get(id)?.hash !== hash)
      .map(({ id }) => id);
    const rows = await readMoved(connection, comparing, unit, there, moved);
    const ids = [...new Set([...here.keys(), ...there.keys()])];
    await mapInSlices(ids, (id) => {
      const [row, own] = [rows.get(id), here.get(id)];
      const sides = { id, kind, here: own, baseline: agreed.get(id), row, key: there.get(id) };
      const compared = compareOne(sides, reader(documents, sides));
      if (compared) all.push(compared);
    });
  }
  return all.toSorted((a, b) => compareNames(a.name, b.name) || (a.documentId < b.documentId ? -1 : 1));
}

/** A look that is made every few minutes reads the hashes, and the content of a row once. */
async function readMoved(
  connection: Connection,
  { schema, knownRows }: ComparingKinds,
  unit: Unit,
  there: ReadonlyMap<string, RemoteKey>,
  moved: readonly string[],
): Promise<ReadonlyMap<string, RemoteUnit>> {
  if (!knownRows) return readUnits(connection, schema, unit, moved);
  const known = moved.flatMap((id) => {
    const row = knownRows.get(id);
    return row && row.hash === there.get(id)?.hash ? [row] : [];
  });
  const seen = new Set(known.map(({ id }) => id));
  const fresh = await readUnits(
    connection,
    schema,
    unit,
    moved.filter((id) => !seen.has(id)),
  );
  for (const [id, row] of knownRows) if (row.kind === unit.kind && !seen.has(id)) knownRows.delete(id);
  for (const [id, row] of fresh) if (knownRows.size < mostKnown) knownRows.set(id, row);
  return new Map([...fresh, ...known.map((row) => [row.id, row] as const)]);
}

/** The chosen ones with everything that a plan, a pull or a conflict needs. */
export async function compareWhole(
  connection: Connection,
  comparing: ComparingKinds,
  ids: readonly string[],
): Promise<ComparedWhole[]> {
  const { schema, documents, environmentId, baselines, kinds } = comparing;
  const found = new Map<string, ComparedWhole>();
  const position = await readPosition(connection);
  for (const kind of kinds) {
    const here = documentsHere(documents, kind);
    const rows = await readUnits(connection, schema, unitOf(kind), ids);
    await mapInSlices([...new Set(ids)], (id) => {
      const row = rows.get(id);
      const own = here.get(id);
      if (!own && !row) return;
      const baseline = baselines.find(environmentId, id);
      const sides = { id, kind, here: own, baseline, row, key: row };
      const read = reader(documents, sides);
      const compared = compareOne(sides, read);
      if (!compared) return;
      const mine = read.mine();
      const theirs = row ? read.row(row.text) : null;
      found.set(id, { ...compared, mine, mineAt: own?.updatedAt ?? null, remote: row, theirs, position });
    });
  }
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}

/** Rows as a document, or why they are none: written back, a number that JavaScript rounds would be another one. */
export function readText(kind: DocumentKind, text: string): Result<ReadUnit, string> {
  const unit = unitOf(kind);
  const rounded = findRoundedNumber(text);
  if (rounded) {
    const number = rounded.source.length > 40 ? `${rounded.source.slice(0, 39)}…` : rounded.source;
    return err(`"${rounded.key}" holds the number ${number}, which has more digits than can be kept here`);
  }
  const read = unit.fromRows(textToRows(unit, text));
  return read.ok ? ok(read.value) : err(`${read.error.place} ${read.error.reason}`);
}

interface Sides {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly here: Here | undefined;
  readonly baseline: DatedBaseline | undefined;
  readonly row: RemoteUnit | undefined;
  /** What is there; undefined: nothing. */
  readonly key: RemoteKey | undefined;
}

/** Reads either side when it is asked for, and once: a document of thousands of records takes its time. */
interface Reader {
  readonly mine: () => Document | null;
  readonly row: (text: string) => Result<ReadUnit, string>;
}

function reader(documents: DocumentsService, { id, kind, here }: Sides): Reader {
  let mine: Document | null | undefined;
  let row: { readonly text: string; readonly read: Result<ReadUnit, string> } | null = null;
  return {
    mine: () => {
      mine ??= readMine(documents, id, here);
      return mine;
    },
    row: (text) => {
      if (row?.text !== text) row = { text, read: readText(kind, text) };
      return row.read;
    },
  };
}

function compareOne({ kind, id, here, baseline, row, key }: Sides, read: Reader): Compared | null {
  const hash = key?.hash ?? null;
  const say = (state: SyncState, reason: string | null = null): Compared => ({
    documentId: id,
    kind,
    name: here?.name ?? key?.name ?? '',
    state,
    reason,
    revision: here?.revision ?? null,
    baseline,
    remoteHash: hash,
  });
  if (hash === null) {
    if (!here || here.archived) return null;
    return say(baseline ? 'deleted-there' : 'new-here');
  }
  const moved = baseline?.hash !== hash;
  if (here?.archived) {
    // Put away on both sides: there is nothing left to do.
    const now = moved ? row?.text : baseline.rowText;
    return now !== undefined && isOff(kind, now) ? null : say('archived-here');
  }
  if (!moved && here && baseline.revision === here.revision) return say('equal');
  const text = moved ? row?.text : baseline.rowText;
  const theirs = text === undefined ? err('it went away while it was read') : read.row(text);
  if (!theirs.ok) return say('raw', theirs.error);
  const mine = read.mine();
  if (!mine) return say('new-there');
  if (isSame(mine, theirs.value.document)) return say('equal');
  if (!moved) return say('changed-here');
  if (!baseline) return say('conflict');
  return say(isChangedHere(mine, baseline) ? 'conflict' : 'changed-there');
}

function isOff(kind: DocumentKind, text: string): boolean {
  const unit = unitOf(kind);
  return !isInUse(unit, textToRows(unit, text).row);
}

/** Whether a document here is what a row there draws. */
export function isSame(mine: Document, theirs: Document): boolean {
  return documentsEqual(unitOf(mine.kind).canonical(mine), theirs);
}

function isChangedHere(mine: Document, baseline: DatedBaseline): boolean {
  const base = readText(mine.kind, baseline.rowText);
  return !base.ok || !isSame(mine, base.value.document);
}

function readMine(documents: DocumentsService, id: string, here: Here | undefined): Document | null {
  if (!here) return null;
  const read = documents.read(id);
  return read.ok ? read.value.document : null;
}

function documentsHere(documents: DocumentsService, wanted: DocumentKind): Map<string, Here> {
  const here = new Map<string, Here>();
  for (const archived of [true, false]) {
    for (const { id, kind, name, revision, updatedAt } of documents.list({ archived })) {
      if (kind === wanted) here.set(id, { kind, name, revision, archived, updatedAt });
    }
  }
  return here;
}
