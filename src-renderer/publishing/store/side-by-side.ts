import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../bridge/bridge.ts';
import { type Checking, mayRetry } from './checking.ts';
import { checkOf, type PublishingState } from './state.ts';

/** Which two environments are compared. */
export interface Sides {
  readonly fromId: string;
  readonly toId: string;
}

export interface SideBySideActions {
  /** Looks at every environment at the same time; one that does not answer keeps no other waiting. */
  readonly lookAtAll: () => Promise<void>;
  /** Ends every look that is under way; what was seen before stays on screen. */
  readonly stopLooking: () => Promise<void>;
  readonly chooseSides: (sides: Sides) => void;
  /** Plans what is ticked of one environment for the other, and shows that plan. */
  readonly promote: (sides: Sides, documentIds: readonly string[]) => Promise<void>;
}

interface SideBySideDeps {
  readonly bridge: Bridge;
  readonly state: StoreApi<PublishingState>;
  readonly check: Checking['check'];
  readonly choose: (environmentId: string) => void;
  readonly planPromotion: (
    environmentId: string,
    promotion: { readonly fromId: string; readonly documentIds: readonly string[] },
  ) => Promise<void>;
}

export function createSideBySide(deps: SideBySideDeps): SideBySideActions {
  const { bridge, state, check, choose, planPromotion } = deps;
  return {
    lookAtAll: async () => {
      const all = state.getState().environments ?? [];
      const able = all.filter(({ id }) => mayRetry(checkOf(state.getState(), id).error));
      await Promise.all(able.map(({ id }) => check(id)));
    },
    stopLooking: async () => {
      const { environments, checks } = state.getState();
      const busy = (environments ?? []).filter(({ id }) => checks[id]?.checking);
      await Promise.all(busy.map(({ id }) => bridge.call('publishing.stopLooking', { environmentId: id })));
    },
    chooseSides: (sides) => state.setState({ sides }),
    promote: async ({ fromId, toId }, documentIds) => {
      choose(toId);
      await planPromotion(toId, { fromId, documentIds });
    },
  };
}

/** The two that are compared: what was chosen, else the first two stops of the road to production. null: there are no two. */
export function sidesOf({
  environments,
  sides,
}: Pick<PublishingState, 'environments' | 'sides'>): Sides | null {
  const all = environments ?? [];
  const isKnown = (wanted: string) => all.some(({ id }) => id === wanted);
  if (sides && isKnown(sides.fromId) && isKnown(sides.toId)) return sides;
  const [first, ...later] = all.length > 2 ? all.slice(1) : all;
  // The next stop of the road: beside another one of the same role there is nothing to promote to.
  const second = later.find(({ role }) => role !== first?.role) ?? later[0];
  return first && second ? { fromId: first.id, toId: second.id } : null;
}
