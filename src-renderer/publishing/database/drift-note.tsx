import { useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { EnvironmentStatus } from '../../../shared/publishing/push-result.ts';
import type { PublishingStore } from '../publishing-store.ts';
import styles from '../view.module.css';
import { count } from '../words.ts';
import { Problem } from './problem.tsx';
import { SetupForm } from './setup-form.tsx';
import { SetupSteps } from './setup-steps.tsx';
import { canAdd, useSetup } from './use-setup.ts';

interface DriftNoteProps {
  readonly status: EnvironmentStatus;
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** Differences that do not stop documents from being read are told, not hidden; so is what happened to the sandbox. */
export function DriftNote({ status: { differences, detail }, store, environment }: DriftNoteProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {detail !== null && <p className={styles.note}>{detail}</p>}
      {differences.length > 0 && (
        <details className={styles.note} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            {environment.name} has {count(differences.length, 'difference')} from the data model; what is not
            concerned can still be read and written.
          </summary>
          <ul className={styles.differences}>
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
          {open && <AddMissing store={store} environment={environment} />}
        </details>
      )}
    </>
  );
}

/** Where something of the data model is only missing, it can be added here. */
function AddMissing({ store, environment }: Omit<DriftNoteProps, 'status'>) {
  const setup = useSetup(store, environment);
  const addable = canAdd(setup);
  return (
    <>
      {setup.error && <Problem title="The set-up stopped" error={setup.error} />}
      {addable && (
        <>
          <SetupSteps setup={setup} />
          <SetupForm environment={environment} setup={setup} label="Add what is missing" />
        </>
      )}
    </>
  );
}
