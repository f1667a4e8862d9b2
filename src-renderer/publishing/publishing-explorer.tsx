import { Button } from '@mantine/core';
import { Columns3, Plus } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Problem } from './database/problem.tsx';
import { EnvironmentRow } from './environments/environment-row.tsx';
import styles from './explorer.module.css';
import { type PublishingStore, usePublishing } from './publishing-store.ts';
import { PushHistory } from './pushes/push-history.tsx';

interface PublishingExplorerProps {
  readonly store: PublishingStore;
  /** Brings the publishing tab to the front. */
  readonly onOpen: () => void;
}

/** Every database that can be published to, and what was pushed to them. */
export function PublishingExplorer({ store, onOpen }: PublishingExplorerProps) {
  const environments = usePublishing(store, (state) => state.environments);
  const loadError = usePublishing(store, (state) => state.loadError);
  const known = environments !== null;

  useEffect(() => {
    if (known) void store.checkStale();
  }, [known, store]);

  return (
    <div className={styles.explorer}>
      <div className={styles.header}>
        <h2 className={styles.heading}>Environments</h2>
        <IconButton
          label="Environments side by side"
          Icon={Columns3}
          size={24}
          onClick={() => {
            store.showPanel({ kind: 'side-by-side' });
            onOpen();
          }}
        />
        <IconButton
          label="Add environment"
          Icon={Plus}
          size={24}
          onClick={() => store.openDialog({ kind: 'edit', environmentId: null })}
        />
      </div>
      {loadError && <Problem error={loadError} onRetry={() => void store.load()} />}
      {!environments && !loadError && <SkeletonRows rows={3} label="Reading the environments" />}
      {environments && (
        <ul className={styles.environments}>
          {environments.map((environment) => (
            <EnvironmentRow key={environment.id} environment={environment} store={store} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {environments?.length === 1 && (
        <div className={styles.hint}>
          <p>The sandbox is a real Postgres inside this app: try the whole road there first.</p>
          <Button
            variant="default"
            onClick={() => store.openDialog({ kind: 'edit', environmentId: null })}
            leftSection={<Plus size={14} aria-hidden />}
          >
            Add environment
          </Button>
        </div>
      )}
      <PushHistory store={store} onOpen={onOpen} />
    </div>
  );
}
