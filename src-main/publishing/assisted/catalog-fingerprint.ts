import { createHash } from 'node:crypto';
import type { Connection } from '../postgres/connection.ts';

/** One catalog of the server, without what is of assisted mode. */
export interface CatalogPart {
  /** Over every row, each with its key. */
  readonly hash: string;
  /** How many rows are of assisted mode, by what the server itself remembers of dependencies. */
  readonly ours: number;
}

/** By the name of the catalog. */
export type CatalogState = Readonly<Record<string, CatalogPart>>;

interface Source {
  readonly catalog: string;
  /** The catalog and the object that a row belongs to; an attribute belongs to its table. */
  readonly owner: string;
  readonly key: string;
  /** Columns that the server moves by itself: vacuum, statistics, a rewritten file. */
  readonly volatile?: readonly string[];
  readonly where?: string;
}

const ownOid = (catalog: string, volatile: readonly string[] = []): Source => ({
  catalog,
  owner: `'pg_catalog.${catalog}'::regclass::oid, c.oid`,
  key: 'c.oid::text',
  volatile,
});

const files = ['relfilenode', 'relpages', 'reltuples', 'relallvisible', 'relallfrozen', 'relfrozenxid'];
const hints = ['relminmxid', 'relhastriggers', 'relhasindex', 'relhasrules', 'relhassubclass'];
const ofTable = "'pg_catalog.pg_class'::regclass::oid";

const sources: readonly Source[] = [
  ...['pg_namespace', 'pg_proc', 'pg_type', 'pg_constraint', 'pg_trigger', 'pg_rewrite', 'pg_policy'].map(
    (catalog) => ownOid(catalog),
  ),
  ...['pg_attrdef', 'pg_enum', 'pg_default_acl', 'pg_event_trigger', 'pg_extension', 'pg_language'].map(
    (catalog) => ownOid(catalog),
  ),
  ...['pg_cast', 'pg_operator', 'pg_opclass', 'pg_opfamily', 'pg_collation', 'pg_conversion'].map((catalog) =>
    ownOid(catalog),
  ),
  ...['pg_publication', 'pg_publication_rel', 'pg_statistic_ext', 'pg_foreign_server'].map((catalog) =>
    ownOid(catalog),
  ),
  ...['pg_foreign_data_wrapper', 'pg_ts_config', 'pg_ts_dict'].map((catalog) => ownOid(catalog)),
  ownOid('pg_class', [...files, ...hints]),
  { ...ownOid('pg_database', ['datfrozenxid', 'datminmxid']), where: 'c.datname = current_database()' },
  {
    catalog: 'pg_attribute',
    owner: `${ofTable}, c.attrelid`,
    key: "c.attrelid::text || '.' || c.attnum::text",
  },
  {
    catalog: 'pg_index',
    owner: `${ofTable}, c.indexrelid`,
    key: 'c.indexrelid::text',
    volatile: ['indcheckxmin'],
  },
  { catalog: 'pg_sequence', owner: `${ofTable}, c.seqrelid`, key: 'c.seqrelid::text' },
  {
    catalog: 'pg_inherits',
    owner: `${ofTable}, c.inhrelid`,
    key: "c.inhrelid::text || '.' || c.inhseqno::text",
  },
  {
    catalog: 'pg_description',
    owner: 'c.classoid, c.objoid',
    key: "c.classoid::text || '.' || c.objoid::text || '.' || c.objsubid::text",
  },
  {
    catalog: 'pg_depend',
    owner: 'c.classid, c.objid',
    key: "concat_ws('.', c.classid, c.objid, c.objsubid, c.refclassid, c.refobjid, c.refobjsubid, c.deptype)",
  },
];

/** Everything that depends on the schema of assisted mode; empty where it is not there. */
export const oursSql = `WITH RECURSIVE ours (classid, objid) AS (
  SELECT 'pg_catalog.pg_namespace'::regclass::oid, n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = 'jd_sync'
  UNION
  SELECT d.classid, d.objid FROM pg_catalog.pg_depend d JOIN ours o ON d.refclassid = o.classid AND d.refobjid = o.objid
)`;

function sectionSql({ catalog, owner, key, volatile = [], where = 'true' }: Source): string {
  const whole = volatile.length === 0 ? 'c::text' : `(to_jsonb(c) - '{${volatile.join(',')}}'::text[])::text`;
  return `SELECT '${catalog}' AS section, ${key} AS key, encode(sha256(convert_to(${whole}, 'UTF8')), 'hex') AS hash,
  (${owner}) IN (SELECT o.classid, o.objid FROM ours o) AS ours
FROM pg_catalog.${catalog} c WHERE ${where}`;
}

const catalogSql = `${oursSql}, lines AS (
${sources.map(sectionSql).join('\nUNION ALL\n')}
)
SELECT section, count(*) FILTER (WHERE ours) AS ours,
  encode(sha256(convert_to(COALESCE(string_agg(key || ' ' || hash, ',' ORDER BY key COLLATE "C") FILTER (WHERE NOT ours), ''), 'UTF8')), 'hex') AS hash
FROM lines GROUP BY section`;

/** A catalog without rows has no line in the answer. */
const ofNothing = createHash('sha256').digest('hex');

/** The catalog of the whole database, as it stands in the transaction of the caller. */
export async function readCatalogState(connection: Connection): Promise<CatalogState> {
  const { rows } = await connection.query(catalogSql);
  const found = new Map(rows.map((row) => [row['section'], row]));
  return Object.fromEntries(
    sources.map(({ catalog }) => {
      const row = found.get(catalog);
      return [catalog, { hash: row?.['hash'] ?? ofNothing, ours: Number(row?.['ours'] ?? 0) }];
    }),
  );
}

/** What of it is kept to be compared later. */
export function fingerprintCatalog(catalog: CatalogState): Record<string, string> {
  return Object.fromEntries(Object.entries(catalog).map(([part, { hash }]) => [part, hash]));
}

/** The parts in which two fingerprints differ. */
export function differingParts(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((part) => a[part] !== b[part]);
}

/** After a removal: the parts that are not exactly as before, or still hold something of ours; empty as it should be. */
export function partsNotRestored(before: CatalogState, after: CatalogState): string[] {
  const left = Object.entries(after).flatMap(([part, { ours }]) => (ours > 0 ? [part] : []));
  return [...left, ...differingParts(fingerprintCatalog(before), fingerprintCatalog(after))];
}
