import type { Connection } from '../postgres/connection.ts';
import { isTrue } from '../postgres/connection.ts';
import { assistedVersions, type InstalledVersion } from './versions.ts';

/** How assisted mode stands in a database, seen from the schema of one environment. */
export type Installation =
  | { readonly state: 'bare' }
  /** Something else is called jd_sync there. */
  | { readonly state: 'foreign' }
  /** It is there, and this database user may not look into it. */
  | { readonly state: 'closed' }
  | ({ readonly state: 'installed' | 'older' | 'newer' | 'elsewhere' } & Installed);

export interface Installed {
  readonly id: string;
  readonly version: number;
  readonly watchedSchema: string;
  readonly installedBy: string;
  /** ISO text. */
  readonly installedAt: string;
  /** The catalog as it was before, one hash for each part. */
  readonly catalogBefore: Readonly<Record<string, string>>;
}

/** Throws what the driver throws; only ever reads. */
export async function readInstallation(
  connection: Connection,
  schema: string,
  versions: readonly InstalledVersion[] = assistedVersions,
): Promise<Installation> {
  const found = await connection.query(
    `SELECT c.oid IS NOT NULL AS ours,
       pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') AS open
     FROM pg_catalog.pg_namespace n
     LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = 'installation' AND c.relkind = 'r'
       AND EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'watched_schema')
     WHERE n.nspname = 'jd_sync'`,
  );
  const [there] = found.rows;
  if (!there) return { state: 'bare' };
  if (!isTrue(there['ours'])) return { state: 'foreign' };
  if (!isTrue(there['open'])) return { state: 'closed' };
  const { rows } = await connection.query(
    `SELECT id, version, watched_schema, installed_by, to_json(installed_at AT TIME ZONE 'UTC') #>> '{}' AS installed_at, catalog_before
     FROM jd_sync.installation`,
  );
  const [row] = rows;
  if (!row) return { state: 'foreign' };
  const installed: Installed = {
    id: row['id'] ?? '',
    version: Number(row['version']),
    watchedSchema: row['watched_schema'] ?? '',
    installedBy: row['installed_by'] ?? '',
    installedAt: `${row['installed_at'] ?? ''}Z`,
    catalogBefore: catalogOf(row['catalog_before'] ?? '{}'),
  };
  return { state: stateOf(installed, schema, newestOf(versions)), ...installed };
}

function stateOf({ version, watchedSchema }: Installed, schema: string, newest: number) {
  if (version > newest) return 'newer';
  if (watchedSchema !== schema) return 'elsewhere';
  return version < newest ? 'older' : 'installed';
}

export function newestOf(versions: readonly InstalledVersion[]): number {
  return Math.max(...versions.map(({ number }) => number));
}

/** Written by an installer, kept in a table that its owner may change: nothing else is taken from it. */
function catalogOf(text: string): Record<string, string> {
  const value = JSON.parse(text) as unknown;
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([part, hash]: [string, unknown]) =>
      typeof hash === 'string' ? [[part, hash] as const] : [],
    ),
  );
}
