import { documentKinds } from '../../../shared/documents/document.ts';
import { unitOf } from '../../../shared/publishing/units.ts';

export interface WatchedTable {
  readonly table: string;
  /** The column with the id of the document that a row belongs to. */
  readonly document: string;
  readonly columns: readonly string[];
}

/** The authored tables of every kind, with the columns that are a document's. */
export const watchedTables: readonly WatchedTable[] = documentKinds.flatMap((kind) => {
  const { table, columns, parts } = unitOf(kind);
  const own = { table, document: 'id', columns: columns.map(({ name }) => name) };
  if (!parts) return [own];
  return [
    own,
    { table: parts.table, document: parts.parent, columns: parts.columns.map(({ name }) => name) },
  ];
});
