import type { Environment } from '../../../shared/publishing/environment.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { EnvironmentName } from '../environments/environment-name.tsx';
import { addressOf } from '../environments/roles.ts';
import type { PublishingStore } from '../publishing-store.ts';
import styles from '../view.module.css';
import { Problem } from './problem.tsx';
import { SetupForm } from './setup-form.tsx';
import { SetupSteps } from './setup-steps.tsx';
import { useSetup } from './use-setup.ts';

interface SetupPanelProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** An empty database: what would be created, step by step, before anything is. */
export function SetupPanel({ store, environment }: SetupPanelProps) {
  const setup = useSetup(store, environment);
  const { reply, preview, askAgain, error } = setup;
  return (
    <>
      <div className={styles.body}>
        <h2 className={styles.headline}>
          <strong>
            <EnvironmentName name={environment.name} role={environment.role} /> has none of the tables yet.
          </strong>
        </h2>
        <p className={styles.lead}>
          Setting it up creates the ten tables of the data model with their checks and indexes in{' '}
          <code>{addressOf(environment)}</code>, step by step. Nothing that is there is changed.
        </p>
        {error && <Problem title="The set-up stopped" error={error} />}
        {preview === null && reply.step === 'loading' && (
          <SkeletonRows rows={8} label="Preparing the steps" />
        )}
        {reply.step === 'failed' && (
          <Problem title="The steps could not be prepared" error={reply.error} onRetry={askAgain} />
        )}
        <SetupSteps setup={setup} />
      </div>
      <SetupForm environment={environment} setup={setup} label="Set up this database" />
    </>
  );
}
