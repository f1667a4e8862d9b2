import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { EnvironmentDialog } from './environment-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';

/** Adding, changing, unlocking and removing environments, from wherever it is asked for. Mounted once in the shell. */
export function PublishingDialogs({ store }: { readonly store: PublishingStore }) {
  const dialog = usePublishing(store, (state) => state.dialog);
  const environments = usePublishing(store, (state) => state.environments);
  if (dialog === null) return null;
  const environment = environments?.find(({ id }) => id === dialog.environmentId) ?? null;
  if (dialog.kind === 'remove') {
    return environment && <RemoveDialog store={store} environment={environment} />;
  }
  if (dialog.kind === 'unlock') {
    return environment && <UnlockDialog key={environment.id} store={store} environment={environment} />;
  }
  const copied = environments?.find(({ id }) => id === dialog.copyOf) ?? null;
  return (
    <EnvironmentDialog
      key={`${dialog.environmentId} ${dialog.copyOf}`}
      store={store}
      environment={environment}
      copied={copied}
    />
  );
}
