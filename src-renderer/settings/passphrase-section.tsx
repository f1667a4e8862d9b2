import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AppError } from '../../shared/contract/errors.ts';
import type { WorkspaceStatus } from '../../shared/settings/workspace.ts';
import type { Bridge } from '../bridge/bridge.ts';
import classes from './settings-view.module.css';

interface PassphraseSectionProps {
  readonly bridge: Bridge;
  readonly status: WorkspaceStatus;
  readonly onStatus: (status: WorkspaceStatus) => void;
}

const shortest = 8;

const explained = {
  keychain: {
    tone: 'ok',
    text: 'The workspace is encrypted and its key lies in the keychain of this computer. A passphrase is the way back in if the keychain is lost or the workspace moves to another computer.',
  },
  passphrase: {
    tone: 'ok',
    text: 'The workspace is encrypted and opens with your passphrase only. Nobody can bring it back if it is forgotten.',
  },
  'unprotected-file': {
    tone: 'warn',
    text: 'The workspace is encrypted, but its key lies beside it in a file that only your user account may read. Whoever can read your files can read the workspace. Set a passphrase to protect the key.',
  },
  none: { tone: 'warn', text: 'No key is known for this workspace.' },
} as const satisfies Record<WorkspaceStatus['key'], { readonly tone: string; readonly text: string }>;

/** How the key is kept, said in full, and the passphrase that protects it. */
export function PassphraseSection({ bridge, status, onStatus }: PassphraseSectionProps) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  /** The key lay in a file that anybody with the account could read; now there is another one. */
  const [renewed, setRenewed] = useState(false);
  const [outcome, setOutcome] = useState<AppError | 'done' | null>(null);
  const { tone, text } = explained[status.key];
  const tooShort = passphrase !== '' && passphrase.length < shortest;
  const differs = again !== '' && again !== passphrase;

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRenewed(status.key === 'unprotected-file');
    const reply = await bridge.call('workspace.setPassphrase', { passphrase });
    setBusy(false);
    setOutcome(reply.ok ? 'done' : reply.error);
    if (!reply.ok) return;
    setPassphrase('');
    setAgain('');
    onStatus(reply.value);
  }

  return (
    <>
      <p className={classes.note} data-tone={tone}>
        {text}
      </p>
      <form className={classes.form} onSubmit={(event) => void save(event)}>
        <PasswordInput
          label={status.hasPassphrase ? 'New passphrase' : 'Passphrase'}
          description={`At least ${shortest} characters; several words are best.`}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
          value={passphrase}
          error={tooShort && `At least ${shortest} characters.`}
          onChange={(event) => {
            setPassphrase(event.currentTarget.value);
            setOutcome(null);
          }}
        />
        <PasswordInput
          label="The same again"
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase again' }}
          value={again}
          error={differs && 'The two differ.'}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button
            type="submit"
            loading={busy}
            disabled={passphrase.length < shortest || again !== passphrase || status.state !== 'open'}
          >
            {status.hasPassphrase ? 'Change passphrase' : 'Set passphrase'}
          </Button>
        </div>
        <output>
          {outcome === 'done' && (
            <p className={classes.note} data-tone="ok">
              The passphrase is set. Keep it where you will find it again.
              {renewed &&
                ' The workspace and its verified backups have a new key. A copy that was made elsewhere before still opens with the old key file.'}
            </p>
          )}
          {outcome !== null && outcome !== 'done' && (
            <p className={classes.note} data-tone="bad">
              {outcome.message} {outcome.remedy}
            </p>
          )}
        </output>
      </form>
    </>
  );
}
