import type { StoreApi } from 'zustand/vanilla';
import type { Result } from '../../../shared/base/result.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { UnlockMinutes } from '../../../shared/publishing/guard.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { Checking } from './checking.ts';
import type { Dialog, Panel, PublishingState } from './state.ts';

export interface EnvironmentActions {
  readonly load: () => Promise<void>;
  /** False where they could not be read. */
  readonly loadPushes: () => Promise<boolean>;
  readonly choose: (environmentId: string) => void;
  readonly save: (
    input: CommandInput<'publishing.saveEnvironment'>,
  ) => Promise<Result<Environment, AppError>>;
  /** Gives a known environment its password without touching the rest. */
  readonly givePassword: (
    environment: Environment,
    password: string,
    remember: boolean,
  ) => Promise<Result<Environment, AppError>>;
  /** Up or down among the environments of its role. */
  readonly move: (environmentId: string, by: -1 | 1) => Promise<void>;
  readonly remove: (environmentId: string) => Promise<Result<unknown, AppError>>;
  /** Lets a guarded environment be written for a time; `confirmation` is its name. */
  readonly unlock: (
    environmentId: string,
    confirmation: string,
    minutes: UnlockMinutes,
  ) => Promise<Result<Environment, AppError>>;
  readonly lock: (environmentId: string) => Promise<void>;
  readonly openDialog: (dialog: Dialog | null) => void;
  readonly showPanel: (panel: Panel) => void;
  /** The row that gets the focus when somebody comes back to the list. */
  readonly returnTo: (documentId: string | null) => void;
  readonly showPush: (pushId: string | null) => void;
}

interface EnvironmentDeps {
  readonly bridge: Bridge;
  readonly state: StoreApi<PublishingState>;
  readonly check: Checking['check'];
}

export function createEnvironments({ bridge, state, check }: EnvironmentDeps): EnvironmentActions {
  async function load(): Promise<void> {
    const [reply, settings] = await Promise.all([
      bridge.call('publishing.environments', {}),
      bridge.call('settings.get', {}),
    ]);
    if (!reply.ok) {
      state.setState({ loadError: reply.error });
      return;
    }
    const remembered = state.getState().chosenId ?? (settings.ok ? settings.value.environmentId : null);
    const known = reply.value.find((environment) => environment.id === remembered) ?? reply.value[0];
    state.setState({ environments: reply.value, loadError: null, chosenId: known?.id ?? null });
  }

  async function loadPushes(): Promise<boolean> {
    const reply = await bridge.call('publishing.pushes', { environmentId: null });
    if (reply.ok) {
      const newestFirst = [...reply.value].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
      state.setState({ pushes: newestFirst });
    }
    return reply.ok;
  }

  function choose(environmentId: string) {
    if (state.getState().chosenId !== environmentId) {
      state.setState({ chosenId: environmentId, panel: { kind: 'plan' }, shownPushId: null });
      void bridge.call('settings.set', { environmentId });
    }
    // What is side by side is about all of them, and somebody wants this one.
    if (state.getState().panel.kind === 'side-by-side') state.setState({ panel: { kind: 'plan' } });
    void check(environmentId);
  }

  async function save(input: CommandInput<'publishing.saveEnvironment'>) {
    const reply = await bridge.call('publishing.saveEnvironment', input);
    if (!reply.ok) return reply;
    await load();
    // A plan that was made over another connection must not be pushed over this one.
    state.setState((now) => ({ plans: { ...now.plans, [reply.value.id]: { step: 'none' } } }));
    choose(reply.value.id);
    return reply;
  }

  return {
    load,
    loadPushes,
    choose,
    save,
    givePassword: (environment, password, remember) =>
      save({
        id: environment.id,
        name: environment.name,
        role: environment.role,
        connection: environment.connection,
        guarded: environment.guarded,
        password,
        remember,
      }),
    remove: async (environmentId) => {
      const reply = await bridge.call('publishing.removeEnvironment', { environmentId });
      if (reply.ok) {
        if (state.getState().chosenId === environmentId) state.setState({ chosenId: null });
        await load();
      }
      return reply;
    },
    move: async (environmentId, by) => {
      await bridge.call('publishing.moveEnvironment', { environmentId, by });
      await load();
    },
    unlock: async (environmentId, confirmation, minutes) => {
      const reply = await bridge.call('publishing.unlock', { environmentId, confirmation, minutes });
      if (reply.ok) await load();
      return reply;
    },
    lock: async (environmentId) => {
      await bridge.call('publishing.lock', { environmentId });
      await load();
    },
    openDialog: (dialog) => state.setState({ dialog }),
    showPanel: (panel) =>
      state.setState(({ panel: before }) => ({
        panel,
        focusRow:
          panel.kind === 'plan' && 'documentId' in before ? before.documentId : state.getState().focusRow,
      })),
    returnTo: (focusRow) => state.setState({ focusRow }),
    showPush: (shownPushId) => state.setState({ shownPushId }),
  };
}
