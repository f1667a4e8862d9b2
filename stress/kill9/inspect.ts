import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { applyChange } from '../../shared/documents/apply.ts';
import type {
  Change,
  Document,
  DocumentHeader,
  DocumentKind,
  DocumentRecord,
} from '../../shared/documents/document.ts';
import { backupsFolder, backupsKept, listBackups } from '../../src-main/database/backup.ts';
import { type Database, openDatabase } from '../../src-main/database/database.ts';
import { workspaceFile } from '../../src-main/database/folders.ts';
import { openTestApp } from '../../src-main/testing/test-app.ts';
import { hashOf, published, type Report } from './protocol.ts';
import type { Production } from './publishing.ts';

/** What was found after a kill; `notes` say where. */
export interface Found {
  readonly lost: number;
  readonly corrupt: number;
  readonly torn: number;
  readonly notes: readonly string[];
}

export function keyOf(folder: string): Uint8Array {
  return Buffer.from(readFileSync(join(folder, 'workspace.key'), 'utf8').trim(), 'hex');
}

/** Opens the workspace as the next start would, then looks into the file itself; then what was published is compared. */
export async function inspectWorkspace(
  folder: string,
  reports: readonly Report[],
  production: Production | null,
): Promise<Found> {
  const notes: string[] = [];
  const next = await openTestApp({ workspaceFolder: folder });
  try {
    const status = await next.get('workspace.status', {});
    if (status.state !== 'open') return { lost: 0, corrupt: 1, torn: 0, notes: [`opens as ${status.state}`] };
    const database = openDatabase({ file: workspaceFile(folder), key: keyOf(folder) });
    const found = lookInto(database, folder, reports, notes);
    const there = (await production?.inspect(next.get, reports, notes)) ?? { lost: 0, torn: 0 };
    return { ...found, lost: found.lost + there.lost, torn: found.torn + there.torn, notes };
  } finally {
    await next.app.close();
  }
}

function lookInto(database: Database, folder: string, reports: readonly Report[], notes: string[]) {
  try {
    return {
      corrupt: countCorrupt(database, notes) + damagedBackups(folder, reports, notes),
      lost: countLost(database, reports, notes),
      torn: countTorn(database, reports, notes) + countHalves(database, notes),
    };
  } finally {
    database.close();
  }
}

/** A backup that was called taken is there and whole, and so is every file that looks like one. */
function damagedBackups(folder: string, reports: readonly Report[], notes: string[]): number {
  const told = reports.flatMap((report) => (report.kind === 'backup' ? [basename(report.file)] : []));
  if (told.length === 0 && !reports.some((report) => report.kind === 'began' && report.what === 'backup'))
    return 0;
  const there = listBackups(folder);
  // Ten are kept: of many that were taken, the older ones may be gone.
  const missing = told.slice(-backupsKept).filter((name) => !there.includes(name));
  const damaged = there.filter((name) => {
    const file = join(backupsFolder(folder), name);
    const copy = openDatabase({ file, key: keyOf(folder), readonly: true });
    try {
      return copy.pragma('integrity_check', { simple: true }) !== 'ok';
    } finally {
      copy.close();
    }
  });
  if (missing.length + damaged.length > 0)
    notes.push(`backups missing: ${missing.join()}, damaged: ${damaged.join()}`);
  return missing.length + damaged.length;
}

/** What comes in as one thing is there whole or not at all: the documents of a bundle, both steps of a merge. */
function countHalves(database: Database, notes: string[]): number {
  const copies = database
    .prepare<[], number>("SELECT count(*) FROM documents WHERE name GLOB 'Published * [0-9]*'")
    .pluck()
    .get();
  const halfMerged = database
    .prepare<[], number>(
      `SELECT count(*) FROM edits WHERE label GLOB 'As it is in *' AND NOT EXISTS (
         SELECT 1 FROM edits later WHERE later.document_id = edits.document_id AND later.revision = edits.revision + 1)`,
    )
    .pluck()
    .get();
  const imported = database
    .prepare<[], number>(
      "SELECT count(*) FROM edits WHERE revision = 1 AND label = 'Import' AND document_id IN (SELECT id FROM documents WHERE name GLOB 'Published * [0-9]*')",
    )
    .pluck()
    .get();
  const inBundles = (copies ?? 0) - (imported ?? 0);
  const halves = (inBundles % published.length === 0 ? 0 : 1) + (halfMerged ?? 0);
  if (halves > 0) notes.push(`${inBundles} documents of bundles of four, ${halfMerged} merges of one step`);
  return halves;
}

export function countCorrupt(database: Database, notes: string[]): number {
  const answer = String(database.pragma('integrity_check', { simple: true }));
  const dangling = (database.pragma('foreign_key_check') as unknown[]).length;
  if (answer === 'ok' && dangling === 0) return 0;
  notes.push(`integrity ${answer}, ${dangling} rows without parent`);
  return 1;
}

function countLost(database: Database, reports: readonly Report[], notes: string[]): number {
  const edit = database
    .prepare<[string], string>("SELECT document_id || ' ' || revision FROM edits WHERE change_id = ?")
    .pluck();
  const made = database.prepare<[string], number>('SELECT 1 FROM documents WHERE id = ?').pluck();
  const held = database
    .prepare<[string, number], number>('SELECT 1 FROM edits WHERE document_id = ? AND revision = ?')
    .pluck();
  const lost = reports.filter((report) => {
    if (report.kind === 'state') return held.get(report.documentId, report.revision) !== 1;
    if (report.kind === 'made') return made.get(report.documentId) !== 1;
    if (report.kind !== 'edit') return false;
    return edit.get(report.changeId) !== `${report.documentId} ${report.revision}`;
  });
  if (lost.length > 0) notes.push(`${lost.length} acknowledged edits are not there`);
  return lost.length;
}

/** A document is whole where its log has no gap, played forward gives what is stored, and agrees with what was acknowledged. */
function countTorn(database: Database, reports: readonly Report[], notes: string[]): number {
  const acknowledged = new Map<string, string>();
  const touched = new Set(database.prepare<[], string>('SELECT id FROM documents').pluck().all());
  for (const report of reports) {
    if (report.kind !== 'edit' && report.kind !== 'state') continue;
    acknowledged.set(`${report.documentId} ${report.revision}`, report.hash);
  }
  const torn = [...touched].filter((id) => {
    const defect = documentDefect(database, id, acknowledged);
    if (defect) notes.push(`document ${id}: ${defect}`);
    return defect !== null;
  });
  return torn.length;
}

function documentDefect(
  database: Database,
  id: string,
  acknowledged: ReadonlyMap<string, string>,
): string | null {
  const stored = readStored(database, id);
  if (!stored) return null;
  const edits = database
    .prepare<[string], { revision: number; change: string }>(
      'SELECT revision, change FROM edits WHERE document_id = ? ORDER BY revision',
    )
    .all(id);
  if (edits.length !== stored.revision) return `revision ${stored.revision} with ${edits.length} log lines`;
  let document: Document = { ...stored.document, header: {} as DocumentHeader, records: {} };
  for (const [index, { revision, change }] of edits.entries()) {
    if (revision !== index + 1) return `the log has a gap at ${index + 1}`;
    const applied = applyChange(document, JSON.parse(change) as Change);
    if (!applied.ok) return `the log does not fit at revision ${revision}`;
    document = applied.value;
    const expected = acknowledged.get(`${id} ${revision}`);
    if (expected !== undefined && expected !== hashOf(document)) return `revision ${revision} is another one`;
  }
  return hashOf(document) === hashOf(stored.document) ? null : 'the records are not what the log says';
}

function readStored(database: Database, id: string): { document: Document; revision: number } | null {
  const row = database
    .prepare<[string], { kind: DocumentKind; header: string; revision: number }>(
      'SELECT kind, header, revision FROM documents WHERE id = ?',
    )
    .get(id);
  if (!row) return null;
  const bodies = database
    .prepare<[string], string>('SELECT body FROM records WHERE document_id = ?')
    .pluck()
    .all(id);
  const records = bodies.map((body) => JSON.parse(body) as DocumentRecord);
  const header = JSON.parse(row.header) as DocumentHeader;
  const document = { id, kind: row.kind, header, records: Object.fromEntries(records.map((r) => [r.id, r])) };
  return { document, revision: row.revision };
}
