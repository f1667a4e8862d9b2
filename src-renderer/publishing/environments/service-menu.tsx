import { Button, Menu, TextInput } from '@mantine/core';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import styles from './dialog.module.css';
import { type EnvironmentForm, takenFields } from './environment-form.ts';

interface ServiceMenuProps {
  readonly bridge: Bridge;
  readonly onFields: (part: Partial<EnvironmentForm>) => void;
}

type Listed = CommandOutput<'publishing.services'>;

/** Fills the fields from a section of libpq's service file: the one of this user, or another one by its path. */
export function ServiceMenu({ bridge, onFields }: ServiceMenuProps) {
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

  return (
    <div className={styles.service}>
      <Menu
        position="bottom-start"
        width={420}
        onOpen={() => void list(path)}
        closeOnItemClick
        trapFocus
        withinPortal
      >
        <Menu.Target>
          <Button variant="default" leftSection={<FileText size={14} aria-hidden />}>
            From a service file…
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={styles.servicePath}>
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
          </div>
          {listed?.services.length === 0 && <Menu.Label>It holds no section.</Menu.Label>}
          {listed?.services.map(({ name, place }) => (
            <Menu.Item key={name} onClick={() => void take(name)}>
              {name}
              <span className={styles.servicePlace}>{place}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <output className={styles.hint}>
        {taken !== null && `Taken from the section ${taken}; look at the fields below.`}
      </output>
    </div>
  );
}
