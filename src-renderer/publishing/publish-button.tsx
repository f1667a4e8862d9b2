import { Button } from '@mantine/core';
import { Upload } from 'lucide-react';
import role from './environments/role.module.css';
import { type PublishingStore, usePublishing } from './publishing-store.ts';
import { checkOf, chosenEnvironment, isComparable, planningOf } from './store/state.ts';
import { count } from './words.ts';

interface PublishButtonProps {
  readonly store: PublishingStore;
  /** Brings the publishing tab to the front. */
  readonly onOpen: () => void;
  /** Quiet on the publishing view, where the push itself is the one primary button. */
  readonly quiet?: boolean;
}

/** Opens the plan for the chosen environment and, where there is something to publish, makes it. */
export function PublishButton({ store, onOpen, quiet = false }: PublishButtonProps) {
  const chosen = usePublishing(store, chosenEnvironment);
  const changes = usePublishing(store, (state) => checkOf(state, state.chosenId).status?.toPublish ?? 0);
  return (
    <Button
      className={role.publish ?? ''}
      variant={quiet || changes === 0 ? 'light' : 'filled'}
      leftSection={<Upload size={14} aria-hidden />}
      disabled={chosen === null}
      onClick={() => openPlan(store, onOpen)}
    >
      {changes === 0 ? 'Publish' : `Publish ${count(changes, 'change')}`}
    </Button>
  );
}

/** What the button, the palette and the menu all do. */
export function openPlan(store: PublishingStore, onOpen: () => void) {
  onOpen();
  store.showPanel({ kind: 'plan' });
  const state = store.state.getState();
  const { chosenId } = state;
  if (chosenId === null) return;
  const { step } = planningOf(state, chosenId);
  const { status } = checkOf(state, chosenId);
  if (step === 'none' && isComparable(status) && (status?.toPublish ?? 0) > 0) void store.makePlan(chosenId);
}
