import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyChange } from '../../shared/documents/apply.ts';
import type {
  Change,
  Document,
  DocumentHeader,
  DocumentKind,
  DocumentRecord,
} from '../../shared/documents/document.ts';
import { type Database, openDatabase } from '../../src-main/database/database.ts';
import { workspaceFile } from '../../src-main/database/folders.ts';
import { openTestApp } from '../../src-main/testing/test-app.ts';
import { hashOf, type Report } from './protocol.ts';

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

/** Opens the workspace as the next start would, then looks into the file itself. */
export async function inspectWorkspace(folder: string, reports: readonly Report[]): Promise<Found> {
  const notes: string[] = [];
  const next = await openTestApp({ workspaceFolder: folder });
  const status = await next.get('workspace.status', {});
  await next.app.close();
  if (status.state !== 'open') return { lost: 0, corrupt: 1, torn: 0, notes: [`opens as ${status.state}`] };
  const database = openDatabase({ file: workspaceFile(folder), key: keyOf(folder) });
  try {
    const corrupt = countCorrupt(database, notes);
    const lost = countLost(database, reports, notes);
    const torn = countTorn(database, reports, notes);
    return { lost, corrupt, torn, notes };
  } finally {
    database.close();
  }
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
  const lost = reports.filter((report) => {
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
  const touched = new Set<string>();
  for (const report of reports) {
    if (report.kind === 'made') touched.add(report.documentId);
    if (report.kind !== 'edit') continue;
    touched.add(report.documentId);
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
