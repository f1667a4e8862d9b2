import { Button, Checkbox, Collapse, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';
import { ConnectionString } from './connection-string.tsx';
import styles from './dialog.module.css';
import type { EnvironmentForm, FormErrors } from './environment-form.ts';
import { PasswordKeeping } from './password-keeping.tsx';
import { RoleChoice } from './role-choice.tsx';

interface ConnectionFieldsProps {
  readonly bridge: Bridge;
  readonly form: EnvironmentForm;
  /** Whether the password that is known can be used for what the fields say now. */
  readonly keepsPassword: boolean;
  readonly errors: FormErrors;
  readonly onChange: (part: Partial<EnvironmentForm>) => void;
}

export function ConnectionFields({ bridge, form, keepsPassword, errors, onChange }: ConnectionFieldsProps) {
  const [more, setMore] = useState(form.authority !== '' || form.schema !== 'public');
  const unfolded = more || errors.schema !== undefined || errors.authority !== undefined;
  const Chevron = unfolded ? ChevronDown : ChevronRight;
  const text = (field: 'name' | 'host' | 'port' | 'database' | 'user' | 'schema') => ({
    value: form[field],
    error: errors[field],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput label="Name" placeholder="Staging, EU" data-autofocus {...text('name')} />
      <RoleChoice role={form.role} onChange={(role) => onChange({ role })} />
      <Checkbox
        size="xs"
        label="Read only until it is unlocked for a limited time"
        description={
          form.role === 'production'
            ? 'Production always is.'
            : 'Each push then needs an unlocking first, as in production.'
        }
        checked={form.role === 'production' || form.guarded}
        disabled={form.role === 'production'}
        onChange={(event) => onChange({ guarded: event.currentTarget.checked })}
      />
      <ConnectionString bridge={bridge} onFields={onChange} />
      <div className={styles.pair}>
        <TextInput label="Host" {...text('host')} />
        <TextInput label="Port" inputMode="numeric" {...text('port')} />
      </div>
      <div className={styles.halves}>
        <TextInput label="Database" {...text('database')} />
        <TextInput label="User" {...text('user')} />
      </div>
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
      <Checkbox
        size="xs"
        label="Encrypt with TLS and verify the server"
        description="The certificate and the host name are checked, so that nobody in between can read or pose as the server."
        checked={form.tls === 'verify'}
        error={errors.tls}
        onChange={(event) => onChange({ tls: event.currentTarget.checked ? 'verify' : 'off' })}
      />
      <Button
        className={styles.fold ?? ''}
        variant="subtle"
        color="gray"
        aria-expanded={unfolded}
        leftSection={<Chevron size={14} aria-hidden />}
        onClick={() => setMore(!more)}
      >
        Schema and certificate authority
      </Button>
      <Collapse expanded={unfolded} transitionDuration={0}>
        <div className={styles.body}>
          <TextInput label="Schema" description="Holds the ten tables." {...text('schema')} />
          <Textarea
            label="Authority to trust besides the system's"
            description="PEM text, where the server's certificate is your own. It is not a secret."
            placeholder="-----BEGIN CERTIFICATE-----"
            rows={4}
            value={form.authority}
            error={errors.authority}
            spellCheck={false}
            onChange={(event) => onChange({ authority: event.currentTarget.value })}
          />
        </div>
      </Collapse>
    </>
  );
}
