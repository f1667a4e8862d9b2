import type { StoreApi } from 'zustand/vanilla';
import type { Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Plan } from '../../../shared/publishing/plan.ts';
import type { StageMapping } from '../../../shared/publishing/plan-running.ts';
import { planJob, planMinutes, pushJob } from '../../../shared/publishing/push-job.ts';
import type { PushRecord } from '../../../shared/publishing/push-result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { Checking } from './checking.ts';
import {
  type Planning,
  type Promotion,
  type PublishingState,
  type PushProgress,
  pickedOf,
  planningOf,
  planOf,
  promotionOf,
  readPlan,
  rollsBackOf,
} from './state.ts';

export interface PlanningActions {
  readonly pick: (environmentId: string, documentIds: readonly string[]) => void;
  /** Rehearses what is ticked in a transaction that is rolled back, and shows the plan. */
  readonly makePlan: (environmentId: string) => Promise<void>;
  /** Chooses for one ticked document, archived here, between deleting it there for good and switching it off; makes a new plan. */
  readonly chooseDelete: (environmentId: string, documentId: string, isDeleted: boolean) => Promise<void>;
  /** Takes journeys that run at a stage to another one, or (null) leaves them; makes a new plan. */
  readonly chooseStage: (
    environmentId: string,
    stage: Pick<StageMapping, 'documentId' | 'from'>,
    to: string | null,
  ) => Promise<void>;
  /** Ends the planning that is under way: nothing was written, and what is ticked stays. */
  readonly stopPlanning: (environmentId: string) => void;
  /** The way back of an earlier push as a plan; it is shown, rehearsed and pushed like any other. */
  readonly planRollback: (environmentId: string, pushId: string) => Promise<void>;
  /** Documents of another environment, as they are there, as a plan for this one. */
  readonly planPromotion: (environmentId: string, promotion: Promotion) => Promise<void>;
  /** Makes anew what is on screen: a promotion, a way back, or a plan of what is ticked. */
  readonly planAgain: (environmentId: string) => Promise<void>;
  /** Goes back to the list without touching what is ticked. */
  readonly leavePlan: (environmentId: string) => void;
  /** Executes the plan that is on screen, and no other. */
  readonly push: (environmentId: string, confirmation: string | null) => Promise<void>;
  /** Ends the push that is under way, until COMMIT is sent; how it ended is the push's own answer. */
  readonly cancelPush: (environmentId: string) => Promise<void>;
  /** Decides a push whose answer was lost, by looking; nothing is sent again. */
  readonly settle: (push: PushRecord) => Promise<Result<PushRecord, AppError>>;
  /** After the app was away: reads the pushes again and decides what could not be decided without them. */
  readonly recheck: () => Promise<void>;
  /** Puts the plan away; what is ticked stays. */
  readonly dropPlan: (environmentId: string) => void;
  /** A step of a push was begun; what is told of other work is not for here. */
  readonly progressed: (job: string, progress: PushProgress) => void;
  /** A document was edited: a plan that holds it can no longer be pushed. */
  readonly documentChanged: (documentId: string, revision: number) => void;
}

interface PlanningDeps {
  readonly bridge: Bridge;
  readonly state: StoreApi<PublishingState>;
  readonly check: Checking['check'];
  readonly loadPushes: () => Promise<boolean>;
}

/** After a tick the new plan waits this long for another one. In ms. */
const quietAfterTick = 250;

export function createPlanning({ bridge, state, check, loadPushes }: PlanningDeps): PlanningActions {
  function put(environmentId: string, planning: Planning) {
    state.setState((now) => ({ plans: { ...now.plans, [environmentId]: planning } }));
  }

  const serials = new Map<string, number>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Whatever was asked before for this environment is answered too late from here on. */
  function supersede(environmentId: string): number {
    const serial = (serials.get(environmentId) ?? 0) + 1;
    serials.set(environmentId, serial);
    clearTimeout(timers.get(environmentId));
    return serial;
  }

  async function plan(
    environmentId: string,
    rollsBack: string | null,
    ask: () => Promise<Result<Plan, AppError>>,
    promotes: Promotion | null = null,
  ): Promise<void> {
    const now = planningOf(state.getState(), environmentId);
    if (now.step === 'pushing') return;
    const serial = supersede(environmentId);
    const before = rollsBack === null && promotes === null ? ticksPlan(now) : null;
    put(environmentId, { step: 'planning', rollsBack, promotes, before, progress: null });
    const reply = await ask();
    if (serials.get(environmentId) !== serial) return;
    put(
      environmentId,
      reply.ok
        ? { step: 'ready', plan: reply.value, outdated: null }
        : { step: 'failed', rollsBack, promotes, error: reply.error },
    );
    if (reply.ok) expireSoon(environmentId);
    // The rehearsal may have met what the last look did not see.
    if (!reply.ok) void check(environmentId);
  }

  /** A plan that nobody looked at for so long is not what anybody means to push. */
  function expireSoon(environmentId: string) {
    timers.set(
      environmentId,
      setTimeout(() => {
        const planning = planningOf(state.getState(), environmentId);
        if (planning.step === 'ready' && planning.outdated === null)
          put(environmentId, { ...planning, outdated: `This plan is older than ${planMinutes} minutes.` });
      }, planMinutes * 60_000),
    );
  }

  function makePlan(environmentId: string): Promise<void> {
    const documentIds = [...pickedOf(state.getState(), environmentId)];
    const deleteIds = (state.getState().deletions[environmentId] ?? []).filter((id) =>
      documentIds.includes(id),
    );
    const mappings = (state.getState().mappings[environmentId] ?? []).filter(({ documentId }) =>
      documentIds.includes(documentId),
    );
    const replaces = ticksPlan(planningOf(state.getState(), environmentId))?.id;
    return plan(environmentId, null, () =>
      bridge.call('publishing.plan', {
        environmentId,
        documentIds,
        deleteIds,
        mappings,
        ...(replaces === undefined ? {} : { replaces }),
      }),
    );
  }

  /** The plan on screen says what is ticked: another tick makes another plan, once the ticking has stopped. */
  function planSoon(environmentId: string) {
    const now = planningOf(state.getState(), environmentId);
    const before = ticksPlan(now);
    if (before === null && now.step !== 'planning') return;
    if (rollsBackOf(now) !== null || promotionOf(now) !== null) return;
    supersede(environmentId);
    if (pickedOf(state.getState(), environmentId).length === 0) {
      put(environmentId, { step: 'none' });
      return;
    }
    put(environmentId, { step: 'planning', rollsBack: null, before, progress: null });
    timers.set(
      environmentId,
      setTimeout(() => void makePlan(environmentId), quietAfterTick),
    );
  }

  function planRollback(environmentId: string, pushId: string): Promise<void> {
    return plan(environmentId, pushId, () => bridge.call('publishing.planRollback', { pushId }));
  }

  function planPromotion(environmentId: string, promotion: Promotion): Promise<void> {
    const { fromId, documentIds } = promotion;
    return plan(
      environmentId,
      null,
      () => bridge.call('publishing.planPromotion', { fromId, environmentId, documentIds: [...documentIds] }),
      promotion,
    );
  }

  function setDeletions(environmentId: string, ids: readonly string[]) {
    state.setState((now) => ({ deletions: { ...now.deletions, [environmentId]: ids } }));
  }

  async function push(environmentId: string, confirmation: string | null): Promise<void> {
    const before = planningOf(state.getState(), environmentId);
    if (before.step !== 'ready' || before.outdated !== null) return;
    const { plan: shown } = before;
    put(environmentId, { step: 'pushing', plan: shown, progress: null, cancel: 'not-asked' });
    const reply = await bridge.call('publishing.push', {
      planId: shown.id,
      planHash: shown.hash,
      confirmation,
    });
    const certain = await loadPushes();
    const record = reply.ok ? reply.value : recordOf(shown, state.getState().pushes);
    if (record) put(environmentId, { step: 'done', plan: shown, record });
    else if (!reply.ok) put(environmentId, { step: 'stopped', plan: shown, error: reply.error, certain });
    void check(environmentId);
  }

  async function cancelPush(environmentId: string): Promise<void> {
    const before = planningOf(state.getState(), environmentId);
    if (before.step !== 'pushing' || before.cancel !== 'not-asked') return;
    put(environmentId, { ...before, cancel: 'asked' });
    const reply = await bridge.call('publishing.cancelPush', { environmentId });
    const now = planningOf(state.getState(), environmentId);
    if (now.step !== 'pushing' || now.plan !== before.plan) return;
    const answer = reply.ok ? reply.value.answer : 'none';
    // The push may not have got as far as to be known there; then it can be asked for again.
    const cancel = { cancelling: 'asked', 'too-late': 'too-late', none: 'not-asked' } as const;
    put(environmentId, { ...now, cancel: cancel[answer] });
  }

  async function settle(push: PushRecord): Promise<Result<PushRecord, AppError>> {
    const reply = await bridge.call('publishing.settlePush', { pushId: push.id });
    await loadPushes();
    const planning = planningOf(state.getState(), push.environmentId);
    if (reply.ok && planning.step === 'done' && planning.record.id === push.id) {
      put(push.environmentId, { ...planning, record: reply.value });
    }
    void check(push.environmentId);
    return reply;
  }

  async function recheck(): Promise<void> {
    if (!(await loadPushes())) return;
    const { plans, pushes } = state.getState();
    for (const [environmentId, planning] of Object.entries(plans)) {
      if (planning.step !== 'stopped' || planning.certain) continue;
      const record = recordOf(planning.plan, pushes);
      const done = record && ({ step: 'done', plan: planning.plan, record } as const);
      put(environmentId, done ?? { ...planning, certain: true });
    }
  }

  return {
    pick: (environmentId, documentIds) => {
      // Ticked again, it is asked for again: a delete is never remembered.
      const deletions = state.getState().deletions[environmentId] ?? [];
      setDeletions(
        environmentId,
        deletions.filter((id) => documentIds.includes(id)),
      );
      state.setState((now) => ({ picked: { ...now.picked, [environmentId]: documentIds } }));
      planSoon(environmentId);
    },
    makePlan,
    chooseStage: (environmentId, { documentId, from }, to) => {
      const others = (state.getState().mappings[environmentId] ?? []).filter(
        (one) => one.documentId !== documentId || one.from !== from,
      );
      const chosen = to === null ? others : [...others, { documentId, from, to }];
      state.setState((now) => ({ mappings: { ...now.mappings, [environmentId]: chosen } }));
      return makePlan(environmentId);
    },
    stopPlanning: (environmentId) => {
      if (planningOf(state.getState(), environmentId).step !== 'planning') return;
      supersede(environmentId);
      put(environmentId, { step: 'none' });
      void bridge.call('publishing.stopPlanning', { environmentId });
    },
    chooseDelete: (environmentId, documentId, isDeleted) => {
      const others = (state.getState().deletions[environmentId] ?? []).filter((id) => id !== documentId);
      setDeletions(environmentId, isDeleted ? [...others, documentId] : others);
      return makePlan(environmentId);
    },
    planRollback,
    planPromotion,
    planAgain: (environmentId) => {
      const planning = planningOf(state.getState(), environmentId);
      const promotion = promotionOf(planning);
      const rollsBack = rollsBackOf(planning);
      if (promotion) return planPromotion(environmentId, promotion);
      return rollsBack === null ? makePlan(environmentId) : planRollback(environmentId, rollsBack);
    },
    leavePlan: (environmentId) => {
      supersede(environmentId);
      put(environmentId, { step: 'none' });
    },
    push,
    cancelPush,
    settle,
    recheck,
    dropPlan: (environmentId) => {
      supersede(environmentId);
      state.setState((now) => ({ mappings: { ...now.mappings, [environmentId]: [] } }));
      setDeletions(environmentId, []);
      put(environmentId, { step: 'none' });
      state.setState(({ picked }) => {
        const { [environmentId]: _, ...rest } = picked;
        return { picked: rest };
      });
    },
    progressed: (job, progress) => {
      for (const [environmentId, planning] of Object.entries(state.getState().plans)) {
        if (planning.step === 'planning' && job === planJob(environmentId))
          put(environmentId, { ...planning, progress });
        if (planning.step === 'pushing' && job === pushJob(environmentId))
          put(environmentId, { ...planning, progress });
      }
    },
    documentChanged: (documentId, revision) => {
      for (const [environmentId, planning] of Object.entries(state.getState().plans)) {
        if (planning.step !== 'ready' || planning.outdated !== null) continue;
        // A rollback or a promotion writes what stood there, nothing of this workspace.
        if (planning.plan.rollsBack !== null || planning.plan.promotes) continue;
        const planned = planOf(planning)?.documents.find((document) => document.documentId === documentId);
        if (!planned || planned.revision === revision) continue;
        put(environmentId, { ...planning, outdated: `${planned.name} was edited after this plan was made.` });
      }
    },
  };
}

/** The plan of what is ticked, as long as nothing else took its place. */
function ticksPlan(planning: Planning): Plan | null {
  const plan = readPlan(planning);
  return plan !== null && plan.rollsBack === null && !plan.promotes ? plan : null;
}

/** A push that got as far as the ledger has an outcome of its own, even where the answer was an error. */
function recordOf(plan: Plan, pushes: readonly PushRecord[] | null): PushRecord | null {
  return (
    pushes?.find(
      (push) =>
        push.planHash === plan.hash &&
        push.environmentId === plan.environmentId &&
        Date.parse(push.startedAt) >= Date.parse(plan.createdAt),
    ) ?? null
  );
}
