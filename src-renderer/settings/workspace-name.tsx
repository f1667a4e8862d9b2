import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { WorkspaceStatus } from '../../shared/settings/workspace.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { Row } from './row.tsx';

interface WorkspaceNameProps {
  readonly bridge: Bridge;
  readonly status: WorkspaceStatus;
  readonly onStatus: (status: WorkspaceStatus) => void;
}

/** Taken by Enter or by leaving the field; refused ones stay, with the reason. */
export function WorkspaceName({ bridge, status, onStatus }: WorkspaceNameProps) {
  const [name, setName] = useState(status.name);
  const [error, setError] = useState<string | null>(null);

  async function save(event?: FormEvent) {
    event?.preventDefault();
    const wanted = name.trim();
    if (wanted === status.name) return;
    if (wanted === '') {
      setName(status.name);
      return;
    }
    const reply = await bridge.call('workspace.rename', { name: wanted });
    if (reply.ok) onStatus(reply.value);
    else setError(reply.error.message);
  }

  return (
    <Row label="Name" hint="Shown in the top bar.">
      <form onSubmit={(event) => void save(event)}>
        <TextInput
          aria-label="Name of the workspace"
          w={260}
          value={name}
          error={error}
          disabled={status.state !== 'open'}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setError(null);
          }}
          onBlur={() => void save()}
        />
      </form>
    </Row>
  );
}
