import { Button, Collapse, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import styles from './dialog.module.css';
import type { EnvironmentForm, FormErrors } from './environment-form.ts';

interface AdvancedFieldsProps {
  readonly form: EnvironmentForm;
  /** Whether the key that is known can be used for what the fields say now. */
  readonly keepsKey: boolean;
  readonly errors: FormErrors;
  readonly onChange: (part: Partial<EnvironmentForm>) => void;
}

const here = [
  'schema',
  'authority',
  'clientCertificate',
  'clientKey',
  'connectSeconds',
  'statementSeconds',
] as const;

/** What most connections need nothing of: folded away until one does. */
export function AdvancedFields({ form, keepsKey, errors, onChange }: AdvancedFieldsProps) {
  const [more, setMore] = useState(
    form.authority !== '' || form.clientCertificate !== '' || form.schema !== 'public',
  );
  const unfolded = more || here.some((field) => errors[field] !== undefined);
  const Chevron = unfolded ? ChevronDown : ChevronRight;
  const text = (
    field:
      | 'schema'
      | 'connectSeconds'
      | 'statementSeconds'
      | 'applicationName'
      | 'authority'
      | 'clientCertificate'
      | 'clientKey',
  ) => ({
    value: form[field],
    error: errors[field],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  return (
    <>
      <Button
        className={styles.fold ?? ''}
        variant="subtle"
        color="gray"
        aria-expanded={unfolded}
        leftSection={<Chevron size={14} aria-hidden />}
        onClick={() => setMore(!more)}
      >
        Schema, certificates and time limits
      </Button>
      <Collapse expanded={unfolded} transitionDuration={0}>
        <div className={styles.body}>
          <TextInput label="Schema" description="Holds the ten tables." {...text('schema')} />
          <Textarea
            label="Authority to trust besides the system's"
            description="PEM text, where the server's certificate is your own. It is not a secret."
            placeholder="-----BEGIN CERTIFICATE-----"
            rows={3}
            {...text('authority')}
          />
          <Textarea
            label="Client certificate"
            description="PEM text, where the server asks by which certificate you come."
            placeholder="-----BEGIN CERTIFICATE-----"
            rows={3}
            {...text('clientCertificate')}
          />
          {form.clientCertificate.trim() !== '' && (
            <>
              <Textarea
                label="Key of the client certificate"
                description="PEM text. It is kept like the password: as a secret, never in the database file."
                placeholder={keepsKey ? 'Leave empty to keep the known one' : '-----BEGIN PRIVATE KEY-----'}
                rows={3}
                {...text('clientKey')}
              />
              <PasswordInput
                label="Passphrase of the key"
                description="Only where the key has one."
                value={form.clientKeyPassphrase}
                autoComplete="off"
                visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the passphrase' }}
                onChange={(event) => onChange({ clientKeyPassphrase: event.currentTarget.value })}
              />
            </>
          )}
          <div className={styles.halves}>
            <TextInput
              label="Seconds to connect"
              placeholder="8"
              inputMode="numeric"
              {...text('connectSeconds')}
            />
            <TextInput
              label="Seconds for a statement"
              placeholder="as the server has it"
              inputMode="numeric"
              {...text('statementSeconds')}
            />
          </div>
          <TextInput
            label="Name in the server's list of sessions"
            placeholder="Journey Designer"
            {...text('applicationName')}
          />
        </div>
      </Collapse>
    </>
  );
}
