import { Button, Modal, TextInput } from '@mantine/core';
import { LockOpen } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { type UnlockMinutes, unlockMinutes, usualUnlockMinutes } from '../../../shared/publishing/guard.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Problem } from '../database/problem.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import styles from './dialog.module.css';
import lock from './lock.module.css';
import role from './role.module.css';
import { isTypedName, targetWords } from './roles.ts';
import button from './write-button.module.css';

interface UnlockDialogProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** The deliberate act before anything is written to a guarded database: its name, and for how long. */
export function UnlockDialog({ store, environment }: UnlockDialogProps) {
  const [typed, setTyped] = useState('');
  const [minutes, setMinutes] = useState<UnlockMinutes>(usualUnlockMinutes);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const { name } = environment;
  const [database, where] = targetWords(environment);
  const may = isTypedName(typed, name) && !busy;
  const close = () => store.openDialog(null);

  async function unlock(event: SyntheticEvent) {
    event.preventDefault();
    if (!may) return;
    setBusy(true);
    const reply = await store.unlock(environment.id, name, minutes);
    setBusy(false);
    if (reply.ok) close();
    else setError(reply.error);
  }

  return (
    <Modal opened onClose={close} title={`Unlock ${name} for a limited time`}>
      <form
        className={`${role.role} ${styles.body}`}
        data-role={environment.role}
        onSubmit={(event) => void unlock(event)}
      >
        <p className={lock.target}>
          Until then it is read only. Unlocked, plans can be pushed to <strong>{database}</strong> {where};
          each push is still asked for on its own.
        </p>
        <TextInput
          label={`Type ${name} to unlock it`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <fieldset className={styles.roles}>
          <legend className={styles.legend}>For how long</legend>
          <div className={lock.minutes}>
            {unlockMinutes.map((choice) => (
              <label key={choice} className={styles.roleChoice}>
                <input
                  type="radio"
                  name="minutes"
                  checked={choice === minutes}
                  onChange={() => setMinutes(choice)}
                />
                {choice} min
              </label>
            ))}
          </div>
          <p className={styles.hint}>
            It locks itself then, when you choose “Lock now”, and when Journey Designer closes. A push that is
            under way at that moment is finished.
          </p>
        </fieldset>
        {error && <Problem title="It stays locked" error={error} />}
        <DialogActions>
          <Button variant="default" onClick={close}>
            Keep it locked
          </Button>
          <button type="submit" className={button.button} aria-disabled={!may}>
            <LockOpen size={14} aria-hidden />
            <span>Unlock for {minutes} min</span>
          </button>
        </DialogActions>
      </form>
    </Modal>
  );
}
