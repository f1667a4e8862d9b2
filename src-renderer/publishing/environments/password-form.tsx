import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { Problem } from '../database/problem.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import styles from '../view.module.css';
import { PasswordKeeping } from './password-keeping.tsx';

interface PasswordFormProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** Asks for a missing or refused password where it is needed, without the whole connection form. */
export function PasswordForm({ store, environment }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const user = environment.connection.kind === 'postgres' ? environment.connection.user : '';

  async function submit() {
    setBusy(true);
    const reply = await store.givePassword(environment, password, remember);
    setBusy(false);
    setError(reply.ok ? null : reply.error);
  }

  return (
    <form
      className={styles.passwordForm}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordInput
        label={`Password of ${user} at ${environment.name}`}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      />
      <Checkbox
        size="xs"
        label="Remember it"
        description={<PasswordKeeping bridge={store.bridge} remember={remember} />}
        checked={remember}
        onChange={(event) => setRemember(event.currentTarget.checked)}
      />
      {error && <Problem error={error} />}
      <div>
        <Button type="submit" loading={busy} disabled={password === ''}>
          Connect
        </Button>
      </div>
    </form>
  );
}
