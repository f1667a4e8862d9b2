import type { StoreApi } from 'zustand/vanilla';
import type { Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { Checking } from './checking.ts';
import { type PublishingState, type Pulling, pullingOf } from './state.ts';

export interface PullingActions {
  /** Brings rows of the database into the workspace; documents changed on both sides are left as they are. */
  readonly pull: (environmentId: string, documentIds: readonly string[]) => Promise<void>;
  readonly dismissPull: (environmentId: string) => void;
  /** Decides a conflict for the whole document; `theirsHash` is the row that was shown. */
  readonly chooseSide: (choice: SideChoice) => Promise<Result<unknown, AppError>>;
  /** Decides it place by place; the choices count for the two states that were shown. */
  readonly resolveConflict: (choice: PlaceChoices) => Promise<Result<unknown, AppError>>;
}

export type PlaceChoices = CommandInput<'publishing.resolveConflict'>;

export interface SideChoice {
  readonly environmentId: string;
  readonly documentId: string;
  readonly side: 'mine' | 'theirs';
  readonly theirsHash: string | null;
}

interface PullingDeps {
  readonly bridge: Bridge;
  readonly state: StoreApi<PublishingState>;
  readonly check: Checking['check'];
}

export function createPulling({ bridge, state, check }: PullingDeps): PullingActions {
  function put(environmentId: string, pulling: Pulling) {
    state.setState((now) => ({ pulls: { ...now.pulls, [environmentId]: pulling } }));
  }

  return {
    pull: async (environmentId, documentIds) => {
      if (pullingOf(state.getState(), environmentId).step === 'pulling') return;
      put(environmentId, { step: 'pulling' });
      const reply = await bridge.call('publishing.pull', { environmentId, documentIds: [...documentIds] });
      await check(environmentId);
      put(
        environmentId,
        reply.ok ? { step: 'done', result: reply.value } : { step: 'failed', error: reply.error },
      );
    },
    dismissPull: (environmentId) => put(environmentId, { step: 'none' }),
    chooseSide: async (choice) => {
      const reply = await bridge.call('publishing.chooseSide', choice);
      await check(choice.environmentId);
      return reply;
    },
    resolveConflict: async (choice) => {
      const reply = await bridge.call('publishing.resolveConflict', choice);
      await check(choice.environmentId);
      return reply;
    },
  };
}
