import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { type Environment, openEnvironment } from './environments.ts';
import { didYouMean } from './nearest.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { otherPlan } from './plan-for.ts';
import { type Plan, planned } from './planned.ts';
import { ended, type PushRecord, pushPlan } from './push-plan.ts';
import { readWantedPlan } from './wanted-plan.ts';

interface RollbackArguments {
  readonly subject: string;
  readonly plan: string | null;
  readonly confirm: string | null;
  /** Only show the way back. */
  readonly preview: boolean;
}

/** `pushes [<environment>]`: what was pushed from this workspace. */
export async function pushes(call: Call, subject: string | null): Promise<Result<Outcome, AppError>> {
  const environments = await call('publishing.environments', {});
  if (!environments.ok) return environments;
  const meant = environments.value.find(({ id, name }) => [id, name].includes(subject ?? ''));
  if (subject !== null && !meant) {
    const names = environments.value.map(({ name }) => name);
    const said = `There is no environment "${subject}".${didYouMean(subject, names)}`;
    return err(appError('not-found', said));
  }
  const all = await call('publishing.pushes', { environmentId: meant?.id ?? null });
  if (!all.ok) return all;
  const lines = all.value.map(
    ({ id, startedAt, environmentName, state, message }) =>
      `${id}  ${startedAt}  ${environmentName}  ${state}  ${message}\n`,
  );
  return ok({ kind: 'done', data: all.value, text: lines.join('') });
}

export async function rollBack(
  call: Call,
  args: RollbackArguments,
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const plan = await planBack(call, args, env);
  if (!plan.ok) return plan;
  return args.preview ? ok(planned(plan.value)) : pushPlan(call, plan.value, args.confirm);
}

/** The way back of a push, and no other plan than the one that is named. */
export async function planBack(
  call: Call,
  { subject, plan: said }: Pick<RollbackArguments, 'subject' | 'plan'>,
  env: Env,
): Promise<Result<Plan, AppError>> {
  const wanted = readWantedPlan(said);
  if (!wanted.ok) return wanted;
  const found = await findPush(call, subject, env);
  if (!found.ok) return found;
  const plan = await call('publishing.planRollback', { pushId: found.value.push.id });
  if (!plan.ok) return err(inCliWords(plan.error, found.value.environment.name));
  if (wanted.value && wanted.value.hash !== plan.value.hash) {
    return err(otherPlan(`The way back is another plan by now: ${plan.value.hash}.`));
  }
  return plan;
}

/** Finds out whether a push is there whose answer was lost. Nothing is sent again. */
export async function settle(call: Call, pushId: string, env: Env): Promise<Result<Outcome, AppError>> {
  const found = await findPush(call, pushId, env);
  if (!found.ok) return found;
  const { push, environment } = found.value;
  const settled = push.state === 'unknown' ? await call('publishing.settlePush', { pushId }) : ok(push);
  if (!settled.ok) return err(inCliWords(settled.error, environment.name));
  const { state, message, id } = settled.value;
  if (state === 'unknown' || state === 'running') return ended(settled.value);
  // Asked and answered: that it is not there is no failure of this command, but a pipeline must not go on.
  const status = state === 'committed' ? 0 : 1;
  return ok({ kind: 'done', data: settled.value, text: `push ${id}: ${message}\n`, status });
}

/** A push of the ledger, with its environment opened. */
async function findPush(
  call: Call,
  pushId: string,
  env: Env,
): Promise<Result<{ readonly push: PushRecord; readonly environment: Environment }, AppError>> {
  const all = await call('publishing.pushes', { environmentId: null });
  if (!all.ok) return all;
  const push = all.value.find(({ id }) => id === pushId);
  if (!push) {
    const remedy = '"journey-designer pushes" lists those of this workspace.';
    return err(appError('not-found', `There is no push "${pushId}".`, { remedy }));
  }
  const environment = await openEnvironment(call, push.environmentId, env);
  return environment.ok ? ok({ push, environment: environment.value }) : environment;
}
