import { createStore, type StoreApi, useStore } from 'zustand';
import type { Bridge } from '../bridge/bridge.ts';
import { createBackground } from './badges/background.ts';
import { type Checking, createChecking } from './store/checking.ts';
import { createEnvironments, type EnvironmentActions } from './store/environments.ts';
import { createMemory, type MemoryStore } from './store/memory.ts';
import { createPlanning, type PlanningActions } from './store/planning.ts';
import { createPulling, type PullingActions } from './store/pulling.ts';
import { createSideBySide, type SideBySideActions } from './store/side-by-side.ts';
import { initialState, type PublishingState } from './store/state.ts';

/** Everything that the window knows and does about publishing; one per window. */
export interface PublishingStore
  extends Checking,
    EnvironmentActions,
    PlanningActions,
    PullingActions,
    SideBySideActions {
  readonly state: StoreApi<PublishingState>;
  readonly bridge: Bridge;
  /** What the databases themselves remember. */
  readonly memory: MemoryStore;
  /** Reads what is there and keeps it fresh. Returns the function that stops it. */
  readonly start: () => () => void;
}

const firstLookAfter = 1_000;
/** Starting the sandbox is seconds of work, and nobody but this window changes it: what is asked of it can wait. */
const sandboxLookAfter = 20_000;

export function createPublishingStore(
  bridge: Bridge,
  /** Whether the chosen environment is looked at without being asked. */
  isLookingOn: () => boolean = () => true,
): PublishingStore {
  const state = createStore<PublishingState>(() => initialState);
  const checking = createChecking({ bridge, state });
  const environments = createEnvironments({ bridge, state, check: checking.check });
  const planning = createPlanning({
    bridge,
    state,
    check: checking.check,
    loadPushes: environments.loadPushes,
  });
  const sideBySide = createSideBySide({
    bridge,
    state,
    check: checking.check,
    choose: environments.choose,
    planPromotion: planning.planPromotion,
  });
  const pulling = createPulling({ bridge, state, check: checking.check });

  const memory = createMemory(bridge);
  const started = performance.now();

  function isTooSoon(): boolean {
    const { environments: known, chosenId, checks } = state.getState();
    const chosen = known?.find(({ id }) => id === chosenId);
    const unopened = chosen?.connection.kind === 'sandbox' && checks[chosen.id] === undefined;
    return unopened && performance.now() - started < sandboxLookAfter;
  }

  const background = createBackground({
    state,
    look: checking.checkQuietly,
    isOn: isLookingOn,
    isTooSoon,
    random: Math.random,
  });

  function start(): () => void {
    let first: ReturnType<typeof setTimeout> | undefined;
    const firstLook = () => {
      first = setTimeout(background.lookNow, isTooSoon() ? sandboxLookAfter : firstLookAfter);
    };
    void environments.load().then(firstLook);
    void environments.loadPushes();
    const stops = [
      background.start(),
      bridge.on('publishing.changed', ({ environmentId }) => {
        void environments.load();
        void environments.loadPushes();
        if (state.getState().checks[environmentId] !== undefined) void checking.check(environmentId);
      }),
      bridge.on('publishing.lockChanged', () => void environments.load()),
      bridge.on('jobs.progress', ({ job, done, total, step = null }) => {
        checking.stepped(job);
        planning.progressed(job, { done, total, step });
      }),
      bridge.onState((link) => {
        if (link === 'up') void environments.load().then(planning.recheck).then(background.lookNow);
      }),
      bridge.on('documents.changed', ({ id, revision }) => {
        planning.documentChanged(id, revision);
        background.edited();
      }),
      bridge.on('documents.listChanged', background.edited),
    ];
    return () => {
      clearTimeout(first);
      for (const stop of stops) stop();
    };
  }

  return {
    state,
    bridge,
    memory,
    start,
    ...checking,
    ...environments,
    ...planning,
    ...pulling,
    ...sideBySide,
  };
}

export function usePublishing<Part>(
  { state }: PublishingStore,
  select: (state: PublishingState) => Part,
): Part {
  return useStore(state, select);
}
