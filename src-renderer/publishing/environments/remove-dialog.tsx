import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Problem } from '../database/problem.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import styles from './dialog.module.css';
import { addressOf } from './roles.ts';

interface RemoveDialogProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

export function RemoveDialog({ store, environment }: RemoveDialogProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const close = () => store.openDialog(null);

  async function remove() {
    setBusy(true);
    const reply = await store.remove(environment.id);
    setBusy(false);
    if (reply.ok) close();
    else setError(reply.error);
  }

  return (
    <Modal opened onClose={close} title={`Remove ${environment.name} from this workspace?`}>
      <div className={styles.body}>
        <p>
          The connection to {addressOf(environment)} and its password are forgotten here. The database itself
          and your documents are not touched.
        </p>
        <p>
          What was last agreed with it is forgotten too: added again, it is compared from the beginning, and
          documents that differ are shown as conflicts.
        </p>
        {error && <Problem error={error} />}
        <DialogActions>
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
          <Button color="red" loading={busy} onClick={() => void remove()}>
            Remove
          </Button>
        </DialogActions>
      </div>
    </Modal>
  );
}
