import { Checkbox, TextInput } from '@mantine/core';
import type { Bridge } from '../../bridge/bridge.ts';
import { AdvancedFields } from './advanced-fields.tsx';
import { ConnectionString } from './connection-string.tsx';
import styles from './dialog.module.css';
import type { EnvironmentForm, FormErrors } from './environment-form.ts';
import { PasswordFields } from './password-fields.tsx';
import { RoleChoice } from './role-choice.tsx';
import { ServiceChoice } from './service-choice.tsx';

interface ConnectionFieldsProps {
  readonly bridge: Bridge;
  readonly form: EnvironmentForm;
  /** Whether the password that is known can be used for what the fields say now. */
  readonly keepsPassword: boolean;
  readonly keepsKey: boolean;
  readonly errors: FormErrors;
  readonly onChange: (part: Partial<EnvironmentForm>) => void;
}

export function ConnectionFields(props: ConnectionFieldsProps) {
  const { bridge, form, keepsPassword, keepsKey, errors, onChange } = props;
  const text = (field: 'name' | 'host' | 'port' | 'database' | 'user') => ({
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
      <ServiceChoice bridge={bridge} onFields={onChange} />
      <div className={styles.pair}>
        <TextInput label="Host" {...text('host')} />
        <TextInput label="Port" inputMode="numeric" {...text('port')} />
      </div>
      <div className={styles.halves}>
        <TextInput label="Database" {...text('database')} />
        <TextInput label="User" {...text('user')} />
      </div>
      <PasswordFields bridge={bridge} form={form} keepsPassword={keepsPassword} onChange={onChange} />
      <Checkbox
        size="xs"
        label="Encrypt with TLS and verify the server"
        description="The certificate and the host name are checked, so that nobody in between can read or pose as the server."
        checked={form.tls === 'verify'}
        error={errors.tls}
        onChange={(event) => onChange({ tls: event.currentTarget.checked ? 'verify' : 'off' })}
      />
      <AdvancedFields form={form} keepsKey={keepsKey} errors={errors} onChange={onChange} />
    </>
  );
}
