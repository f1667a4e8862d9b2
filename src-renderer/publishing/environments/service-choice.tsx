import { Button, TextInput } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import styles from './dialog.module.css';
import { type EnvironmentForm, takenFields } from './environment-form.ts';

interface ServiceChoiceProps {
  readonly bridge: Bridge;
  readonly onFields: (part: Partial<EnvironmentForm>) => void;
}

type Listed = CommandOutput<'publishing.services'>;

/** Fills the fields from a section of libpq's service file: the one of this user, or another one by its path. */
export function ServiceChoice({ bridge, onFields }: ServiceChoiceProps) {
  const [unfolded, setUnfolded] = useState(false);
  const [path, setPath] = useState('');
  const [listed, setListed] = useState<Listed | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [taken, setTaken] = useState<string | null>(null);

  async function list(at: string) {
    const reply = await bridge.call('publishing.services', { path: at.trim() === '' ? null : at.trim() });
    setListed(reply.ok ? reply.value : null);
    setProblem(reply.ok ? null : [reply.error.message, reply.error.remedy].filter(Boolean).join(' '));
  }

  async function take(name: string) {
    const reply = await bridge.call('publishing.readService', { path: listed?.path ?? null, name });
    if (!reply.ok) {
      setProblem([reply.error.message, reply.error.remedy].filter(Boolean).join(' '));
      return;
    }
    onFields(takenFields(reply.value));
    setTaken(name);
  }

  function unfold() {
    if (!unfolded) void list(path);
    setUnfolded(!unfolded);
  }

  const Chevron = unfolded ? ChevronDown : ChevronRight;
  return (
    <>
      <div className={styles.service}>
        <Button
          className={styles.fold ?? ''}
          variant="subtle"
          color="gray"
          aria-expanded={unfolded}
          leftSection={<Chevron size={14} aria-hidden />}
          onClick={unfold}
        >
          From a service file
        </Button>
        <output className={styles.hint}>
          {taken !== null && `Taken from the section ${taken}; look at the fields below.`}
        </output>
      </div>
      {unfolded && (
        <>
          <TextInput
            label="Service file"
            placeholder="~/.pg_service.conf"
            description="Read now, never written. Enter lists its sections."
            value={path}
            error={problem}
            spellCheck={false}
            onChange={(event) => setPath(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              void list(path);
            }}
          />
          {listed && (
            <ul className={styles.services} aria-label="Sections">
              {listed.services.length === 0 && <li className={styles.hint}>It holds no section.</li>}
              {listed.services.map(({ name, place }) => (
                <li key={name}>
                  <button
                    type="button"
                    className={styles.serviceName}
                    aria-pressed={taken === name}
                    onClick={() => void take(name)}
                  >
                    {name}
                    <span className={styles.hint}>{place}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
}
