import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Call, Outcome } from './commands.ts';

export const publishCommands = ['diff', 'plan', 'push', 'pull', 'rollback'] as const;
export type PublishCommand = (typeof publishCommands)[number];

export interface PublishArguments {
  readonly command: PublishCommand;
  /** The environment by its name or id; for `rollback` the id of a push. */
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

type Environment = CommandOutput<'publishing.environments'>[number];
type EnvironmentStatus = CommandOutput<'publishing.status'>;
type Plan = CommandOutput<'publishing.plan'>;
type PushRecord = CommandOutput<'publishing.push'>;
type Env = Readonly<Record<string, string | undefined>>;

/** Publishing for pipelines: nothing is asked, everything is said by the exit status. */
export async function runPublishing(call: Call, args: PublishArguments, env: Env): Promise<Outcome> {
  const outcome = await (args.command === 'rollback'
    ? rollBack(call, args, env)
    : inEnvironment(call, args, env));
  return outcome.ok ? outcome.value : { kind: 'failed', error: outcome.error };
}

async function inEnvironment(
  call: Call,
  args: PublishArguments,
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const environment = await openEnvironment(call, ({ id, name }) => [id, name].includes(args.subject), env);
  if (!environment.ok) return environment;
  const environmentId = environment.value.id;
  const { acceptVanished } = args;
  const status = await call('publishing.status', { environmentId, acceptVanished });
  if (!status.ok) return status;
  const { problem } = status.value;
  if (problem) return err(problem as AppError);
  if (args.command === 'diff') return ok(differences(status.value));
  const chosen = chooseDocuments(status.value, args.documents);
  if (!chosen.ok) return chosen;
  if (args.command === 'pull') {
    const documentIds = args.documents.length === 0 ? [] : [...chosen.value];
    const pulled = await call('publishing.pull', { environmentId, documentIds, acceptVanished });
    if (!pulled.ok) return pulled;
    const { conflicts, raw } = pulled.value;
    const lines = Object.entries(pulled.value).flatMap(([list, documents]) =>
      documents.map(({ name }) => `${list}: ${name}\n`),
    );
    const exit = conflicts.length > 0 ? 3 : raw.length > 0 ? 1 : 0;
    return ok({ kind: 'done', data: pulled.value, text: lines.join(''), status: exit });
  }
  const plan = await call('publishing.plan', { environmentId, documentIds: [...chosen.value] });
  if (!plan.ok) return plan;
  if (args.command === 'plan') return ok(planned(plan.value));
  return pushPlan(call, plan.value, args);
}

async function rollBack(call: Call, args: PublishArguments, env: Env): Promise<Result<Outcome, AppError>> {
  const pushes = await call('publishing.pushes', { environmentId: null });
  if (!pushes.ok) return pushes;
  const push = pushes.value.find(({ id }) => id === args.subject);
  if (!push) return err(appError('not-found', `There is no push "${args.subject}".`));
  const environment = await openEnvironment(call, ({ id }) => id === push.environmentId, env);
  if (!environment.ok) return environment;
  const plan = await call('publishing.planRollback', { pushId: push.id });
  return plan.ok ? pushPlan(call, plan.value, args) : plan;
}

/** Found, and with its password from the environment variables where the workspace knows none. It is not kept. */
async function openEnvironment(
  call: Call,
  isMeant: (environment: Environment) => boolean,
  env: Env,
): Promise<Result<Environment, AppError>> {
  const all = await call('publishing.environments', {});
  if (!all.ok) return all;
  const found = all.value.find(isMeant);
  if (!found) {
    const known = all.value.map(({ name }) => `"${name}"`).join(', ');
    return err(appError('not-found', `There is no such environment; known are ${known}.`));
  }
  const own = `JD_PASSWORD_${found.name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
  const password = env[own] ?? env['JD_PASSWORD'];
  if (found.password !== 'none' || password === undefined || found.connection.kind === 'sandbox') {
    return ok(found);
  }
  const { id, name, role, connection } = found;
  return call('publishing.saveEnvironment', { id, name, role, connection, password, remember: false });
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

function planned(plan: Plan): Outcome {
  const lines = plan.documents.map(
    ({ name, write, rows, cascades, blocked }) =>
      `${write}: ${name}, ${rows} rows${cascades.length > 0 && write === 'delete' ? `, takes along ${cascades.join(', ')}` : ''}${blocked === null ? '' : `; blocked: ${blocked}`}\n`,
  );
  const failed = plan.checks.filter(({ passed }) => !passed);
  const text = [
    ...lines,
    ...failed.map(({ name, detail }) => `check failed: ${name}: ${detail}\n`),
    `plan ${plan.hash}\n`,
  ].join('');
  const blocked = plan.documents.filter((document) => document.blocked !== null).length;
  return { kind: 'findings', data: plan, text, count: blocked + failed.length };
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
      remedy: 'Find out in the window how it ended before anything is pushed again.',
    }),
  );
}
