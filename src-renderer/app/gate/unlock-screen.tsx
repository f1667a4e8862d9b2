import { Button, PasswordInput } from '@mantine/core';
import { ArrowBigUp } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import classes from './gate-card.module.css';
import { GateCard } from './gate-card.tsx';

interface UnlockScreenProps {
  readonly bridge: Bridge;
  readonly status: WorkspaceStatus;
  readonly onUnlocked: (status: WorkspaceStatus) => void;
}

/** Asks for the passphrase of a workspace whose key no keychain holds. */
export function UnlockScreen({ bridge, status, onUnlocked }: UnlockScreenProps) {
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [capsLock, setCapsLock] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function unlock(event: FormEvent) {
    event.preventDefault();
    if (passphrase === '' || busy) return;
    setBusy(true);
    const reply = await bridge.call('workspace.unlock', { passphrase });
    setBusy(false);
    if (reply.ok && reply.value.state !== 'locked') {
      onUnlocked(reply.value);
      return;
    }
    setError(
      reply.ok
        ? { code: 'wrong-passphrase', message: 'The passphrase does not open this workspace.' }
        : reply.error,
    );
    field.current?.focus();
    field.current?.select();
  }

  return (
    <GateCard title={`Unlock ${status.name}`}>
      <p className={classes.text}>
        {status.detail ??
          'The workspace is encrypted. Its passphrase is known only to you and is not sent anywhere.'}
      </p>
      <form onSubmit={(event) => void unlock(event)}>
        <PasswordInput
          ref={field}
          label="Passphrase"
          value={passphrase}
          // The one thing to do on this screen.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
          error={error && [error.message, error.remedy].filter(Boolean).join(' ')}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            setError(null);
          }}
          onKeyUp={(event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))}
          onKeyDown={(event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))}
        />
        <output className={classes.hint}>
          {capsLock && (
            <>
              <ArrowBigUp size={14} /> Caps lock is on
            </>
          )}
        </output>
        <DialogActions>
          <Button type="submit" loading={busy} disabled={passphrase === ''}>
            Unlock
          </Button>
        </DialogActions>
      </form>
      {status.folder !== '' && (
        <dl className={classes.facts}>
          <dt>Folder</dt>
          <dd>{status.folder}</dd>
        </dl>
      )}
    </GateCard>
  );
}
