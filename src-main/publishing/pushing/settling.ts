import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { PushRecord } from '../../../shared/publishing/push-result.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import type { DocumentsService } from '../../documents/documents-service.ts';
import type { Emit } from '../../emit.ts';
import { isInLedger } from '../assisted/push-note.ts';
import type { BaselinesRepository } from '../comparing/baselines-repository.ts';
import { type EnvironmentsService, targetOf } from '../environments/environments-service.ts';
import type { Sessions } from '../environments/sessions.ts';
import type { Connection } from '../postgres/connection.ts';
import { isTrue, StatementFailed } from '../postgres/connection.ts';
import { nothingWritten } from '../postgres/failures.ts';
import { type RemoteUnit, readUnits } from '../postgres/units.ts';
import type { InOneWrite } from '../slices.ts';
import {
  inKeySequence,
  type LedgerEntry,
  type LedgerRepository,
  type PushedDocument,
} from './ledger-repository.ts';

export interface SettlingDeps {
  readonly ledger: LedgerRepository;
  readonly baselines: BaselinesRepository;
  readonly documents: DocumentsService;
  readonly environments: EnvironmentsService;
  readonly sessions: Sessions;
  readonly emit: Emit;
  readonly now: () => string;
  readonly schemaOf: (environmentId: string) => string;
  readonly inOneWrite: InOneWrite;
}

type Decision =
  | { readonly state: 'committed' | 'rolled-back'; readonly how: string }
  | { readonly state: 'unknown'; readonly how: string };

/** What is safe while nobody knows. */
export const allOrNothing =
  'Either all of it is there or nothing, everything here is safe, and nothing is sent again: "Find out" asks the database.';

/** How long a push whose answer was lost looks for the outcome by itself, before it leaves that to the user. */
const patienceMs = 3_000;

/** Documents in one write here: a few milliseconds, so that nothing waits for all of thousands. */
const agreedAtOnce = 2_000;

/** Decides pushes whose answer was lost. Only ever reads there. */
export function createSettling({
  ledger,
  baselines,
  environments,
  sessions,
  emit,
  now,
  schemaOf,
  inOneWrite,
}: SettlingDeps) {
  function record(id: string): Result<PushRecord, AppError> {
    const entry = ledger.look(id);
    return entry
      ? ok(entry.record)
      : err(appError('not-found', 'This push is not in the ledger.', { place: id }));
  }

  /** What was agreed moves only here: after a commit that is known. */
  async function committed(id: string, message: string, documents: readonly PushedDocument[]): Promise<void> {
    const push = ledger.head(id);
    if (!push) return;
    const { environmentId, position } = push;
    const ids = inKeySequence(documents).map(({ documentId }) => documentId);
    for (let at = 0; at < ids.length; at += agreedAtOnce) {
      if (at > 0) await nextTurn();
      const first = ids[at] ?? '';
      const last = ids[Math.min(at + agreedAtOnce, ids.length) - 1] ?? '';
      const range = { environmentId, pushId: id, first, last, at: now(), position };
      inOneWrite(() => ok(baselines.savePushed(range)));
    }
    ledger.end(id, 'committed', message, now());
  }

  async function settle(id: string): Promise<Result<PushRecord, AppError>> {
    const entry = ledger.find(id);
    if (!entry || entry.record.state !== 'unknown') return record(id);
    const environment = environments.find(entry.record.environmentId);
    if (!environment.ok) return environment;
    if (targetOf(environment.value.connection) !== entry.target) {
      return err(
        appError(
          'unsupported',
          'The environment points to another database now, so this push cannot be looked up there.',
          {
            remedy: 'Point it back to the database of this push, then try again.',
          },
        ),
      );
    }
    const schema = schemaOf(entry.record.environmentId);
    const decided = await sessions.with(environment.value, async (connection) =>
      ok(await decide(connection, schema, entry)),
    );
    if (!decided.ok) return err(stillUnknown(decided.error, entry.record.environmentName));
    const { state, how } = decided.value;
    if (state === 'committed') await committed(id, `Committed: ${how}`, entry.documents);
    else ledger.end(id, state, how, state === 'unknown' ? null : now());
    emit('publishing.changed', { environmentId: entry.record.environmentId });
    return record(id);
  }

  /** The server needs a moment to notice a cut; then it knows. An unreachable one leaves the push unknown. */
  async function settleSoon(id: string): Promise<Result<PushRecord, AppError>> {
    const start = performance.now();
    for (let pause = 100; performance.now() - start < patienceMs; pause *= 2) {
      await sleep(pause);
      const settled = await settle(id);
      if (settled.ok && settled.value.state !== 'unknown') return settled;
    }
    return record(id);
  }

  /**
   * Pushes whose end could not be written down: the process was killed, or the disk was full. COMMIT is only sent after
   * the transaction's id was noted. `isBusy`: the push to this environment is under way in this process.
   */
  function recover(isBusy: (environmentId: string) => boolean = () => false): void {
    for (const { id, environmentId, transactionId } of ledger.running()) {
      if (isBusy(environmentId)) continue;
      if (transactionId === null) {
        ledger.end(id, 'rolled-back', 'The push ended before COMMIT was sent; nothing was written.', now());
      } else {
        ledger.end(id, 'unknown', `The answer to COMMIT was not written down here. ${allOrNothing}`, null);
      }
    }
  }

  return { record, committed, settle, settleSoon, recover };
}

/** The look itself failed, which says nothing about the push: no word of 'nothing was written' may stand here. */
function stillUnknown({ code, message, remedy, place }: AppError, name: string): AppError {
  const [what] = message.split(` ${nothingWritten}`);
  const next = code === 'unreachable' ? 'Find out again when the database answers.' : (remedy ?? '');
  return {
    code,
    message: `It is still not known whether ${name} has it. ${what}`,
    remedy: `Nothing is sent again, and everything here is safe. ${next}`.trim(),
    ...(place === undefined ? {} : { place }),
  };
}

async function decide(connection: Connection, schema: string, entry: LedgerEntry): Promise<Decision> {
  const noted = await readLedger(connection, schema, entry);
  if (noted === 'there') {
    return { state: 'committed', how: 'the push ledger in the database has this push.' };
  }
  // A sandbox that was loaded again counts its transactions from the dump on: the number may be another's.
  if (entry.record.role === 'sandbox') return decideByHashes(connection, schema, entry);
  switch (await readStatus(connection, entry.transactionId)) {
    case 'committed':
      return { state: 'committed', how: 'the server says that the transaction was committed.' };
    case 'aborted':
      return {
        state: 'rolled-back',
        how: 'The server says that the transaction was rolled back; nothing was written.',
      };
    case 'in progress':
      return {
        state: 'unknown',
        how: 'The server is still busy with the transaction. Look again in a moment.',
      };
    default:
      // What is over and not in the ledger was not committed: the row goes into it with all the others or not at all.
      if (noted === 'missing' && (await isOver(connection, entry.transactionId))) {
        return {
          state: 'rolled-back',
          how: 'The push ledger in the database does not have this push; nothing was written.',
        };
      }
      return decideByHashes(connection, schema, entry);
  }
}

/** `none`: the push noted itself nowhere, or that ledger is gone. */
async function readLedger(
  connection: Connection,
  schema: string,
  { record, ledgerId }: LedgerEntry,
): Promise<'there' | 'missing' | 'none'> {
  if (ledgerId === null) return 'none';
  const found = await isInLedger(connection, schema, { id: record.id, ledgerId });
  if (found === null) return 'none';
  return found ? 'there' : 'missing';
}

/** Whether nothing that this number could name is still under way. */
async function isOver(connection: Connection, transactionId: string | null): Promise<boolean> {
  if (!transactionId) return false;
  const { rows } = await connection.query(
    'SELECT $1::text::xid8 < pg_snapshot_xmin(pg_current_snapshot()) AS over',
    [transactionId],
  );
  return isTrue(rows[0]?.['over']);
}

/** null where the server has forgotten the transaction or never knew it. */
async function readStatus(connection: Connection, transactionId: string | null): Promise<string | null> {
  if (!transactionId) return null;
  try {
    const answer = await connection.query('SELECT pg_xact_status($1::text::xid8) AS status', [transactionId]);
    return answer.rows[0]?.['status'] ?? null;
  } catch (thrown) {
    if (thrown instanceof StatementFailed) return null;
    throw thrown;
  }
}

async function decideByHashes(
  connection: Connection,
  schema: string,
  { documents }: LedgerEntry,
): Promise<Decision> {
  const rows = new Map<string, RemoteUnit>();
  for (const [kind, own] of Map.groupBy(documents, (document) => document.kind)) {
    const ids = own.map(({ documentId }) => documentId);
    for (const [id, row] of await readUnits(connection, schema, unitOf(kind), ids)) rows.set(id, row);
  }
  const hashOf = (documentId: string) => rows.get(documentId)?.hash ?? null;
  if (documents.every(({ documentId, afterHash }) => hashOf(documentId) === afterHash)) {
    return { state: 'committed', how: 'every row there has the hash that was to be written.' };
  }
  if (documents.every(({ documentId, beforeHash }) => hashOf(documentId) === beforeHash)) {
    return { state: 'rolled-back', how: 'Every row there has the hash from before; nothing was written.' };
  }
  return {
    state: 'unknown',
    how: 'The server does not remember the transaction, and the rows were changed since. Compare the documents; nothing is sent again.',
  };
}
