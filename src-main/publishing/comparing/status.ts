import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { EnvironmentStatus } from '../../../shared/publishing/push-result.ts';
import type { Sessions } from '../environments/sessions.ts';
import { differenceWords } from '../planning/planning-words.ts';
import { checkCatalog } from '../postgres/catalog.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { type Compared, type Comparing, compareAll } from './comparison.ts';
import { missingTables, readableKinds } from './tables-there.ts';
import { vanishedFrom, withoutVanished } from './vanished.ts';

export interface Looking {
  readonly acceptVanished?: boolean | undefined;
  /** Nobody asked for it. */
  readonly quiet?: boolean | undefined;
}

/** How an environment stands, read in one read-only transaction. A database that does not answer is a status too. */
export async function statusOf(
  sessions: Sessions,
  environment: Environment,
  comparing: Comparing,
  checkedAt: string,
  /** Asked after the look, which may be what opened it. */
  notice: () => string | null,
  { acceptVanished = false, quiet = false }: Looking,
  stop?: AbortSignal,
): Promise<Result<EnvironmentStatus, AppError>> {
  const none = {
    environmentId: environment.id,
    problem: null,
    differences: [],
    toPublish: 0,
    toPull: 0,
    conflicts: 0,
    checkedAt,
    vanished: [],
    documents: [],
  };
  const look = sessions.with(
    environment,
    (connection) =>
      inTransaction(connection, 'READ ONLY', async () => {
        await connection.query(`SET LOCAL statement_timeout = '${quiet ? 10 : 30}s'`);
        // Whoever alters a table there does not have to wait for a look, nor a look for them.
        if (quiet) await connection.query("SET LOCAL lock_timeout = '200ms'");
        const catalog = await checkCatalog(connection, comparing.schema);
        const kinds =
          missingTables(catalog) === null ? await readableKinds(connection, comparing.schema, catalog) : [];
        const compared = await compareAll(connection, { ...comparing, kinds });
        return ok({ catalog, compared });
      }),
    stop,
  );
  // Whatever it still throws when nobody waits for it any more.
  look.catch(() => undefined);
  const looked = await (stop ? Promise.race([look, stopped(stop, environment)]) : look);
  if (!looked.ok) {
    const { code, message, remedy = null } = looked.error;
    const detail = remedy === null ? message : `${message} ${remedy}`;
    return ok({ ...none, database: 'unreachable', detail, problem: { code, message, remedy } });
  }
  const { catalog, compared: all } = looked.value;
  const vanished = acceptVanished ? [] : vanishedFrom(all);
  const compared = withoutVanished(all, vanished);
  return ok({
    ...none,
    database: catalog.state,
    detail: notice(),
    differences: catalog.differences.map(differenceWords),
    vanished,
    ...countStates(compared),
    documents: compared.map(({ documentId, kind, name, state, reason, remoteHash }) => ({
      documentId,
      kind,
      name,
      state,
      reason,
      hash: remoteHash,
    })),
  });
}

/** A database that does not even answer the first word is not waited for. */
function stopped(stop: AbortSignal, { name }: Environment): Promise<Result<never, AppError>> {
  const { promise, resolve } = Promise.withResolvers<Result<never, AppError>>();
  const tell = () =>
    resolve(err(appError('cancelled', `You stopped looking at ${name}. Nothing was changed.`)));
  if (stop.aborted) tell();
  else stop.addEventListener('abort', tell, { once: true });
  return promise;
}

function countStates(compared: readonly Compared[]) {
  const count = (...states: Compared['state'][]) =>
    compared.filter(({ state }) => states.includes(state)).length;
  return {
    toPublish: count('new-here', 'changed-here'),
    toPull: count('new-there', 'changed-there'),
    conflicts: count('conflict', 'deleted-there'),
  };
}
