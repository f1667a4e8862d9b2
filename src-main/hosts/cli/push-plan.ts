import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { unlockAs } from './confirmed.ts';
import type { Call, Outcome } from './outcome.ts';
import type { Plan } from './planned.ts';

export type PushRecord = CommandOutput<'publishing.push'>;

/** Pushes a plan as it is. `confirm`: the name of the environment, which unlocks it too. */
export async function pushPlan(
  call: Call,
  plan: Plan,
  confirm: string | null,
): Promise<Result<Outcome, AppError>> {
  const { environmentId, environmentName, role, hash } = plan;
  const alone = plan.documents.filter(({ state }) => plan.rollsBack !== null && state === 'changed-there');
  if (plan.documents.every(({ write, blocked }) => write === 'none' && !blocked)) {
    if (alone.length > 0) {
      const said = 'All that this push wrote was changed since, so nothing is taken back.';
      return err(appError('production-moved', `${said} Nothing was written.`));
    }
    const message = 'Nothing to push.';
    const nothing = { environmentId, environmentName, role, planHash: hash, documents: [], rows: 0, message };
    return ok({ kind: 'done', data: { id: null, state: 'nothing', ...nothing }, text: `${message}\n` });
  }
  const unlocked = await unlockAs(call, { id: environmentId, name: environmentName }, confirm);
  if (!unlocked.ok) return unlocked;
  const pushed = await call('publishing.push', { planId: plan.id, planHash: hash, confirmation: confirm });
  if (!pushed.ok) return err(refused(pushed.error, plan));
  const left = alone.map(({ name }) => `left alone, changed there since: ${name}\n`).join('');
  return ended(pushed.value, left);
}

function refused(error: AppError, plan: Plan): AppError {
  const { environmentName, hash, rollsBack, promotes } = plan;
  if (error.code !== 'review-needed') return inCliWords(error, environmentName);
  const back =
    rollsBack === null ? (promotes ? ` --from "${promotes.name}"` : '') : ` --rollback ${rollsBack}`;
  const which = `"${environmentName}" --plan ${hash}`;
  const remedy = `"journey-designer approvals ${which}" says how it stands, "request-approval${back}" asks. Once somebody approved it, push the same plan.`;
  return { ...error, remedy };
}

/** How a push ended; `more` is said before it. */
export function ended(push: PushRecord, more = ''): Result<Outcome, AppError> {
  if (push.state === 'committed') {
    return ok({ kind: 'done', data: push, text: `${more}push ${push.id}: ${push.message}\n` });
  }
  return err(
    appError('outcome-unknown', push.message, {
      place: push.id,
      remedy:
        'Nothing is sent again. Find out with "journey-designer settle <push>" how it ended, before anything else is pushed.',
    }),
  );
}
