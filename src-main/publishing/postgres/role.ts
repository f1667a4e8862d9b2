import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { RoleFacts, TableRights } from '../../../shared/publishing/role-check.ts';
import type { Verb } from '../../../shared/publishing/role-words.ts';
import { tablesOf, unitOf } from '../../../shared/publishing/units.ts';
import { type Connection, isTrue, type TextRow } from './connection.ts';
import { untrustedText } from './untrusted-text.ts';

export interface Rights {
  readonly user: string;
  readonly tables: readonly TableRights[];
}

/** By letters of pg_policy: for which command a policy is. */
const policyCommands = { select: 'r', insert: 'a', update: 'w', delete: 'd' } as const;

/** What the database user may do with the tables of these kinds, for each column that we read and write. */
export async function readRights(
  connection: Connection,
  schema: string,
  kinds: readonly DocumentKind[],
): Promise<Rights> {
  const wanted = columnsOf(kinds);
  const { rows } = await connection.query(
    `SELECT current_user AS "user", w.name AS "table", c.oid IS NOT NULL AS there,
       pg_catalog.pg_has_role(c.relowner, 'USAGE') AS owned,
       pg_catalog.row_security_active(c.oid) AS secured,
       pg_catalog.has_table_privilege(c.oid, 'DELETE') AS may_delete,
       ${without('SELECT')}, ${without('INSERT')}, ${without('UPDATE')},
       ${Object.entries(policyCommands).map(policy).join(', ')}
     FROM pg_catalog.jsonb_to_recordset($2::jsonb) AS w (name text, columns text[])
     LEFT JOIN (pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname = $1)
       ON c.relname = w.name`,
    [schema, JSON.stringify(wanted)],
  );
  const byTable = new Map(rows.map((row) => [row['table'] ?? '', row]));
  return {
    user: rows[0]?.['user'] ?? '',
    tables: wanted.map(({ name, columns }) => rightsOf(name, columns, byTable.get(name) ?? {})),
  };
}

/** Columns of ours that are there and for which the right is missing; an unknown table has none. */
function without(right: string): string {
  return `(SELECT pg_catalog.string_agg(a.attname, ',') FROM pg_catalog.pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname = ANY (w.columns)
       AND NOT pg_catalog.has_column_privilege(c.oid, a.attnum, '${right}')) AS without_${right.toLowerCase()}`;
}

function policy([verb, letter]: readonly [string, string]): string {
  return `EXISTS (SELECT FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', '${letter}')
    AND (p.polroles = '{0}' OR EXISTS (SELECT FROM pg_catalog.unnest(p.polroles) r WHERE pg_catalog.pg_has_role(r, 'USAGE')))) AS policy_${verb}`;
}

function rightsOf(table: string, columns: readonly string[], row: TextRow): TableRights {
  const there = isTrue(row['there']);
  const rowSecurity = isTrue(row['secured']);
  const right = (verb: Verb): TableRights['select'] => {
    const missing = (row[`without_${verb}`] ?? '').split(',').filter(Boolean);
    const granted = there && (verb === 'delete' ? isTrue(row['may_delete']) : missing.length === 0);
    const some = missing.length > 0 && missing.length < columns.length;
    return {
      granted,
      without: some ? missing : [],
      noPolicy: rowSecurity && !isTrue(row[`policy_${verb}`]),
    };
  };
  return {
    table,
    there,
    owned: isTrue(row['owned']),
    rowSecurity,
    select: right('select'),
    insert: right('insert'),
    update: right('update'),
    delete: right('delete'),
  };
}

/** Without a column that measures: those are read by whoever asks for them. */
function columnsOf(kinds: readonly DocumentKind[]): { readonly name: string; readonly columns: string[] }[] {
  return tablesOf(kinds).map((table) => {
    const columns = kinds.flatMap((kind) => {
      const unit = unitOf(kind);
      if (unit.table === table) return unit.columns;
      return unit.parts?.table === table ? unit.parts.columns : [];
    });
    return { name: table, columns: columns.map(({ name }) => name) };
  });
}

/** Everything that a database says about us before anything is tried. Only reads. */
export async function readRole(
  connection: Connection,
  schema: string,
  kinds: readonly DocumentKind[],
): Promise<RoleFacts> {
  const { rows } = await connection.query(
    `SELECT current_user AS "user", pg_catalog.current_database() AS "database",
       pg_catalog.current_setting('server_version') AS server, r.rolsuper AS superuser, r.rolbypassrls AS bypasses,
       (SELECT pg_catalog.string_agg(m.rolname, ',' ORDER BY m.rolname) FROM pg_catalog.pg_roles m
         WHERE NOT r.rolsuper AND m.oid <> r.oid AND pg_catalog.pg_has_role(r.oid, m.oid, 'MEMBER')) AS members,
       COALESCE(pg_catalog.has_schema_privilege(n.oid, 'USAGE'), true) AS uses_schema,
       pg_catalog.pg_is_in_recovery() AS standby,
       ${readOnlyByDefault} AS read_only,
       ${lockTimeoutOfSession} AS lock_timeout,
       pg_catalog.current_setting('statement_timeout') AS statement_timeout,
       pg_catalog.pg_backend_pid() AS backend
     FROM pg_catalog.pg_roles r LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = $1
     WHERE r.rolname = current_user`,
    [schema],
  );
  const [row = {}] = rows;
  const text = (name: string) => untrustedText(row[name] ?? '');
  const { tables } = await readRights(connection, schema, kinds);
  const backend = connection.backend ?? null;
  return {
    user: text('user'),
    database: text('database'),
    schema,
    server: `PostgreSQL ${text('server')}`,
    superuser: isTrue(row['superuser']),
    bypassesRowSecurity: isTrue(row['bypasses']),
    memberOf: text('members').split(',').filter(Boolean),
    usesSchema: isTrue(row['uses_schema']),
    standby: isTrue(row['standby']),
    readOnlyByDefault: isTrue(row['read_only']),
    lockTimeout: text('lock_timeout'),
    statementTimeout: text('statement_timeout'),
    pooled: backend === null ? null : backend !== row['backend'],
    tables: [...tables],
  };
}

/** What holds before our own transaction says otherwise, with its unit; kept by the server in ms. */
const lockTimeoutOfSession = `(SELECT CASE
    WHEN s.reset_val = '0' THEN '0'
    WHEN s.reset_val LIKE '%000' THEN pg_catalog.left(s.reset_val, -3) || 's'
    ELSE s.reset_val || 'ms' END
  FROM pg_catalog.pg_settings s WHERE s.name = 'lock_timeout')`;

/**
 * Where our own session asked for it at its start, only what was set for this user or database says more: the server's value is
 * then covered by ours.
 */
const readOnlyByDefault = `CASE
  WHEN (SELECT s.source FROM pg_catalog.pg_settings s WHERE s.name = 'default_transaction_read_only') <> 'client'
    THEN pg_catalog.current_setting('default_transaction_read_only') = 'on'
  ELSE COALESCE((SELECT pg_catalog.split_part(setting, '=', 2) IN ('on', 'true', '1', 'yes')
    FROM pg_catalog.pg_db_role_setting d, pg_catalog.unnest(d.setconfig) AS setting
    WHERE setting LIKE 'default_transaction_read_only=%' AND d.setrole IN (0, r.oid)
      AND d.setdatabase IN (0, (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database()))
    ORDER BY (d.setrole <> 0)::int * 2 + (d.setdatabase <> 0)::int DESC LIMIT 1), false) END`;
