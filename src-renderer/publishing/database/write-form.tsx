import { TextInput } from '@mantine/core';
import { LockOpen, type LucideIcon } from 'lucide-react';
import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import type { EnvironmentRole } from '../../../shared/publishing/environment.ts';
import { useLockHere } from '../environments/lock-context.ts';
import role from '../environments/role.module.css';
import { isTypedName } from '../environments/roles.ts';
import button from '../environments/write-button.module.css';
import styles from '../plan/footer.module.css';

interface WriteFormProps {
  readonly environment: { readonly name: string; readonly role: EnvironmentRole };
  /** The name must be typed. The application checks it again. */
  readonly asks: boolean;
  /** What stands at the left: what is going to be written. */
  readonly children: ReactNode;
  /** 'to publish', after 'Type Production'. */
  readonly purpose: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Why it cannot be written now; null: it can. */
  readonly obstacle: string | null;
  readonly onWrite: (confirmation: string | null) => void;
}

/** The one place from which a database is written: in its colour, with its name, and where much is at stake with its name typed. */
export function WriteForm(props: WriteFormProps) {
  const { environment, asks, children, purpose, label, Icon, obstacle, onWrite } = props;
  const [typed, setTyped] = useState('');
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { here, locked } = useLockHere();
  const wasLocked = useRef(locked);
  const asking = here?.asking ?? false;
  // The button that opened the dialog is gone when it closes.
  useEffect(() => {
    if (asking) return;
    if (wasLocked.current && !locked) field.current?.focus();
    wasLocked.current = locked;
  }, [locked, asking]);
  const may = obstacle === null && !locked && (!asks || isTypedName(typed, environment.name));

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (may) onWrite(asks ? environment.name : null);
  }

  return (
    <form
      className={`${role.role} ${styles.footer}`}
      data-role={environment.role}
      data-in-sight
      onSubmit={submit}
    >
      {children}
      {obstacle !== null && <p className={styles.obstacle}>{obstacle}</p>}
      {obstacle === null && locked && <p className={styles.obstacle}>Read only until you unlock it.</p>}
      {obstacle === null && !locked && asks && (
        <div className={styles.confirm}>
          <label htmlFor={fieldId}>
            Type <strong>{environment.name}</strong> {purpose}
          </label>
          <TextInput
            id={fieldId}
            ref={field}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      )}
      {obstacle === null && locked ? (
        <button type="button" className={button.button} onClick={here?.onUnlock}>
          <LockOpen size={14} aria-hidden />
          <span>Unlock {environment.name}…</span>
        </button>
      ) : (
        <button type="submit" className={button.button} aria-disabled={!may}>
          <Icon size={14} aria-hidden />
          <span title={label}>{label}</span>
        </button>
      )}
    </form>
  );
}
