import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { DocumentKind } from '../../shared/documents/document.ts';
import { documentKinds } from '../../shared/documents/document.ts';
import { tablesOf, unitOf } from '../../shared/publishing/units.ts';
import { schemaStop } from './planning-words.ts';
import type { CatalogReport } from './postgres/catalog.ts';
import type { Connection } from './postgres/connection.ts';
import type { UnitWrites } from './postgres/statements.ts';
import { readRights } from './postgres/units.ts';

export type Rights = Awaited<ReturnType<typeof readRights>>;

export const noRights: Rights = { user: '', tables: [] };

/** Without the tables there is nothing to compare with. */
export function missingTables(
  { state, differences }: CatalogReport,
  kinds: readonly DocumentKind[] = documentKinds,
): AppError | null {
  const needed = tablesOf(kinds);
  const missing = differences.filter((one) => one.missing === 'table' && needed.includes(one.table));
  if (state !== 'empty' && (missing.length === 0 || (kinds === documentKinds && missing.length < 5)))
    return null;
  const what =
    state === 'empty'
      ? 'None of the ten tables is there'
      : `There, ${missing[0]?.text ?? 'a table is missing'}`;
  return appError('schema-missing', `${what}. Nothing was written.`, {
    remedy: 'Set up this database, or check the schema in the environment.',
  });
}

/** One text over how the tables of these kinds are made; the same as long as nobody alters them. */
export function fingerprintOf({ fingerprints }: CatalogReport, kinds: readonly DocumentKind[]): string {
  return tablesOf(kinds)
    .map((table) => `${table} ${fingerprints[table] ?? 'is missing'}`)
    .join('\n');
}

/** Why a plan that was made for tables of this fingerprint may not be executed now; null: it may. */
export function driftSince(
  catalog: CatalogReport,
  kinds: readonly DocumentKind[],
  fingerprint: string,
): string | null {
  const stop = schemaStop(catalog, kinds);
  if (stop) return stop;
  if (fingerprintOf(catalog, kinds) === fingerprint) return null;
  return `somebody altered the columns or constraints of ${tablesOf(kinds).join(', ')}`;
}

/** The kinds whose tables are there as they should be and may be read by this user. */
export async function readableKinds(
  connection: Connection,
  schema: string,
  catalog: CatalogReport,
): Promise<DocumentKind[]> {
  if (catalog.state === 'empty') return [];
  const sound = documentKinds.filter((kind) => schemaStop(catalog, [kind]) === null);
  const { tables } = await readRights(connection, schema, tablesOf(sound));
  const readable = sound.filter((kind) =>
    tablesOf([kind]).every((table) => tables.find((rights) => rights.table === table)?.select === true),
  );
  // Of nothing at all the server's own refusal is the best account.
  return readable.length === 0 ? sound : readable;
}

export function refusesInserts({ differences }: CatalogReport, kind: DocumentKind): boolean {
  const tables = tablesOf([kind]);
  return differences.some(({ table, effect }) => tables.includes(table) && effect === 'no-inserts');
}

/** What the user may not do and these writes need; null: nothing. */
export function missingRight(writes: readonly UnitWrites[], { user, tables }: Rights): string | null {
  for (const { kind, inserts, updates, deletes } of writes) {
    for (const table of tablesOf([kind])) {
      const may = tables.find((rights) => rights.table === table);
      const isPart = table === unitOf(kind).parts?.table;
      if ((inserts.length > 0 || (isPart && updates.length > 0)) && !may?.insert)
        return `${user} may not insert into ${table}`;
      if (updates.length > 0 && !may?.update) return `${user} may not update ${table}`;
      const cutsDown = isPart ? updates.length > 0 : deletes.length > 0;
      if (cutsDown && !may?.delete) return `${user} may not delete from ${table}`;
    }
  }
  return null;
}
