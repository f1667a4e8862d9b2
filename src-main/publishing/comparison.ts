import { findRoundedNumber } from '../../shared/base/exact-json.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { Document } from '../../shared/documents/document.ts';
import { documentsEqual } from '../../shared/documents/equal.ts';
import { journeyFromRow } from '../../shared/journeys/from-rows.ts';
import type { SyncState } from '../../shared/publishing/plan.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import type { BaselinesRepository, DatedBaseline } from './baselines-repository.ts';
import type { Connection } from './postgres/connection.ts';
import { listTemplates, type RemoteRow, readTemplates, textToRow } from './postgres/templates.ts';

/** One document here, its row there, and what was last agreed. */
export interface Compared {
  readonly documentId: string;
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
  readonly remote: RemoteRow | undefined;
  readonly theirs: Result<Read, string> | null;
}

export interface Read {
  readonly document: Document;
  readonly normalised: readonly string[];
}

interface Here {
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
}

/** How every journey here and every row there stand to each other. Reads the content only where hashes do not decide. */
export async function compareAll(connection: Connection, comparing: Comparing): Promise<Compared[]> {
  const { schema, documents, environmentId, baselines } = comparing;
  const here = journeysHere(documents);
  const agreed = baselines.all(environmentId);
  const there = new Map((await listTemplates(connection, schema)).map((row) => [row.id, row]));
  const moved = [...there.values()]
    .filter(({ id, hash }) => agreed.get(id)?.hash !== hash)
    .map(({ id }) => id);
  const rows = await readTemplates(connection, schema, moved);
  const ids = new Set([...here.keys(), ...there.keys()]);
  const all: Compared[] = [];
  for (const id of ids) {
    const sides = {
      id,
      here: here.get(id),
      baseline: agreed.get(id),
      row: rows.get(id),
      hash: there.get(id)?.hash ?? null,
    };
    const compared = compareOne(sides, documents, there.get(id)?.name ?? '');
    if (compared) all.push(compared);
  }
  return all.toSorted((a, b) => a.name.localeCompare(b.name) || (a.documentId < b.documentId ? -1 : 1));
}

/** The chosen ones with everything that a plan, a pull or a conflict needs. */
export async function compareWhole(
  connection: Connection,
  comparing: Comparing,
  ids: readonly string[],
): Promise<ComparedWhole[]> {
  const { schema, documents, environmentId, baselines } = comparing;
  const here = journeysHere(documents);
  const rows = await readTemplates(connection, schema, ids);
  const all: ComparedWhole[] = [];
  for (const id of new Set(ids)) {
    const row = rows.get(id);
    const sides = {
      id,
      here: here.get(id),
      baseline: baselines.find(environmentId, id),
      row,
      hash: row?.hash ?? null,
    };
    const compared = compareOne(sides, documents, row?.name ?? '');
    if (!compared) continue;
    const mine = readMine(documents, id, sides.here);
    const theirs = row ? readText(row.text) : null;
    all.push({ ...compared, mine, mineAt: sides.here?.updatedAt ?? null, remote: row, theirs });
  }
  return all;
}

/** A row as a journey, or why it is none: written back, a number that JavaScript rounds would be another one. */
export function readText(text: string): Result<Read, string> {
  const read = journeyFromRow(textToRow(text));
  if (!read.ok) return err(`${read.error.place} ${read.error.reason}`);
  const rounded = findRoundedNumber(text);
  if (!rounded) return ok(read.value);
  const number = rounded.source.length > 40 ? `${rounded.source.slice(0, 39)}…` : rounded.source;
  return err(`"${rounded.key}" holds the number ${number}, which has more digits than can be kept here`);
}

interface Sides {
  readonly id: string;
  readonly here: Here | undefined;
  readonly baseline: DatedBaseline | undefined;
  readonly row: RemoteRow | undefined;
  readonly hash: string | null;
}

function compareOne(
  { id, here, baseline, row, hash }: Sides,
  documents: DocumentsService,
  nameThere: string,
): Compared | null {
  const say = (state: SyncState, reason: string | null = null): Compared => ({
    documentId: id,
    name: here?.name ?? nameThere,
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
  if (here?.archived) return say('archived-here');
  const moved = baseline?.hash !== hash;
  if (!moved && here && baseline.revision === here.revision) return say('equal');
  const text = moved ? row?.text : baseline.rowText;
  const theirs = text === undefined ? err('it went away while it was read') : readText(text);
  if (!theirs.ok) return say('raw', theirs.error);
  const mine = readMine(documents, id, here);
  if (!mine) return say('new-there');
  if (documentsEqual(mine, theirs.value.document)) return say('equal');
  if (!moved) return say('changed-here');
  if (!baseline) return say('conflict');
  return say(isChangedHere(mine, baseline) ? 'conflict' : 'changed-there');
}

function isChangedHere(mine: Document, baseline: DatedBaseline): boolean {
  const base = readText(baseline.rowText);
  return !base.ok || !documentsEqual(mine, base.value.document);
}

function readMine(documents: DocumentsService, id: string, here: Here | undefined): Document | null {
  if (!here) return null;
  const read = documents.read(id);
  return read.ok ? read.value.document : null;
}

function journeysHere(documents: DocumentsService): Map<string, Here> {
  const here = new Map<string, Here>();
  for (const archived of [true, false]) {
    for (const { id, kind, name, revision, updatedAt } of documents.list({ archived })) {
      if (kind === 'journey') here.set(id, { name, revision, archived, updatedAt });
    }
  }
  return here;
}
