import type { PushRecord } from '../../../shared/publishing/push-result.ts';
import type { PublishingStore } from '../publishing-store.ts';
import { type PublishingState, planningOf } from '../store/state.ts';

/** Why a push cannot be taken back now; null: a plan for it can be made. */
export function rollbackObstacle(state: PublishingState, push: PushRecord | null): string | null {
  if (push === null) return 'There is no push yet.';
  if (push.state !== 'committed') return 'It wrote nothing, so there is nothing to take back.';
  if (!state.environments?.some(({ id }) => id === push.environmentId)) {
    return `${push.environmentName} is not among the environments any more.`;
  }
  const { step } = planningOf(state, push.environmentId);
  return step === 'planning' || step === 'pushing'
    ? 'Wait until the plan or push under way has ended.'
    : null;
}

/** Brings the environment of a push to the front and plans the way back there. Nothing is written yet. */
export function planRollbackOf(store: PublishingStore, push: PushRecord): void {
  store.choose(push.environmentId);
  store.showPanel({ kind: 'plan' });
  store.showPush(push.id);
  void store.planRollback(push.environmentId, push.id);
}
