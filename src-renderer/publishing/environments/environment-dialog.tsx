import { Button, Modal } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { roleVerdict } from '../../../shared/publishing/role-verdict.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { Problem } from '../database/problem.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { duration } from '../words.ts';
import { ConnectionFields } from './connection-fields.tsx';
import styles from './dialog.module.css';
import {
  connectionOf,
  type EnvironmentForm,
  errorsOf,
  type FormErrors,
  formOf,
  isOtherDatabase,
  keepsKey,
  keepsPassword,
  saveInput,
} from './environment-form.ts';

interface EnvironmentDialogProps {
  readonly store: PublishingStore;
  /** null: a new one. */
  readonly environment: Environment | null;
  /** What a new one begins as. */
  readonly copied?: Environment | null;
}

type Testing =
  | { readonly step: 'none' | 'testing' }
  | { readonly step: 'failed'; readonly error: AppError }
  | { readonly step: 'passed'; readonly answer: CommandOutput<'publishing.test'> };

/** Where a database is and how to get in. Testing tells at once what is wrong; saving does not need it. */
export function EnvironmentDialog({ store, environment, copied = null }: EnvironmentDialogProps) {
  const environments = usePublishing(store, (state) => state.environments);
  const [form, setForm] = useState<EnvironmentForm>(() => {
    const begun = formOf(environment ?? copied);
    return copied ? { ...begun, name: `${begun.name}, copied` } : begun;
  });
  const [tried, setTried] = useState(false);
  const [testing, setTesting] = useState<Testing>({ step: 'none' });
  const [saving, setSaving] = useState(false);
  const [saveError, setSaveError] = useState<AppError | null>(null);
  const others = (environments ?? []).filter(({ id }) => id !== environment?.id).map(({ name }) => name);
  const errors = errorsOf(form, others);
  const close = () => store.openDialog(null);

  function change(part: Partial<EnvironmentForm>) {
    setForm((now) => ({ ...now, ...part }));
    setTesting({ step: 'none' });
    setSaveError(null);
  }

  async function test() {
    setTried(true);
    // A test needs the connection; the name can come later.
    if (Object.keys(errors).some((field) => field !== 'name')) return;
    setTesting({ step: 'testing' });
    const reply = await store.bridge.call('publishing.test', {
      environmentId: (environment ?? copied)?.id ?? null,
      connection: connectionOf(form),
      password: form.password === '' ? null : form.password,
      clientKey: form.clientKey.trim() === '' ? null : form.clientKey.trim(),
      clientKeyPassphrase: form.clientKeyPassphrase === '' ? null : form.clientKeyPassphrase,
    });
    setTesting(reply.ok ? { step: 'passed', answer: reply.value } : { step: 'failed', error: reply.error });
  }

  async function save(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    setSaving(true);
    const reply = await store.save(saveInput(environment?.id ?? null, form, copied?.id ?? null));
    setSaving(false);
    if (reply.ok) close();
    else setSaveError(reply.error);
  }

  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={environment ? `Edit ${environment.name}` : 'Add an environment'}
    >
      <form className={styles.body} onSubmit={(event) => void save(event)} noValidate>
        <ConnectionFields
          bridge={store.bridge}
          form={form}
          keepsPassword={keepsPassword(environment ?? copied, form)}
          keepsKey={keepsKey(environment ?? copied, form)}
          errors={tried ? errors : onlyTls(errors)}
          onChange={change}
        />
        {isOtherDatabase(environment, form) && (
          <p className={styles.hint}>
            This is another database than before. What was agreed with the old one is forgotten, and documents
            that differ from this one are shown as conflicts.
          </p>
        )}
        <TestResult testing={testing} />
        {saveError && <Problem title="It was not saved" error={saveError} />}
        <DialogActions
          pinned
          aside={
            <Button variant="default" loading={testing.step === 'testing'} onClick={() => void test()}>
              Test connection
            </Button>
          }
        >
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={saving}>
            {environment ? 'Save' : 'Add environment'}
          </Button>
        </DialogActions>
      </form>
    </Modal>
  );
}

/** Before the first try only what is dangerous is said; missing fields are not yet mistakes. */
function onlyTls({ tls }: FormErrors): FormErrors {
  return tls === undefined ? {} : { tls };
}

function TestResult({ testing }: { readonly testing: Testing }) {
  if (testing.step === 'failed') return <Problem title="The test did not get in" error={testing.error} />;
  if (testing.step !== 'passed') return null;
  const { server, user, database, milliseconds, tls, role } = testing.answer;
  return (
    <output className={styles.result}>
      <CircleCheck size={15} strokeWidth={1.75} aria-hidden />
      <span>
        Connected as <strong>{user}</strong> to <strong>{database}</strong> on {server}, in{' '}
        {duration(milliseconds)}, {tls ? 'encrypted and verified' : 'not encrypted'}.{' '}
        {role && roleVerdict(role).words}
      </span>
    </output>
  );
}
