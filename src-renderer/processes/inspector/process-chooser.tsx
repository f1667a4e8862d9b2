import { Select } from '@mantine/core';
import { ArrowUpRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import classes from '../../documents/inspector/inspector.module.css';
import { useProcessFormDeps } from './deps.ts';

interface ProcessChooserProps {
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
}

/** Which process is started: one of the workspace, with the way there. */
export function ProcessChooser({ value, onChange }: ProcessChooserProps) {
  const { openDocument } = useProcessFormDeps();
  const processes = useProcesses();
  const known = processes?.some(({ id }) => id === value) ?? true;
  const data = (processes ?? []).map(({ id, name }) => ({ value: id, label: name || 'Unnamed process' }));
  if (value !== null && !data.some((one) => one.value === value))
    data.push({ value, label: processes === null ? 'Reading its name' : 'A process that is not here' });
  return (
    <div>
      <Select
        label="Process to start"
        value={value}
        placeholder={data.length === 0 ? 'There is no process yet' : 'Choose one'}
        data={data}
        searchable
        clearable
        error={known ? undefined : 'It was archived, or it is not in this workspace.'}
        comboboxProps={{ shadow: 'md' }}
        onChange={onChange}
      />
      {value !== null && known && processes !== null && (
        <button type="button" className={classes.quiet} onClick={() => openDocument(value)}>
          Open it <ArrowUpRight size={12} strokeWidth={2} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** The processes of the workspace, as they come and go; null until they are read. */
function useProcesses() {
  const { bridge } = useProcessFormDeps();
  const [processes, setProcesses] = useState<readonly { id: Id; name: string }[] | null>(null);
  useEffect(() => {
    let stopped = false;
    async function read() {
      const reply = await bridge.call('documents.list', { archived: false });
      if (!stopped && reply.ok) setProcesses(reply.value.filter(({ kind }) => kind === 'process'));
    }
    void read();
    const stop = bridge.on('documents.listChanged', () => void read());
    return () => {
      stopped = true;
      stop();
    };
  }, [bridge]);
  return processes;
}
