import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { openEnvironment } from './environments.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { type Plan, planned } from './planned.ts';

export const publishCommands = ['diff', 'plan', 'push', 'pull', 'rollback', 'settle'] as const;
export type PublishCommand = (typeof publishCommands)[number];

export interface PublishArguments {
  readonly command: PublishCommand;
  /** The environment by its name or id; for `rollback` and `settle` the id of a push. */
  readonly subject: string;
  /** Documents by name or id; empty: everything that can be written. */
  readonly documents: readonly string[];
  /** The name of the environment, where a push asks for it. */
  readonly confirm: string | null;
  /** The hash of the plan that was looked at: no other is pushed. null: whatever is planned now. */
  readonly plan: string | null;
  /** Rows that cannot be seen any more are taken for deleted, however many they are. */
  readonly acceptVanished: boolean;
}

type EnvironmentStatus = CommandOutput<'publishing.status'>;
type PushRecord = CommandOutput<'publishing.push'>;

/** Publishing for pipelines: nothing is asked, everything is said by the exit status. */
export async function runPublishing(call: Call, args: PublishArguments, env: Env): Promise<Outcome> {
  const outcome = await run(call, args, env);
  return outcome.ok ? outcome.value : { kind: 'failed', error: outcome.error };
}

function run(call: Call, args: PublishArguments, env: Env): Promise<Result<Outcome, AppError>> {
  if (args.command === 'rollback') return rollBack(call, args, env);
  if (args.command === 'settle') return settle(call, args.subject, env);
  return inEnvironment(call, args, env);
}

interface Looked {
  readonly status: EnvironmentStatus;
  /** The documents that are meant, by their ids. */
  readonly chosen: readonly string[];
}

type Wanted = Pick<PublishArguments, 'subject' | 'documents' | 'acceptVanished'>;

async function look(call: Call, wanted: Wanted, env: Env): Promise<Result<Looked, AppError>> {
  const { subject, documents, acceptVanished } = wanted;
  const environment = await openEnvironment(call, ({ id, name }) => [id, name].includes(subject), env);
  if (!environment.ok) return environment;
  const environmentId = environment.value.id;
  const status = await call('publishing.status', { environmentId, acceptVanished });
  if (!status.ok) return status;
  const { problem } = status.value;
  if (problem) return err(problem as AppError);
  const chosen = chooseDocuments(status.value, documents);
  return chosen.ok ? ok({ status: status.value, chosen: chosen.value }) : chosen;
}

/** The plan of what differs, for whoever wants it in another form. */
export async function planFor(call: Call, wanted: Wanted, env: Env): Promise<Result<Plan, AppError>> {
  const looked = await look(call, wanted, env);
  if (!looked.ok) return looked;
  const { status, chosen } = looked.value;
  return call('publishing.plan', { environmentId: status.environmentId, documentIds: [...chosen] });
}

async function inEnvironment(
  call: Call,
  args: PublishArguments,
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const looked = await look(call, args, env);
  if (!looked.ok) return looked;
  const { status, chosen } = looked.value;
  const { environmentId } = status;
  const { acceptVanished } = args;
  if (args.command === 'diff') return ok(differences(status));
  if (args.command === 'pull') {
    const documentIds = args.documents.length === 0 ? [] : [...chosen];
    const pulled = await call('publishing.pull', { environmentId, documentIds, acceptVanished });
    if (!pulled.ok) return pulled;
    const { conflicts, raw } = pulled.value;
    const lines = Object.entries(pulled.value).flatMap(([list, documents]) =>
      documents.map(({ name }) => `${list}: ${name}\n`),
    );
    const exit = conflicts.length > 0 ? 3 : raw.length > 0 ? 1 : 0;
    return ok({ kind: 'done', data: pulled.value, text: lines.join(''), status: exit });
  }
  const plan = await call('publishing.plan', { environmentId, documentIds: [...chosen] });
  if (!plan.ok) return plan;
  if (args.command === 'plan') return ok(planned(plan.value));
  return pushPlan(call, plan.value, args);
}

async function rollBack(call: Call, args: PublishArguments, env: Env): Promise<Result<Outcome, AppError>> {
  const push = await findPush(call, args.subject, env);
  if (!push.ok) return push;
  const plan = await call('publishing.planRollback', { pushId: push.value.id });
  return plan.ok ? pushPlan(call, plan.value, args) : plan;
}

/** Finds out whether a push is there whose answer was lost. Nothing is sent again. */
async function settle(call: Call, pushId: string, env: Env): Promise<Result<Outcome, AppError>> {
  const push = await findPush(call, pushId, env);
  if (!push.ok) return push;
  const settled =
    push.value.state === 'unknown' ? await call('publishing.settlePush', { pushId: push.value.id }) : push;
  if (!settled.ok) return settled;
  const { state, message, id } = settled.value;
  if (state === 'unknown' || state === 'running') return ended(settled.value);
  // Asked and answered: that it is not there is no failure of this command, but a pipeline must not go on.
  const status = state === 'committed' ? 0 : 1;
  return ok({ kind: 'done', data: settled.value, text: `push ${id}: ${message}\n`, status });
}

/** A push of the ledger, with its environment opened. */
async function findPush(call: Call, pushId: string, env: Env): Promise<Result<PushRecord, AppError>> {
  const pushes = await call('publishing.pushes', { environmentId: null });
  if (!pushes.ok) return pushes;
  const push = pushes.value.find(({ id }) => id === pushId);
  if (!push) return err(appError('not-found', `There is no push "${pushId}".`));
  const environment = await openEnvironment(call, ({ id }) => id === push.environmentId, env);
  return environment.ok ? ok(push) : environment;
}

function chooseDocuments(
  { documents }: EnvironmentStatus,
  wanted: readonly string[],
): Result<readonly string[], AppError> {
  if (wanted.length === 0) {
    const able = documents.filter(({ state }) => state === 'new-here' || state === 'changed-here');
    return ok(able.map(({ documentId }) => documentId));
  }
  const ids: string[] = [];
  for (const one of wanted) {
    const found = documents.filter(({ documentId, name }) => documentId === one || name === one);
    const [only] = found;
    if (only === undefined) return err(appError('not-found', `There is no document "${one}".`));
    if (found.length > 1) {
      return err(appError('name-taken', `More than one document is called "${one}": name it by its id.`));
    }
    ids.push(only.documentId);
  }
  return ok(ids);
}

function differences(status: EnvironmentStatus): Outcome {
  const apart = status.documents.filter(({ state }) => state !== 'equal');
  const lines = [
    ...status.vanished.map(
      ({ table, missing, known }) =>
        `not seen: ${missing} of ${known} rows of ${table}; it may be a lost permission\n`,
    ),
    ...status.differences.map((text) => `tables differ: ${text}\n`),
    ...apart.map(({ state, name }) => `${state}: ${name}\n`),
  ];
  return { kind: 'findings', data: status, text: lines.join('') || 'In step.\n', count: lines.length };
}

async function pushPlan(
  call: Call,
  plan: Plan,
  { confirm, plan: wanted }: PublishArguments,
): Promise<Result<Outcome, AppError>> {
  if (wanted !== null && wanted !== plan.hash) {
    return err(
      appError('production-moved', `The plan is another one by now: ${plan.hash}. Nothing was written.`, {
        remedy: 'Plan again and look at it.',
      }),
    );
  }
  if (plan.rollsBack === null && plan.documents.every(({ write, blocked }) => write === 'none' && !blocked)) {
    return ok({ kind: 'done', data: plan, text: 'Nothing to push.\n' });
  }
  if (confirm !== null) {
    // Nobody sits here: who names the environment unlocks it, for this one command.
    const { environmentId } = plan;
    const unlocked = await call('publishing.unlock', { environmentId, confirmation: confirm, minutes: 5 });
    if (!unlocked.ok) return unlocked;
  }
  const pushed = await call('publishing.push', {
    planId: plan.id,
    planHash: plan.hash,
    confirmation: confirm,
  });
  return pushed.ok ? ended(pushed.value) : pushed;
}

function ended(push: PushRecord): Result<Outcome, AppError> {
  if (push.state === 'committed') {
    return ok({ kind: 'done', data: push, text: `push ${push.id}: ${push.message}\n` });
  }
  return err(
    appError('outcome-unknown', push.message, {
      place: push.id,
      remedy:
        'Nothing is sent again. Find out with "journey-designer settle <push>" how it ended, before anything else is pushed.',
    }),
  );
}
