import type { RoleFacts, TableRights } from './role-check.ts';

export const verbs = ['select', 'insert', 'update', 'delete'] as const;
export type Verb = (typeof verbs)[number];

export interface Remark {
  /** `stops`: nothing can be pushed; `warns`: more power or less safety than needed; `notes`: good to know. */
  readonly level: 'stops' | 'warns' | 'notes';
  readonly text: string;
}

/** Why the user may not do this, in words such as 'designer may not insert into conversion_funnels'; null: it may. */
export function refusalOf(
  user: string,
  rights: TableRights | undefined,
  table: string,
  verb: Verb,
): string | null {
  const may = rights?.[verb];
  const what = `${user} may not ${phrase(verb)} ${table}`;
  if (!may) return what;
  if (may.without.length > 0) return `${what}: no right for ${listed(may.without)}`;
  if (!may.granted) return what;
  if (may.noPolicy) return `${what}: row level security is on and no policy lets it`;
  return null;
}

function phrase(verb: Verb): string {
  const phrases = { select: 'read', insert: 'insert into', update: 'update', delete: 'delete from' } as const;
  return phrases[verb];
}

function listed(columns: readonly string[]): string {
  const shown = columns.slice(0, 3).join(', ');
  return columns.length > 3 ? `${shown} and ${columns.length - 3} more columns` : shown;
}

/** What is good to know about the user before anything is tried, the gravest first. */
export function remarksOf(facts: RoleFacts): Remark[] {
  const { user, schema } = facts;
  const stops = (text: string): Remark => ({ level: 'stops', text });
  const warns = (text: string): Remark => ({ level: 'warns', text });
  const notes = (text: string): Remark => ({ level: 'notes', text });
  const secured = facts.tables.filter(({ rowSecurity }) => rowSecurity).map(({ table }) => table);
  return [
    facts.standby && stops('This server is a standby: it only reads. Connect to the primary to push.'),
    !facts.usesSchema && stops(`${user} may not use the schema ${schema}, so no table in it can be reached.`),
    facts.superuser &&
      warns(
        `${user} is a superuser and may do everything here. A user with the rights below would be enough.`,
      ),
    !facts.superuser &&
      facts.bypassesRowSecurity &&
      warns(`${user} passes by row level security: it sees and writes every row, whatever the policies say.`),
    facts.readOnlyByDefault &&
      warns(
        'By the settings of the database, transactions only read. A push says otherwise for its own one.',
      ),
    secured.length > 0 &&
      notes(`Row level security decides which rows of ${secured.join(', ')} ${user} sees and writes.`),
    facts.pooled === true &&
      notes(
        'A pooler stands in between. A push is one transaction, and its lock belongs to that, so this is safe.',
      ),
    facts.lockTimeout !== '0' &&
      notes(`Here a session waits ${facts.lockTimeout} for a lock. A push sets its own limit.`),
    facts.statementTimeout !== '0' &&
      notes(
        `A statement is ended after ${facts.statementTimeout}: a push of very many documents may need more.`,
      ),
    facts.memberOf.length > 0 && notes(`${user} is a member of ${facts.memberOf.join(', ')}.`),
  ].filter((remark) => remark !== false);
}

export interface Grant {
  readonly purpose: string;
  readonly statements: readonly string[];
}

/** The statements that would give what is missing, for somebody who may run them. `partTables`: whose rows a push deletes too. */
export function missingGrants(facts: RoleFacts, partTables: readonly string[]): Grant[] {
  const { user, schema, tables } = facts;
  const there = tables.filter((table) => table.there);
  const lacks = (table: TableRights, verb: Verb) => !table[verb].granted;
  const toPublish = there.flatMap((table) => {
    return grant(
      facts,
      table,
      neededOf(table, partTables).filter((verb) => lacks(table, verb)),
    );
  });
  const usage = facts.usesSchema ? [] : [`GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${quoted(user)};`];
  const toDelete = there
    .filter(({ table }) => !partTables.includes(table))
    .flatMap((table) => (lacks(table, 'delete') ? grant(facts, table, ['delete']) : []));
  const policies = there.flatMap((table) =>
    neededOf(table, partTables).flatMap((verb) => policyFor(facts, table, verb)),
  );
  return [
    { purpose: 'To publish', statements: [...usage, ...toPublish] },
    { purpose: 'Where row level security lets nothing through, a policy such as', statements: policies },
    { purpose: 'Only to delete documents for good', statements: toDelete },
  ].filter(({ statements }) => statements.length > 0);
}

function neededOf({ table }: TableRights, partTables: readonly string[]): Verb[] {
  return verbs.filter((verb) => verb !== 'delete' || partTables.includes(table));
}

/** Whether every kind of document can be written by this user as things stand. */
export function mayPublish(facts: RoleFacts, partTables: readonly string[]): boolean {
  const refused = facts.tables.some((table) =>
    neededOf(table, partTables).some((verb) => refusalOf(facts.user, table, table.table, verb) !== null),
  );
  return !refused && !remarksOf(facts).some(({ level }) => level === 'stops');
}

function policyFor({ user, schema }: RoleFacts, rights: TableRights, verb: Verb): string[] {
  if (!rights[verb].noPolicy) return [];
  const condition = {
    select: 'USING (true)',
    insert: 'WITH CHECK (true)',
    update: 'USING (true)',
    delete: 'USING (true)',
  };
  const table = `${quoted(schema)}.${quoted(rights.table)}`;
  return [
    `CREATE POLICY journey_designer_${verb} ON ${table} FOR ${verb.toUpperCase()} TO ${quoted(user)} ${condition[verb]};`,
  ];
}

function grant({ user, schema }: RoleFacts, { table }: TableRights, missing: readonly Verb[]): string[] {
  if (missing.length === 0) return [];
  const rights = missing.map((verb) => verb.toUpperCase()).join(', ');
  return [`GRANT ${rights} ON TABLE ${quoted(schema)}.${quoted(table)} TO ${quoted(user)};`];
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
