import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PublishingStore } from '../publishing-store.ts';
import styles from '../view.module.css';
import { Problem } from './problem.tsx';
import { SetupForm } from './setup-form.tsx';
import { SetupSteps } from './setup-steps.tsx';
import { canAdd, useSetup } from './use-setup.ts';

interface DifferencesProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly differences: readonly string[];
  readonly detail: string | null;
  readonly checking: boolean;
}

/** Tables that are not the ones of the data model: how they differ, and what of them is only missing. */
export function Differences({ store, environment, differences, detail, checking }: DifferencesProps) {
  const setup = useSetup(store, environment);
  const addable = canAdd(setup);
  return (
    <>
      <div className={styles.body}>
        <Problem
          title={`The tables of ${environment.name} are not the ones that we know`}
          error={{
            message:
              detail ?? 'They differ from the data model, so nothing is read from them or written to them.',
            remedy: addable
              ? 'What is missing can be added below; what differs is never altered. Ask whoever looks after this database to bring the rest in line.'
              : 'Ask whoever looks after this database to bring the tables in line, or choose another schema in the connection.',
          }}
          onRetry={() => void store.check(environment.id)}
          retryLabel="Look again"
          retrying={checking}
        />
        {setup.error && <Problem title="The set-up stopped" error={setup.error} />}
        {addable && <SetupSteps setup={setup} />}
        <section className={styles.box} aria-label="Differences">
          <div className={styles.boxHeader}>
            <h3 className={styles.boxTitle}>Differences</h3>
            <span className={styles.boxCount}>{differences.length}</span>
          </div>
          <ul className={styles.differences}>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        </section>
      </div>
      {addable && <SetupForm environment={environment} setup={setup} label="Add what is missing" />}
    </>
  );
}
