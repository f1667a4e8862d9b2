import { Checkbox, PasswordInput } from '@mantine/core';
import { useCallback } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';
import { useReply } from '../use-reply.ts';
import { connectionOf, type EnvironmentForm, formOf } from './environment-form.ts';
import { PasswordKeeping } from './password-keeping.tsx';

interface PasswordFieldsProps {
  readonly bridge: Bridge;
  readonly form: EnvironmentForm;
  /** Whether the password that is known can be used for what the fields say now. */
  readonly keepsPassword: boolean;
  readonly onChange: (part: Partial<EnvironmentForm>) => void;
}

/** A password that is typed and kept as a secret, or read each time from where libpq has it. */
export function PasswordFields({ bridge, form, keepsPassword, onChange }: PasswordFieldsProps) {
  return (
    <>
      {!form.passwordFile && (
        <>
          <PasswordInput
            label="Password"
            placeholder={keepsPassword ? 'Leave empty to keep the known one' : ''}
            value={form.password}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
            onChange={(event) => onChange({ password: event.currentTarget.value })}
          />
          <Checkbox
            size="xs"
            label="Remember the password"
            description={<PasswordKeeping bridge={bridge} remember={form.remember} />}
            checked={form.remember}
            onChange={(event) => onChange({ remember: event.currentTarget.checked })}
          />
        </>
      )}
      <Checkbox
        size="xs"
        label="Take the password from ~/.pgpass"
        description={
          form.passwordFile ? (
            <FoundInFile bridge={bridge} form={form} />
          ) : (
            'Read each time, never written and not kept here.'
          )
        }
        checked={form.passwordFile}
        onChange={(event) => onChange({ passwordFile: event.currentTarget.checked, password: '' })}
      />
    </>
  );
}

function FoundInFile({ bridge, form }: Pick<PasswordFieldsProps, 'bridge' | 'form'>) {
  const { host, port, database, user } = form;
  const [reply] = useReply(
    useCallback(async () => {
      const connection = connectionOf({ ...formOf(null), host, port, database, user });
      if (connection.kind !== 'postgres') throw new Error('The form is about a server');
      return bridge.call('publishing.passwordFile', { connection });
    }, [bridge, host, port, database, user]),
  );
  if (reply.step === 'failed')
    return 'Fill in host, database and user to see whether it has a line for them.';
  if (reply.step === 'loading') return 'Looking for a line that fits…';
  return reply.value.found ? 'There is a line for this host, port, database and user.' : reply.value.reason;
}
