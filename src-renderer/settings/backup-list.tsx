import { Button, Modal } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import type { WorkspaceBackup, WorkspaceStatus } from '../../shared/settings/workspace.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { DialogActions } from '../ui/dialog-actions.tsx';
import { dateAndSecond, fileSize } from '../ui/formats.ts';
import { showDone } from '../ui/toast.tsx';
import classes from './backup-list.module.css';

interface BackupListProps {
  readonly bridge: Bridge;
  /** What the confirmation says of the workspace that is replaced. */
  readonly replaces: 'open' | 'damaged';
  readonly onStatus: (status: WorkspaceStatus) => void;
}

/** The backups of this workspace, newest first, each with the way back to it. */
export function BackupList({ bridge, replaces, onStatus }: BackupListProps) {
  const [backups, setBackups] = useState<readonly WorkspaceBackup[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [asked, setAsked] = useState<WorkspaceBackup | null>(null);
  const [busy, setBusy] = useState(false);

  const refresh = useCallback(async () => {
    const reply = await bridge.call('workspace.backups', {});
    if (reply.ok) setBackups(reply.value);
    else setError(reply.error);
  }, [bridge]);

  useEffect(() => {
    // Asking is an outside matter; the state follows with the answer.
    // oxlint-disable-next-line react/set-state-in-effect
    void refresh();
    // Also said after every backup.
    return bridge.on('workspace.changed', () => void refresh());
  }, [bridge, refresh]);

  async function restore(backup: WorkspaceBackup) {
    setBusy(true);
    const reply = await bridge.call('workspace.restoreBackup', { file: backup.file });
    setBusy(false);
    setAsked(null);
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    const { kept, status } = reply.value;
    showDone(`The backup of ${when(backup)} is open.${kept === null ? '' : ` Before it: ${kept}`}`);
    onStatus(status);
  }

  return (
    <>
      {error && (
        <p role="alert" className={classes.problem}>
          {error.message} {error.remedy}
        </p>
      )}
      {backups?.length === 0 && <p className={classes.none}>There is no backup yet.</p>}
      {backups !== null && backups.length > 0 && (
        <ul className={classes.list} aria-label="Backups">
          {backups.map((backup) => (
            <li key={backup.file} className={classes.item}>
              <span className="tabular">{when(backup)}</span>
              <span className={classes.detail}>
                {fileSize(backup.bytes)}, {backup.verified ? 'verified' : 'damaged or under another key'}
              </span>
              <Button
                variant="default"
                size="compact-sm"
                disabled={!backup.verified}
                aria-label={`Restore the backup of ${when(backup)}`}
                onClick={() => {
                  setError(null);
                  setAsked(backup);
                }}
              >
                Restore
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked !== null && (
        <Modal
          attributes={plainHeader}
          opened
          onClose={() => setAsked(null)}
          title={`Go back to ${when(asked)}?`}
        >
          <div className={classes.dialog}>
            <p>
              All documents, settings and environments become what they were then. What was sent to an
              environment stays there.
            </p>
            <p>{keptWords[replaces]}</p>
            <DialogActions>
              <Button variant="default" disabled={busy} onClick={() => setAsked(null)} data-autofocus>
                Cancel
              </Button>
              <Button loading={busy} onClick={() => void restore(asked)}>
                Restore backup
              </Button>
            </DialogActions>
          </div>
        </Modal>
      )}
    </>
  );
}

const keptWords = {
  open: 'The workspace as it is now is kept: it becomes a verified backup of its own at the top of this list.',
  damaged:
    'The damaged file is kept beside the restored one, under a name that begins with "workspace.damaged".',
} as const;

/** Mantine draws a dialog's title in a <header>, which would be a second banner of the page. */
const plainHeader = { header: { role: 'presentation' } } as const;

function when(backup: WorkspaceBackup): string {
  return dateAndSecond(backup.takenAt);
}
