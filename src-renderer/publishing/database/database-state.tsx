import { Button } from '@mantine/core';
import { PlugZap, Settings2 } from 'lucide-react';
import { assertNever } from '../../../shared/base/assert-never.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { PasswordForm } from '../environments/password-form.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { PushBanner } from '../pushes/push-banner.tsx';
import { type Check, planningOf, unsettledPush } from '../store/state.ts';
import styles from '../view.module.css';
import { Differences } from './differences.tsx';
import { Problem } from './problem.tsx';
import { SetupPanel } from './setup-panel.tsx';

interface DatabaseStateProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly check: Check;
}

/** Every state of a database that stands before a plan: being read, out of reach, empty, different. */
export function DatabaseState({ store, environment, check }: DatabaseStateProps) {
  const { status, error, checking } = check;
  if (error) return <Unreached store={store} environment={environment} error={error} checking={checking} />;
  if (!status) {
    if (checking) {
      return (
        <div className={styles.body}>
          <p className={styles.headline} aria-live="polite">
            {environment.connection.kind === 'sandbox'
              ? 'Starting the sandbox; the first time takes a few seconds…'
              : `Reading ${environment.name}…`}
          </p>
          <SkeletonRows rows={6} label={`Reading ${environment.name}`} />
        </div>
      );
    }
    return (
      <EmptyState
        Icon={PlugZap}
        title={`${environment.name} was not looked at yet`}
        actions={<Button onClick={() => void store.check(environment.id)}>Look now</Button>}
      >
        Looking compares the documents here with the rows there. It reads only.
      </EmptyState>
    );
  }
  switch (status.database) {
    case 'empty':
      return <SetupPanel store={store} environment={environment} />;
    case 'differs':
      return (
        <Differences
          store={store}
          environment={environment}
          differences={status.differences}
          detail={status.detail}
          checking={checking}
        />
      );
    // The store keeps it as an error, which is handled above.
    case 'unreachable':
    case 'ready':
      return null;
    default:
      return assertNever(status.database);
  }
}

interface UnreachedProps extends Omit<DatabaseStateProps, 'check'> {
  readonly error: AppError;
  readonly checking: boolean;
}

function Unreached({ store, environment, error, checking }: UnreachedProps) {
  const editable = environment.connection.kind === 'postgres';
  const planning = usePublishing(store, (state) => planningOf(state, environment.id));
  const unsettled = usePublishing(store, (state) => unsettledPush(state, environment.id) !== null);
  return (
    <div className={styles.body}>
      <PushBanner store={store} environment={environment} planning={planning} />
      <Problem
        title={`${environment.name} could not be read`}
        error={error}
        onRetry={() => void store.check(environment.id)}
        retrying={checking}
      >
        <p className={styles.safe}>
          {unsettled ? 'Everything here is saved.' : 'Nothing was written, and everything here is saved.'}
        </p>
      </Problem>
      {error.code === 'wrong-password' && <PasswordForm store={store} environment={environment} />}
      {editable && (
        <div>
          <Button
            variant="default"
            leftSection={<Settings2 size={14} aria-hidden />}
            onClick={() => store.openDialog({ kind: 'edit', environmentId: environment.id })}
          >
            Edit connection
          </Button>
        </div>
      )}
    </div>
  );
}
