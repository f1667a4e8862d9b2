import { checkCatalog, type Difference } from './catalog.ts';
import type { Connection } from './connection.ts';
import { quoteName } from './identifiers.ts';
import { readSchemaStep } from './schema-files.ts';
import { inTransaction } from './transaction.ts';

export interface SetupPlan {
  readonly state: 'ready' | 'empty' | 'differs';
  readonly differences: readonly Difference[];
  /** What would be run, in order; empty unless the schema is. */
  readonly statements: readonly string[];
  readonly needsAuthUsers: boolean;
}

/** What "Set up this database" would do. Tables that exist and differ are never touched. */
export async function planSetup(connection: Connection, schema: string): Promise<SetupPlan> {
  const { state, differences } = await checkCatalog(connection, schema);
  if (state !== 'empty') return { state, differences, statements: [], needsAuthUsers: false };
  const found = await connection.query(
    `SELECT pg_catalog.to_regclass('auth.users') IS NULL AS users, pg_catalog.to_regnamespace($1) IS NULL AS schema`,
    [quoteName(schema)],
  );
  const needsAuthUsers = isTrue(found.rows[0]?.['users']);
  const statements = [
    ...(isTrue(found.rows[0]?.['schema']) ? [`CREATE SCHEMA ${quoteName(schema)}`] : []),
    ...(needsAuthUsers ? readSchemaStep('auth_users', 'up') : []),
    `SET LOCAL search_path TO ${quoteName(schema)}`,
    ...readSchemaStep('0001_data_model', 'up'),
  ];
  return { state, differences, statements, needsAuthUsers };
}

/** All of it in one transaction, and only into an empty schema. */
export async function runSetup(connection: Connection, schema: string): Promise<SetupPlan> {
  return inTransaction(connection, 'READ WRITE', async () => {
    await connection.query("SET LOCAL lock_timeout = '5s'");
    const plan = await planSetup(connection, schema);
    for (const statement of plan.statements) await connection.query(statement);
    if (plan.state === 'empty') {
      const after = await checkCatalog(connection, schema);
      if (after.state !== 'ready')
        throw new Error(`The tables just made differ: ${after.differences[0]?.text}`);
    }
    return plan;
  });
}

export function isTrue(text: string | null | undefined): boolean {
  return text === 't' || text === 'true';
}
