import { RefreshCw } from 'lucide-react';
import { countdown } from '../../shared/publishing/guard.ts';
import { useUnlockedFor } from './environments/use-unlocked-for.ts';
import { type PublishingStore, usePublishing } from './publishing-store.ts';
import { checkOf, chosenEnvironment } from './store/state.ts';
import { useNow } from './use-now.ts';
import { ago, standingInFull } from './words.ts';

/** 'Production: 2 to publish, 1 to pull, checked 14 s ago', for the status bar. */
export function PublishStatusText({ store }: { readonly store: PublishingStore }) {
  const chosen = usePublishing(store, chosenEnvironment);
  const { status, error, checking } = usePublishing(store, (state) => checkOf(state, state.chosenId));
  const now = useNow(5_000);
  const left = useUnlockedFor(chosen);
  if (!chosen) return null;
  return (
    <>
      <RefreshCw size={12} strokeWidth={1.75} aria-hidden />
      {chosen.name}
      {left > 0 && `, unlocked ${countdown(left)}`}: {text()}
    </>
  );

  function text(): string {
    if (error) return error.code === 'wrong-password' ? 'password needed' : 'not reached';
    if (!status) return checking ? 'looking…' : 'not looked at yet';
    return `${standingInFull(status)}, checked ${ago(status.checkedAt, now)}`;
  }
}
