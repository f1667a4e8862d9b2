import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';
import { type EnvironmentForm, isConnectionString, takenFields } from './environment-form.ts';

interface ConnectionStringProps {
  readonly bridge: Bridge;
  readonly onFields: (part: Partial<EnvironmentForm>) => void;
}

/** Takes a postgres:// address apart into the fields. The address is not kept, because it may hold a password. */
export function ConnectionString({ bridge, onFields }: ConnectionStringProps) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [taken, setTaken] = useState(false);

  async function take(address: string) {
    const reply = await bridge.call('publishing.parseConnection', { text: address });
    if (!reply.ok) {
      setError([reply.error.message, reply.error.remedy].filter(Boolean).join(' '));
      return;
    }
    onFields(takenFields(reply.value));
    setText('');
    setTaken(true);
  }

  return (
    <TextInput
      label="Connection string"
      placeholder="Paste postgres://… or host=… to fill the fields below"
      description={taken ? 'Taken apart into the fields below; the password went into its own field.' : null}
      value={text}
      error={error}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setError(null);
        setTaken(false);
      }}
      onPaste={(event) => {
        const pasted = event.clipboardData.getData('text');
        if (!isConnectionString(pasted)) return;
        event.preventDefault();
        void take(pasted.trim());
      }}
      onBlur={() => {
        if (text.trim() !== '') void take(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || text.trim() === '') return;
        event.preventDefault();
        void take(text.trim());
      }}
    />
  );
}
