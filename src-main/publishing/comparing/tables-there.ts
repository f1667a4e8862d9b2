import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import { refusalOf, type Verb } from '../../../shared/publishing/role-words.ts';
import { tablesOf, unitOf } from '../../../shared/publishing/units.ts';
import { isReadable, schemaStop } from '../planning/planning-words.ts';
import type { CatalogReport } from '../postgres/catalog.ts';
import type { Connection } from '../postgres/connection.ts';
import { type Rights, readRights } from '../postgres/role.ts';
import type { UnitWrites } from '../postgres/statements.ts';

export type { Rights } from '../postgres/role.ts';

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

/** A line for each table, over how it is made; the same as long as nobody alters it. */
export function fingerprintOf({ fingerprints }: CatalogReport, tables: readonly string[]): string {
  return tables.map((table) => `${table} ${fingerprints[table] ?? 'is missing'}`).join('\n');
}

/** Why a plan that was made for tables of this fingerprint may not be executed now; null: it may. */
export function driftSince(
  catalog: CatalogReport,
  kinds: readonly DocumentKind[],
  fingerprint: string,
): string | null {
  const stop = schemaStop(catalog, kinds);
  if (stop) return stop;
  const altered = fingerprint.split('\n').flatMap((line) => {
    const table = line.slice(0, line.indexOf(' '));
    return fingerprintOf(catalog, [table]) === line ? [] : [table];
  });
  return altered.length === 0 ? null : `somebody altered the columns or constraints of ${altered.join(', ')}`;
}

/** The kinds whose tables say what the data model says, if perhaps less of it, and may be read by this user. */
export async function readableKinds(
  connection: Connection,
  schema: string,
  catalog: CatalogReport,
): Promise<DocumentKind[]> {
  if (catalog.state === 'empty') return [];
  const sound = documentKinds.filter((kind) => isReadable(catalog, kind));
  const { tables } = await readRights(connection, schema, sound);
  const readable = sound.filter((kind) =>
    // Rows that row level security hides are another matter: that is told as rows that vanished.
    tablesOf([kind]).every((table) => tables.find((one) => one.table === table)?.select.granted === true),
  );
  // Of nothing at all the server's own refusal is the best account.
  return readable.length === 0 ? sound : readable;
}

export function refusesInserts({ differences }: CatalogReport, kind: DocumentKind): boolean {
  const tables = tablesOf([kind]);
  return differences.some(({ table, effect }) => tables.includes(table) && effect === 'no-inserts');
}

/** Why a table cannot be read by this user; null: all can. */
export function unreadableTable({ user, tables }: Rights): string | null {
  const [first] = tables.flatMap((rights) => refusalOf(user, rights, rights.table, 'select') ?? []);
  return first ?? null;
}

/** What the user may not do and these writes need; null: nothing. */
export function missingRight(writes: readonly UnitWrites[], { user, tables }: Rights): string | null {
  for (const { kind, inserts, updates, deletes } of writes) {
    for (const table of tablesOf([kind])) {
      const isPart = table === unitOf(kind).parts?.table;
      const needed: Verb[] = [];
      if (inserts.length > 0 || (isPart && updates.length > 0)) needed.push('insert');
      if (updates.length > 0) needed.push('update');
      if (isPart ? updates.length > 0 : deletes.length > 0) needed.push('delete');
      const rights = tables.find((one) => one.table === table);
      for (const verb of needed) {
        const refused = refusalOf(user, rights, table, verb);
        if (refused !== null) return refused;
      }
    }
  }
  return null;
}
