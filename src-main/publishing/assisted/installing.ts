import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Connection } from '../postgres/connection.ts';
import { publishLock } from '../postgres/statements.ts';
import { inTransaction } from '../postgres/transaction.ts';
import {
  differingParts,
  fingerprintCatalog,
  partsNotRestored,
  readCatalogState,
} from './catalog-fingerprint.ts';
import { newestOf, readInstallation } from './installation.ts';
import { type AssistedPlan, planInstallation, readDependents } from './planned-installation.ts';
import { assistedVersions, type InstalledVersion } from './versions.ts';

const nothingChanged = 'Nothing was changed.';

/** Both wait for a push that is under way, and neither waits long for anybody else. */
const guards = [
  "SET LOCAL lock_timeout = '2s'",
  "SET LOCAL statement_timeout = '60s'",
  // Names in the catalog are spelled by it; with none of the database's own they are always spelled the same.
  'SET LOCAL search_path = pg_catalog',
  `SELECT pg_catalog.pg_advisory_xact_lock(${publishLock})`,
];

/** All of what the plan says, in one transaction. Answers how it stands then. */
export async function installAssisted(
  connection: Connection,
  schema: string,
  versions: readonly InstalledVersion[] = assistedVersions,
): Promise<Result<AssistedPlan, AppError>> {
  return inTransaction(connection, 'READ WRITE', async () => {
    for (const guard of guards) await connection.query(guard);
    const plan = await planInstallation(connection, schema, versions);
    if (plan.obstacle !== null)
      return err(
        appError('unsupported', `Assisted mode was not installed. ${plan.obstacle} ${nothingChanged}`),
      );
    const fresh = plan.installation.state === 'bare';
    const before = fresh ? fingerprintCatalog(await readCatalogState(connection)) : null;
    for (const statement of plan.statements) await connection.query(statement);
    if (before) {
      await connection.query(
        'INSERT INTO jd_sync.installation (version, watched_schema, catalog_before) VALUES ($1::integer, $2, $3::jsonb)',
        [newestOf(versions), schema, JSON.stringify(before)],
      );
    }
    return ok(await planInstallation(connection, schema, versions));
  });
}

/** What a removal left behind, compared with the catalog from before the installation. */
export interface Removed {
  /** Parts of the catalog that others changed meanwhile; empty: it is exactly as it was before the installation. */
  readonly changedByOthers: readonly string[];
}

export const removalSql = 'DROP SCHEMA jd_sync CASCADE';

/** Takes everything away again, and nothing else: what would be dropped besides stops it. */
export async function removeAssisted(
  connection: Connection,
  schema: string,
): Promise<Result<Removed, AppError>> {
  return inTransaction(connection, 'READ WRITE', async () => {
    for (const guard of guards) await connection.query(guard);
    const installation = await readInstallation(connection, schema);
    if (!('id' in installation)) return err(notThere(installation.state));
    if (installation.state === 'newer')
      return err(refused('A newer Journey Designer installed it; that one can remove it.'));
    const others = await readDependents(connection);
    if (others.length > 0) {
      const shown = others.slice(0, 3).join(', ');
      return err(
        refused(`Something else there depends on it and would go too: ${shown}. Take that away first.`),
      );
    }
    const before = await readCatalogState(connection);
    await connection.query(removalSql);
    const after = await readCatalogState(connection);
    const wrong = partsNotRestored(before, after);
    if (wrong.length > 0) throw new Error(`Removing assisted mode would change more: ${wrong.join(', ')}`);
    return ok({ changedByOthers: differingParts(installation.catalogBefore, fingerprintCatalog(after)) });
  });
}

function notThere(state: string): AppError {
  return state === 'bare'
    ? appError('not-found', `Assisted mode is not installed there. ${nothingChanged}`)
    : refused(
        state === 'foreign'
          ? 'The schema jd_sync there is not of Journey Designer.'
          : 'This database user has no access to it; whoever installed it can remove it.',
      );
}

function refused(why: string): AppError {
  return appError('unsupported', `Assisted mode was not removed. ${why} ${nothingChanged}`);
}
