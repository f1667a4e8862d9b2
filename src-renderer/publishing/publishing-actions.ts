import type { Environment } from '../../shared/publishing/environment.ts';
import { isLocked, unlockedFor } from '../../shared/publishing/guard.ts';
import type { Action } from '../documents/action.ts';
import { openPlan } from './publish-button.tsx';
import type { PublishingStore } from './publishing-store.ts';
import { planRollbackOf, rollbackObstacle } from './pushes/roll-back.ts';
import { checkOf, chosenEnvironment, pullable, shownPush } from './store/state.ts';

interface PublishingActionDeps {
  readonly store: PublishingStore;
  /** Brings the publishing tab to the front. */
  readonly onOpen: () => void;
}

/** What the palette, the shortcuts and the host's menu can do about publishing. */
export function publishingActions({ store, onOpen }: PublishingActionDeps): readonly Action[] {
  const chosen = () => chosenEnvironment(store.state.getState());
  const there = () => pullable(checkOf(store.state.getState(), chosen()?.id ?? null).status);
  const none = () => (chosen() === null ? 'There is no environment yet.' : null);
  return [
    {
      id: 'publishing.publish',
      label: 'Plan and publish',
      group: 'Publish',
      shortcuts: ['mod+shift+P'],
      disabled: none,
      run: () => openPlan(store, onOpen),
    },
    {
      id: 'publishing.pull',
      label: 'Pull what is new there',
      group: 'Publish',
      shortcuts: [],
      disabled: () => none() ?? (there().length === 0 ? 'Nothing is new there.' : null),
      run: () => {
        onOpen();
        const environment = chosen();
        if (environment) void store.pull(environment.id, there());
      },
    },
    {
      id: 'publishing.rollBack',
      label: 'Roll back the push that is shown…',
      group: 'Publish',
      shortcuts: [],
      disabled: () => none() ?? rollbackObstacle(store.state.getState(), shownPush(store.state.getState())),
      run: () => {
        const push = shownPush(store.state.getState());
        onOpen();
        if (push) planRollbackOf(store, push);
      },
    },
    {
      id: 'publishing.changes',
      label: 'Show who changed what there',
      group: 'Publish',
      shortcuts: [],
      disabled: none,
      run: () => {
        store.showPanel({ kind: 'changes' });
        onOpen();
      },
    },
    {
      id: 'publishing.reviews',
      label: 'Show the reviews',
      group: 'Publish',
      shortcuts: [],
      disabled: none,
      run: () => {
        store.showPanel({ kind: 'reviews', requestId: null });
        onOpen();
      },
    },
    {
      id: 'publishing.assisted',
      label: 'Assisted mode: install, look at or remove',
      group: 'Publish',
      shortcuts: [],
      disabled: none,
      run: () => {
        store.showPanel({ kind: 'assisted' });
        onOpen();
      },
    },
    {
      id: 'publishing.look',
      label: 'Compare with the environment again',
      group: 'Publish',
      shortcuts: [],
      disabled: none,
      run: () => {
        const environment = chosen();
        if (environment) void store.check(environment.id);
      },
    },
    {
      id: 'publishing.addEnvironment',
      label: 'Add environment',
      group: 'Publish',
      shortcuts: [],
      disabled: () => null,
      run: () => store.openDialog({ kind: 'edit', environmentId: null }),
    },
    {
      id: 'publishing.sideBySide',
      label: 'Show environments side by side',
      group: 'Publish',
      shortcuts: [],
      disabled: () => null,
      run: () => {
        onOpen();
        store.showPanel({ kind: 'side-by-side' });
      },
    },
    {
      id: 'publishing.details',
      label: 'What the database user may do there',
      group: 'Publish',
      shortcuts: [],
      disabled: none,
      run: () => {
        onOpen();
        store.showPanel({ kind: 'details' });
      },
    },
    {
      id: 'publishing.unlock',
      label: 'Unlock the environment for a limited time…',
      group: 'Publish',
      shortcuts: [],
      disabled: () => none() ?? (isShut(chosen()) ? null : notShut(chosen())),
      run: () => {
        const environment = chosen();
        if (environment) store.openDialog({ kind: 'unlock', environmentId: environment.id });
      },
    },
    {
      id: 'publishing.lock',
      label: 'Lock the environment now',
      group: 'Publish',
      shortcuts: [],
      disabled: () => none() ?? (isOpen(chosen()) ? null : 'It is not unlocked.'),
      run: () => {
        const environment = chosen();
        if (environment) void store.lock(environment.id);
      },
    },
    {
      id: 'publishing.editEnvironment',
      label: 'Edit the connection of the environment',
      group: 'Publish',
      shortcuts: [],
      disabled: () => none() ?? (chosen()?.connection.kind === 'sandbox' ? 'The sandbox is built in.' : null),
      run: () => store.openDialog({ kind: 'edit', environmentId: chosen()?.id ?? null }),
    },
  ];
}

function isShut(environment: Environment | null): boolean {
  return environment !== null && isLocked(environment, Date.now());
}

function isOpen(environment: Environment | null): boolean {
  return environment !== null && unlockedFor(environment, Date.now()) > 0;
}

function notShut(environment: Environment | null): string {
  return isOpen(environment) ? 'It is unlocked.' : 'It is not one that is locked.';
}
