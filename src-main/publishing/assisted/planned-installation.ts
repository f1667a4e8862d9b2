import type { Connection } from '../postgres/connection.ts';
import { isTrue } from '../postgres/connection.ts';
import { quoteName } from '../postgres/identifiers.ts';
import { oursSql } from './catalog-fingerprint.ts';
import { type Installation, newestOf, readInstallation } from './installation.ts';
import {
  assistedVersions,
  type InstalledVersion,
  rowTrigger,
  rowTriggerSql,
  truncateTrigger,
  truncateTriggerSql,
} from './versions.ts';
import { watchedTables } from './watched-tables.ts';

export interface NeededPrivilege {
  readonly what: string;
  readonly held: boolean;
}

/** What installing, upgrading or mending would do; nothing is left out and nothing else is run. */
export interface AssistedPlan {
  readonly installation: Installation;
  readonly statements: readonly string[];
  /** What stands in the way, in words; null: it can be done. */
  readonly obstacle: string | null;
  readonly privileges: readonly NeededPrivilege[];
  /** Database users who get access: who may read the tables may read, who may write them also notes pushes. */
  readonly access: readonly { readonly user: string; readonly writes: boolean }[];
}

/** `versions`: what this release knows; a test leaves some out. */
export async function planInstallation(
  connection: Connection,
  schema: string,
  versions: readonly InstalledVersion[] = assistedVersions,
): Promise<AssistedPlan> {
  const installation = await readInstallation(connection, schema, versions);
  const fresh = installation.state === 'bare';
  const triggers = await readTriggers(connection, schema);
  const access = await readAccess(connection, schema, fresh ? null : versions);
  const privileges = await readPrivileges(connection, schema, fresh);
  const shown = {
    installation,
    privileges,
    access: access.map(({ user, writes }) => ({ user, writes })),
  };
  const stop = obstacleOf(installation, triggers, privileges);
  if (stop !== null) return { ...shown, statements: [], obstacle: stop };
  const from = 'version' in installation ? installation.version : 0;
  const to = newestOf(versions);
  const missing = watchedTables.flatMap((watched) => {
    const has = (name: string) => triggers.some((one) => one.table === watched.table && one.name === name);
    return [
      ...(has(rowTrigger) ? [] : [rowTriggerSql(schema, watched)]),
      ...(has(truncateTrigger) ? [] : [truncateTriggerSql(schema, watched)]),
    ];
  });
  const upgraded = to > from;
  return {
    ...shown,
    obstacle: null,
    statements: [
      ...versions.filter(({ number }) => number > from).flatMap(({ statements }) => statements),
      ...(upgraded && !fresh ? [`UPDATE jd_sync.installation SET version = ${to}`] : []),
      ...(upgraded ? closedToOthers(await readDefaultGrantees(connection)) : []),
      ...missing,
      ...access
        .filter(({ complete }) => !complete || upgraded)
        .flatMap((one) => grantsFor(one.user, one.writes, versions)),
    ],
  };
}

function obstacleOf(
  installation: Installation,
  triggers: readonly FoundTrigger[],
  privileges: readonly NeededPrivilege[],
): string | null {
  switch (installation.state) {
    case 'foreign':
      return 'There is a schema called jd_sync that is not of Journey Designer. It is left as it is.';
    case 'closed':
      return 'Assisted mode is there, and this database user has no access to it. Whoever installed it can give access.';
    case 'newer':
      return `A newer Journey Designer installed assisted mode there (version ${installation.version}). Update this one first.`;
    case 'elsewhere':
      return `Assisted mode there watches the schema ${installation.watchedSchema}, and there is one for each database.`;
    default:
  }
  const strange = triggers.find(({ ours }) => !ours);
  if (strange)
    return `${strange.table} has a trigger called ${strange.name} that is not of Journey Designer. It is left as it is.`;
  const lacking = privileges.filter(({ held }) => !held);
  if (lacking.length > 0) return `This database user lacks: ${lacking.map(({ what }) => what).join('; ')}.`;
  return null;
}

interface FoundTrigger {
  readonly table: string;
  readonly name: string;
  readonly ours: boolean;
}

async function readTriggers(connection: Connection, schema: string): Promise<FoundTrigger[]> {
  const { rows } = await connection.query(
    `SELECT c.relname AS "table", t.tgname AS name, pn.nspname = 'jd_sync' AS ours
     FROM pg_catalog.pg_trigger t
     JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
     JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
     JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
     WHERE n.nspname = $1 AND c.relname = ANY ($2::text[]) AND t.tgname = ANY ($3::text[])`,
    [schema, watchedTables.map(({ table }) => table), [rowTrigger, truncateTrigger]],
  );
  return rows.map((row) => ({
    table: row['table'] ?? '',
    name: row['name'] ?? '',
    ours: isTrue(row['ours']),
  }));
}

interface Access {
  readonly user: string;
  readonly writes: boolean;
  /** Whether nothing has to be granted any more. */
  readonly complete: boolean;
}

/** Everybody who can log in and may use one of the authored tables; superusers may everything anyway. */
async function readAccess(
  connection: Connection,
  schema: string,
  installed: readonly InstalledVersion[] | null,
): Promise<Access[]> {
  const tables = (installed ?? []).flatMap(({ tables: own }) => own);
  const functions = (installed ?? []).flatMap((version) =>
    version.functions.map((name) => name.slice(0, name.indexOf('('))),
  );
  const { rows } = await connection.query(
    `SELECT r.rolname AS "user", w.writes,
       COALESCE((SELECT pg_catalog.has_schema_privilege(r.oid, n.oid, 'USAGE')
          AND (SELECT COALESCE(bool_and(pg_catalog.has_table_privilege(r.oid, c.oid, 'SELECT')), false) FROM pg_catalog.pg_class c
               WHERE c.relnamespace = n.oid AND c.relname = ANY ($3::text[]))
          AND (NOT w.writes OR (SELECT COALESCE(bool_and(pg_catalog.has_function_privilege(r.oid, p.oid, 'EXECUTE')), false)
               FROM pg_catalog.pg_proc p WHERE p.pronamespace = n.oid AND p.proname = ANY ($4::text[])))
        FROM pg_catalog.pg_namespace n WHERE n.nspname = 'jd_sync'), false) AS complete
     FROM pg_catalog.pg_roles r
     CROSS JOIN LATERAL (
       SELECT bool_or(pg_catalog.has_any_column_privilege(r.oid, c.oid, 'SELECT')) AS reads,
         bool_or(pg_catalog.has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE') OR pg_catalog.has_table_privilege(r.oid, c.oid, 'DELETE')) AS writes
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = $1 AND c.relname = ANY ($2::text[])
     ) w
     WHERE r.rolcanlogin AND NOT r.rolsuper AND r.rolname <> current_user AND (w.reads OR w.writes)
       AND pg_catalog.has_schema_privilege(r.oid, (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = $1), 'USAGE')
     ORDER BY r.rolname`,
    [schema, watchedTables.map(({ table }) => table), tables, functions],
  );
  return rows.map((row) => ({
    user: row['user'] ?? '',
    writes: isTrue(row['writes']),
    complete: isTrue(row['complete']),
  }));
}

function grantsFor(user: string, writes: boolean, versions: readonly InstalledVersion[]): string[] {
  const role = quoteName(user);
  const tables = versions.flatMap(({ tables: own }) => own.map((table) => `jd_sync.${table}`));
  const functions = versions.flatMap((version) => version.functions.map((name) => `jd_sync.${name}`));
  return [
    `GRANT USAGE ON SCHEMA jd_sync TO ${role}`,
    `GRANT SELECT ON ${tables.join(', ')} TO ${role}`,
    ...(writes ? [`GRANT EXECUTE ON FUNCTION ${functions.join(', ')} TO ${role}`] : []),
  ];
}

/** Functions are open to everybody unless somebody says otherwise; a database may have rules of its own for new objects. */
function closedToOthers(grantees: readonly string[]): string[] {
  return ['PUBLIC', ...grantees.map(quoteName)].flatMap((role) => [
    `REVOKE ALL ON ALL TABLES IN SCHEMA jd_sync FROM ${role}`,
    `REVOKE ALL ON ALL SEQUENCES IN SCHEMA jd_sync FROM ${role}`,
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA jd_sync FROM ${role}`,
  ]);
}

async function readDefaultGrantees(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query(
    `SELECT DISTINCT r.rolname AS name FROM pg_catalog.pg_default_acl d
     CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) a JOIN pg_catalog.pg_roles r ON r.oid = a.grantee
     WHERE d.defaclnamespace = 0 AND r.rolname <> current_user ORDER BY 1`,
  );
  return rows.map((row) => row['name'] ?? '');
}

async function readPrivileges(
  connection: Connection,
  schema: string,
  fresh: boolean,
): Promise<NeededPrivilege[]> {
  const { rows } = await connection.query(
    `SELECT pg_catalog.has_database_privilege(current_database(), 'CREATE') AS creates,
       (SELECT pg_catalog.pg_has_role(n.nspowner, 'USAGE') FROM pg_catalog.pg_namespace n WHERE n.nspname = 'jd_sync') AS owns,
       (SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = $1 AND c.relname = ANY ($2::text[]) AND pg_catalog.has_table_privilege(c.oid, 'TRIGGER')) AS watchable`,
    [schema, watchedTables.map(({ table }) => table)],
  );
  const [row] = rows;
  return [
    fresh
      ? { what: 'CREATE on the database, to add the schema', held: isTrue(row?.['creates']) }
      : { what: 'to be the owner of the schema jd_sync', held: isTrue(row?.['owns']) },
    {
      what: `TRIGGER on the ${watchedTables.length} authored tables, to watch them`,
      held: Number(row?.['watchable']) === watchedTables.length,
    },
  ];
}

/** What others made that hangs on assisted mode and would be dropped with it, by name. */
export async function readDependents(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query(
    `${oursSql}
     SELECT CASE i.type WHEN 'rule' THEN 'view ' || regexp_replace(i.identity, '^.* on ', '') ELSE i.type || ' ' || i.identity END AS name
     FROM ours o
     CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.classid, o.objid, 0) i
     WHERE COALESCE(i.schema, '') NOT IN ('jd_sync', 'pg_toast') AND i.identity <> 'jd_sync'
       AND i.identity !~ '(on|for|in) jd_sync[.]' AND NOT (i.type = 'trigger' AND i.identity ~ '^(${rowTrigger}|${truncateTrigger}) on ')
     ORDER BY 1`,
  );
  return rows.map((row) => row['name'] ?? '');
}
