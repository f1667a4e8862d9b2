import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import type { WorkspaceStatus } from '../../shared/settings/workspace.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { clock, fileSize } from '../ui/formats.ts';
import { BackupList } from './backup-list.tsx';
import { Row } from './row.tsx';
import classes from './settings-view.module.css';

interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly at: Date;
}

interface BackupSectionProps {
  readonly bridge: Bridge;
  readonly status: WorkspaceStatus;
  readonly onStatus: (status: WorkspaceStatus) => void;
}

/** Makes a verified copy of the workspace now, and lists all of them with the way back. */
export function BackupSection({ bridge, status, onStatus }: BackupSectionProps) {
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<readonly Backup[]>([]);
  const [error, setError] = useState<AppError | null>(null);

  async function backUp() {
    setBusy(true);
    const reply = await bridge.call('workspace.backup', {});
    setBusy(false);
    setError(reply.ok ? null : reply.error);
    if (reply.ok) setMade([{ ...reply.value, at: new Date() }, ...made]);
  }

  return (
    <>
      <Row label="Backup" hint="An encrypted copy, opened and checked before it counts.">
        <Button
          variant="default"
          loading={busy}
          disabled={status.state !== 'open'}
          onClick={() => void backUp()}
        >
          Back up now
        </Button>
      </Row>
      <output>
        {error && (
          <p className={classes.note} data-tone="bad">
            {error.message} {error.remedy}
          </p>
        )}
        {made.length > 0 && (
          <ul className={classes.list}>
            {made.map((backup) => (
              <li key={backup.file} className={classes.note} data-tone="ok">
                <code className={classes.path}>{backup.file}</code>, {fileSize(backup.bytes)}, verified at{' '}
                {clock(backup.at.toISOString())}
              </li>
            ))}
          </ul>
        )}
      </output>
      {status.state !== 'read-only' && <BackupList bridge={bridge} replaces="open" onStatus={onStatus} />}
    </>
  );
}
