import { compareNames } from '../../../shared/base/text.ts';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { SyncState } from '../../../shared/publishing/plan.ts';
import type { EnvironmentStatus } from '../../../shared/publishing/push-result.ts';

/** One document in one environment. */
export interface SideCell {
  /** How this workspace stands to it; null: it is neither here nor there. */
  readonly state: SyncState | null;
  /** null: it is not there. */
  readonly hash: string | null;
}

export interface SideRow {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly name: string;
  readonly isHere: boolean;
  /** By environment; absent: nobody could look there. */
  readonly cells: Readonly<Record<string, SideCell>>;
}

/** How a document of one environment stands to that of another. */
export type Relation = 'same' | 'differs' | 'only-from' | 'only-to' | 'neither' | 'unknown';

interface Looked {
  readonly id: string;
  /** null: it could not be read, or was not yet. */
  readonly status: Pick<EnvironmentStatus, 'documents'> | null;
}

/** Every document that is here or in any environment that could be read, by its name. */
export function sideRows(environments: readonly Looked[]): SideRow[] {
  const rows = new Map<string, { row: Omit<SideRow, 'cells'>; cells: Record<string, SideCell> }>();
  for (const { id, status } of environments) {
    for (const { documentId, kind, name, state, hash = null } of status?.documents ?? []) {
      const known = rows.get(documentId);
      const isHere = known?.row.isHere === true || (state !== 'new-there' && state !== 'raw');
      // What it is called here, where it is here.
      const called = known && state === 'new-there' ? known.row.name : name;
      const cells = known?.cells ?? {};
      cells[id] = { state, hash };
      rows.set(documentId, { row: { documentId, kind, name: called, isHere }, cells });
    }
  }
  const read = environments.filter(({ status }) => status !== null).map(({ id }) => id);
  return [...rows.values()]
    .map(({ row, cells }) => {
      const nowhere = read.filter((id) => !cells[id]).map((id) => [id, { state: null, hash: null }] as const);
      return { ...row, cells: { ...cells, ...Object.fromEntries(nowhere) } };
    })
    .sort((a, b) => compareNames(a.name, b.name) || (a.documentId < b.documentId ? -1 : 1));
}

export function relationOf({ cells }: SideRow, fromId: string, toId: string): Relation {
  const from = cells[fromId];
  const to = cells[toId];
  if (!from || !to) return 'unknown';
  if (from.hash === null) return to.hash === null ? 'neither' : 'only-to';
  if (to.hash === null) return 'only-from';
  return from.hash === to.hash ? 'same' : 'differs';
}

/** Whether it can be taken from one environment to the other. */
export function isPromotable(row: SideRow, fromId: string, toId: string): boolean {
  const relation = relationOf(row, fromId, toId);
  return (relation === 'differs' || relation === 'only-from') && row.cells[fromId]?.state !== 'raw';
}

/** A letter for each different content of a row, in the order of the environments; empty where all say the same. */
export function versionLetters({ cells }: SideRow, ids: readonly string[]): Readonly<Record<string, string>> {
  const seen: string[] = [];
  const letters: Record<string, string> = {};
  for (const id of ids) {
    const hash = cells[id]?.hash;
    if (!hash) continue;
    if (!seen.includes(hash)) seen.push(hash);
    letters[id] = String.fromCharCode(65 + (seen.indexOf(hash) % 26));
  }
  return seen.length > 1 ? letters : {};
}
