import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { assertNever } from '../../../shared/base/assert-never.ts';
import { err, type Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { planMinutes, pushJob } from '../../../shared/publishing/push-job.ts';
import type { PushRecord } from '../../../shared/publishing/push-result.ts';
import { positionSql } from '../assisted/position.ts';
import { beginNotedPush, recordPush } from '../assisted/push-note.ts';
import { missingApproval, reviewsSince } from '../assisted/reviews.ts';
import { driftSince } from '../comparing/tables-there.ts';
import { targetOf } from '../environments/environments-service.ts';
import type { MadePlan, PlanStore } from '../planning/made-plan.ts';
import { stopWords } from '../planning/planning-words.ts';
import { checkCatalog } from '../postgres/catalog.ts';
import { type Connection, ConnectionLost } from '../postgres/connection.ts';
import { databaseFailure, nothingWritten } from '../postgres/failures.ts';
import { writeInSlices } from '../slices.ts';
import { runStatements } from '../transfer.ts';
import { inKeySequence, type PushedDocument } from './ledger-repository.ts';
import { type CancelAnswer, createPushUnderWay, type PushUnderWay } from './push-under-way.ts';
import { afterCut, countWords, didWords, isGivingWay, movedWords, outdated, stepOf } from './push-words.ts';
import { refusalOf } from './refusing.ts';
import { allOrNothing, createSettling, type SettlingDeps } from './settling.ts';

export interface PushingDeps extends SettlingDeps {
  readonly plans: PlanStore;
  readonly newId: () => string;
  /** As the person calls themselves; empty: they do not. */
  readonly author: () => string;
  /** The sandbox is sealed to the disk before its push is called done; answers what went wrong with that, or null. */
  readonly afterPush: (made: MadePlan) => Promise<string | null>;
}

/** How the transaction ended, as far as this side knows. */
type Outcome =
  | { readonly state: 'committed' }
  | { readonly state: 'rolled-back'; readonly error: AppError }
  | { readonly state: 'unknown' };

/** A push on its way. */
interface Sending {
  readonly underWay: PushUnderWay;
  /** All of it is written down here. */
  readonly noted: Promise<void>;
  /** The server has its work, or will get none: the rest is written down here meanwhile. */
  readonly busyThere: () => void;
}

/** The transaction was rolled back by the server for no fault of its own. */
interface GaveWay {
  readonly state: 'gave-way';
  readonly error: AppError;
}

/** For how long the connection comes first between two slices of the ledger: some megabytes are handed over in this time. */
const flushMs = 5;

/** The first try and the retries together. */
const mostAttempts = 6;

export type Pushing = ReturnType<typeof createPushing>;

export function createPushing(deps: PushingDeps) {
  const { plans, ledger, sessions, emit, now, newId, afterPush } = deps;
  const settling = createSettling(deps);
  const busy = new Map<string, PushUnderWay>();
  /** Running journeys that a push took to other stages. */
  const movedBy = new Map<string, number>();

  async function push(input: CommandInput<'publishing.push'>): Promise<Result<PushRecord, AppError>> {
    const made = plans.find(input.planId);
    if (!made || made.plan.hash !== input.planHash) {
      return err(outdated('This plan is not known any more.'));
    }
    if (Date.parse(now()) - Date.parse(made.plan.createdAt) > planMinutes * 60_000) {
      plans.drop(input.planId);
      return err(outdated(`This plan is older than ${planMinutes} minutes.`));
    }
    const refused = refusalOf(made, input.confirmation, deps);
    if (refused) return err(refused);
    const { environmentId } = made.plan;
    if (busy.has(environmentId))
      return err(appError('push-failed', 'A push to this environment is already running.'));
    const underWay = createPushUnderWay((backend) => stopStatement(made.environment, backend));
    busy.set(environmentId, underWay);
    try {
      return await send(made, underWay);
    } finally {
      busy.delete(environmentId);
      emit('publishing.changed', { environmentId });
    }
  }

  async function send(made: MadePlan, underWay: PushUnderWay): Promise<Result<PushRecord, AppError>> {
    const { plan } = made;
    const id = newId();
    const { promise: workThere, resolve: busyThere } = Promise.withResolvers<undefined>();
    const noted = noteBegin(id, made, workThere);
    // What cannot even be begun here is not sent; the rest is written down while the server works.
    await Promise.race([noted, nextTurn()]);
    const sending = { underWay, noted, busyThere: () => busyThere(undefined) };
    const outcome = await transactPatiently(id, made, sending).finally(sending.busyThere);
    await noted.catch(() => undefined);
    switch (outcome.state) {
      case 'committed': {
        // First, so that after a kill the sandbox never lacks what was agreed.
        const notice = await afterPush(made);
        const along = movedWords(movedBy.get(id) ?? 0);
        const did = `${didWords(plan)} ${countWords(made.documents.length)}${along}.`;
        const words = notice ? `${did} ${notice}` : did;
        await settling.committed(id, words, made.documents);
        plans.drop(plan.id);
        movedBy.delete(id);
        return settling.record(id);
      }
      case 'rolled-back':
        ledger.end(id, 'rolled-back', outcome.error.message, now());
        // What was found there is not what the plan was made for; the same plan can only fail again.
        if (outcome.error.code === 'production-moved') plans.drop(plan.id);
        return err(outcome.error);
      case 'unknown': {
        plans.drop(plan.id);
        ledger.end(
          id,
          'unknown',
          `The connection was cut before the answer to COMMIT arrived. ${allOrNothing}`,
          null,
        );
        return settling.settleSoon(id);
      }
      default:
        return assertNever(outcome);
    }
  }

  /** Written before anything is sent: whatever happens next, it is known that something was begun. */
  async function noteBegin(
    id: string,
    { plan, environment, rows, documents: pushed }: MadePlan,
    workThere: Promise<undefined>,
  ): Promise<void> {
    const push = {
      id,
      environmentId: plan.environmentId,
      environmentName: plan.environmentName,
      role: plan.role,
      planHash: plan.hash,
      startedAt: now(),
      target: targetOf(environment.connection),
      promotedFrom: plan.promotes?.name ?? null,
      rows,
      message: 'Under way. Should this stay so, find out how it ended.',
    };
    try {
      const write = (document: PushedDocument, index: number) => {
        if (index === 0) ledger.begin(push);
        ledger.addDocument(id, document);
      };
      // Before the server has its work, each slice of thousands only makes it wait; and its statements go out in pieces.
      const ready = () => workThere.then(() => sleep(flushMs));
      await writeInSlices(inKeySequence(pushed), deps.inOneWrite, write, ready);
    } catch (thrown) {
      ledger.forget(id);
      throw thrown;
    }
  }

  /** Where the server chose this transaction to give way to another, nothing was written and it may simply be tried again. */
  async function transactPatiently(id: string, made: MadePlan, sending: Sending): Promise<Outcome> {
    const { underWay } = sending;
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await transact(id, made, sending);
      if (outcome.state !== 'gave-way') return outcome;
      if (underWay.isCancelled()) return cancelled();
      if (attempt === mostAttempts) return { state: 'rolled-back', error: outcome.error };
      // Jitter, so that two who got in each other's way do not meet again.
      await sleep((50 + Math.random() * 150) * attempt);
    }
  }

  async function transact(id: string, made: MadePlan, sending: Sending): Promise<Outcome | GaveWay> {
    const { underWay } = sending;
    let connection: Connection | undefined;
    let sent = false;
    try {
      connection = await sessions.connect(made.environment);
      await connection.query('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE');
      underWay.begun(await backendOf(connection, made.environment));
      const stop = await runInside(id, connection, made, sending);
      if (stop) {
        await underWay.ended();
        await connection.query('ROLLBACK');
        return { state: 'rolled-back', error: stop };
      }
      if (!underWay.commits()) return cancelled();
      sent = true;
      await connection.query('COMMIT');
      return { state: 'committed' };
    } catch (thrown) {
      if (sent && thrown instanceof ConnectionLost) return { state: 'unknown' };
      // Whatever ended it, COMMIT was not sent: without it the server takes everything back.
      if (underWay.isCancelled()) return cancelled();
      const error = databaseFailure(thrown);
      if (error && isGivingWay(thrown)) return { state: 'gave-way', error };
      if (error) return { state: 'rolled-back', error: afterCut(thrown, error) };
      ledger.end(
        id,
        sent ? 'unknown' : 'rolled-back',
        'Journey Designer failed in the middle of the push.',
        now(),
      );
      throw thrown;
    } finally {
      await underWay.ended();
      await connection?.close();
    }
  }

  /** Over a second session; where none is to be had, the push ends before its next statement. */
  async function stopStatement(environment: Environment, backend: string): Promise<void> {
    const connection = await sessions.connect(environment);
    try {
      await connection.query('SELECT pg_catalog.pg_cancel_backend($1::integer)', [backend]);
    } finally {
      await connection.close();
    }
  }

  async function runInside(
    id: string,
    connection: Connection,
    made: MadePlan,
    { underWay: { isCancelled }, noted: writtenDown, busyThere }: Sending,
  ): Promise<AppError | null> {
    const { plan, schema, statements, expected, documents: pushed } = made;
    const kinds = made.writes.map(({ kind }) => kind);
    const drift = driftSince(await checkCatalog(connection, schema), kinds, made.fingerprint);
    if (drift) {
      return appError('schema-differs', `The tables there changed: ${drift}. ${nothingWritten}`, {
        remedy: 'Bring the table in line with the data model, then plan again.',
      });
    }
    const names = new Map(pushed.map(({ documentId, name }) => [documentId, name]));
    const job = pushJob(plan.environmentId);
    const label = `Push to ${plan.environmentName}`;
    const deletes = pushed.some(({ write }) => write === 'delete');
    const onStep = (done: number) => {
      // What is sent next writes there, and takes its time; or nothing is left to send.
      if (statements[done]?.rows !== null) busyThere();
      emit('jobs.progress', {
        job,
        label,
        done,
        total: statements.length + 1,
        step: stepOf(statements[done], deletes),
      });
    };
    onStep(0);
    const startedAt = now();
    const installed = await beginNotedPush(connection, schema, id);
    if (!installed.ok) return installed.error;
    if (installed.value && installed.value.version >= reviewsSince) {
      const ids = pushed.map(({ documentId }) => documentId);
      const unapproved = await missingApproval(connection, plan.hash, ids);
      if (unapproved) return unapproved;
    }
    const { stop, moved } = await runStatements(connection, statements, expected, onStep, isCancelled);
    if (isCancelled()) return cancelled().error;
    if (stop) {
      const words = `${stopWords(stop, (row) => names.get(row) ?? row)} ${nothingWritten}`;
      return stop.kind === 'moved'
        ? appError('production-moved', words, { remedy: 'Pull or compare, then make a new plan.' })
        : appError('push-failed', words, { remedy: 'Make a new plan to see how things stand now.' });
    }
    // From here on it could be committed, and then the ledger must know all of it.
    await writtenDown;
    // Also where none was moved: an attempt before this one may have moved some, and gave way.
    for (const { documentId, journeys } of moved) ledger.noteMoved(id, documentId, journeys);
    movedBy.set(
      id,
      moved.reduce((sum, { journeys }) => sum + journeys.length, 0),
    );
    if (installed.value) {
      const { hash: planHash, rollsBack } = plan;
      const noted = { id, planHash, author: deps.author(), startedAt, rollsBack };
      await recordPush(connection, { ...noted, documents: pushed });
    }
    const answer = await connection.query(
      `SELECT pg_current_xact_id()::text AS transaction, current_user AS "user", ${positionSql} AS position`,
    );
    ledger.noteTransaction(id, {
      transactionId: answer.rows[0]?.['transaction'] ?? '',
      user: answer.rows[0]?.['user'] ?? '',
      position: answer.rows[0]?.['position'] ?? null,
      ledgerId: installed.value?.id ?? null,
    });
    return null;
  }

  return {
    push,
    /** Until COMMIT is sent; then it is too late, and the push says how it ended. */
    cancel: (environmentId: string): CancelAnswer => busy.get(environmentId)?.cancel() ?? 'none',
    settle: (id: string) => {
      settling.recover((environmentId) => busy.has(environmentId));
      return settling.settle(id);
    },
    recover: settling.recover,
  };
}

/** The backend that runs the statements. The sandbox has one for everything, and nobody beside it to ask. */
async function backendOf(connection: Connection, environment: Environment): Promise<string | null> {
  if (environment.connection.kind === 'sandbox') return null;
  const { rows } = await connection.query('SELECT pg_catalog.pg_backend_pid() AS backend');
  return rows[0]?.['backend'] ?? null;
}

function cancelled() {
  return {
    state: 'rolled-back',
    error: appError('cancelled', `The push was cancelled before COMMIT was sent. ${nothingWritten}`),
  } as const;
}
