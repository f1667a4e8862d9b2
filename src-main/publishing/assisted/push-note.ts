import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { type Connection, isTrue } from '../postgres/connection.ts';
import { nothingWritten } from '../postgres/failures.ts';
import type { PushedDocument } from '../pushing/ledger-repository.ts';
import { type Installed, readInstallation } from './installation.ts';

export interface NotedPush {
  readonly id: string;
  readonly planHash: string;
  /** As the person calls themselves; empty: they do not. */
  readonly author: string;
  readonly startedAt: string;
  readonly rollsBack: string | null;
  readonly documents: readonly PushedDocument[];
}

/**
 * At the start of a push's transaction: from here on the change log knows whose writes these are. Answers null where nothing
 * is installed for this schema, and a refusal where what is installed cannot be used, for then nobody knows what it asks for.
 */
export async function beginNotedPush(
  connection: Connection,
  schema: string,
  pushId: string,
): Promise<Result<Installed | null, AppError>> {
  const installation = await readInstallation(connection, schema);
  switch (installation.state) {
    case 'bare':
    case 'foreign':
    case 'elsewhere':
      return ok(null);
    case 'newer':
      return err(
        refusal(
          `Assisted mode there is of a newer Journey Designer (version ${installation.version}).`,
          'Update Journey Designer, then push again.',
        ),
      );
    case 'closed':
      return err(noAccess());
    default:
  }
  const may = await connection.query(
    `SELECT COALESCE(bool_and(pg_catalog.has_function_privilege(p.oid, 'EXECUTE')), false) AS may
     FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = 'jd_sync' AND p.proname = 'record_push'`,
  );
  if (!isTrue(may.rows[0]?.['may'])) return err(noAccess());
  await connection.query("SELECT pg_catalog.set_config('jd_sync.push_id', $1, true)", [pushId]);
  return ok(installation);
}

/** At the end of the transaction, so that the row is there exactly if all the others are. */
export async function recordPush(connection: Connection, push: NotedPush): Promise<void> {
  const documents = push.documents.map(({ documentId, kind, name, write, beforeHash, afterHash }) => ({
    id: documentId,
    kind,
    name,
    write,
    before: beforeHash,
    after: afterHash,
  }));
  await connection.query(
    'SELECT jd_sync.record_push($1::uuid, $2, $3, $4::timestamptz, $5::uuid, $6::jsonb)',
    [
      push.id,
      push.planHash,
      push.author.trim() || null,
      push.startedAt,
      push.rollsBack,
      JSON.stringify(documents),
    ],
  );
}

/** Whether the ledger of this very installation has the push; null: that ledger is not there any more, or closed. */
export async function isInLedger(
  connection: Connection,
  schema: string,
  push: { readonly id: string; readonly ledgerId: string },
): Promise<boolean | null> {
  const installation = await readInstallation(connection, schema);
  if (!('id' in installation) || installation.id !== push.ledgerId) return null;
  const { rows } = await connection.query('SELECT id FROM jd_sync.pushes WHERE id = $1::uuid', [push.id]);
  return rows.length > 0;
}

function noAccess(): AppError {
  return refusal(
    'Assisted mode is installed there, and this database user may not write to its push ledger.',
    'Ask whoever installed it to give this user access, in Publishing under Assisted mode.',
  );
}

function refusal(why: string, remedy: string): AppError {
  return appError('permission-denied', `${why} ${nothingWritten}`, { remedy });
}
