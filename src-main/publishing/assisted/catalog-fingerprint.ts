import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { Connection } from '../postgres/connection.ts';

/** One catalog: the rows that came with the server as one hash, every other by itself. */
interface Section {
  readonly name: string;
  readonly system: string;
  readonly objects: readonly CatalogObject[];
}

interface CatalogObject {
  readonly key: string;
  readonly hash: string;
  /** Whether it depends on the schema of assisted mode, by what the server itself remembers of dependencies. */
  readonly ours: boolean;
}

export type Catalog = readonly Section[];

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

const firstOwn = 16_384;

function sectionSql({ catalog, owner, key, volatile = [], where = 'true' }: Source): string {
  const [classOf = '', objectOf = ''] = owner.split(', ');
  const gone = `'{${volatile.join(',')}}'::text[]`;
  return `SELECT '${catalog}' AS section, s.object >= ${firstOwn} AS own, s.key,
  encode(sha256(convert_to((s.line - ${gone})::text, 'UTF8')), 'hex') AS hash,
  EXISTS (SELECT FROM ours o WHERE o.classid = s.class AND o.objid = s.object) AS ours
FROM (SELECT ${classOf} AS class, ${objectOf} AS object, ${key} AS key, to_jsonb(c) AS line FROM pg_catalog.${catalog} c WHERE ${where}) s`;
}

/** Everything that depends on the schema of assisted mode; empty where it is not there. */
export const oursSql = `WITH RECURSIVE ours (classid, objid) AS (
  SELECT 'pg_catalog.pg_namespace'::regclass::oid, n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = 'jd_sync'
  UNION
  SELECT d.classid, d.objid FROM pg_catalog.pg_depend d JOIN ours o ON d.refclassid = o.classid AND d.refobjid = o.objid
)`;

const catalogSql = `${oursSql}, lines AS (
${sources.map(sectionSql).join('\nUNION ALL\n')}
)
SELECT section, own, CASE WHEN own THEN key ELSE '' END AS key,
  CASE WHEN own THEN min(hash) ELSE encode(sha256(convert_to(string_agg(hash, ',' ORDER BY key COLLATE "C"), 'UTF8')), 'hex') END AS hash,
  bool_or(ours) AS ours
FROM lines GROUP BY section, own, CASE WHEN own THEN key ELSE '' END
ORDER BY section COLLATE "C", own, (CASE WHEN own THEN key ELSE '' END) COLLATE "C"`;

/** The catalog of the whole database, as it stands in the transaction of the caller. */
export async function readCatalogState(connection: Connection): Promise<Catalog> {
  const { rows } = await connection.query(catalogSql);
  const found = new Map(
    sources.map(({ catalog }) => [catalog, { system: '', objects: [] as CatalogObject[] }]),
  );
  for (const { section, own, key, hash, ours } of rows) {
    const entry = found.get(section ?? '');
    if (!entry) continue;
    if (isYes(own)) entry.objects.push({ key: key ?? '', hash: hash ?? '', ours: isYes(ours) });
    else entry.system = hash ?? '';
  }
  return [...found].map(([name, { system, objects }]) => ({ name, system, objects }));
}

/** One hash for each catalog, without what is of assisted mode: small enough to be kept. */
export function fingerprintCatalog(catalog: Catalog): Record<string, string> {
  return Object.fromEntries(
    catalog.map(({ name, system, objects }) => {
      const hash = createHash('sha256').update(system);
      for (const { key, hash: own } of objects.filter(({ ours }) => !ours)) hash.update(`\n${key} ${own}`);
      return [name, hash.digest('hex')];
    }),
  );
}

/** The catalogs in which two fingerprints differ. */
export function differingSections(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
}

/** After a removal: exactly what was there before, without what was ours. */
export function removedOnlyOurs(before: Catalog, after: Catalog): Result<null, string[]> {
  const left = after.flatMap(({ name, objects }) =>
    objects.flatMap(({ ours, key }) => (ours ? [`${name} ${key}`] : [])),
  );
  const differing = [...left, ...differingSections(fingerprintCatalog(before), fingerprintCatalog(after))];
  return differing.length === 0 ? ok(null) : err(differing);
}

function isYes(text: string | null | undefined): boolean {
  return text === 't' || text === 'true';
}
