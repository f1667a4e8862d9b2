import { Select } from '@mantine/core';
import { ArrowUpRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Id } from '../../../shared/base/ids.ts';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import classes from './inspector.module.css';

interface DocumentChooserProps {
  readonly bridge: Bridge;
  readonly kind: DocumentKind;
  readonly label: string;
  readonly value: Id | null;
  readonly onChange: (id: Id | null) => void;
  /** The way to the chosen document. */
  readonly onOpen: (id: Id) => void;
}

/** A document of the workspace that another one refers to. One that is not here is said to be so and kept. */
export function DocumentChooser({ bridge, kind, label, value, onChange, onOpen }: DocumentChooserProps) {
  const documents = useDocuments(bridge, kind);
  const known = documents?.some(({ id }) => id === value) ?? true;
  const data = (documents ?? []).map(({ id, name }) => ({ value: id, label: name || `Unnamed ${kind}` }));
  if (value !== null && !data.some((one) => one.value === value)) {
    const word = kind === 'experiment' ? 'An' : 'A';
    data.push({ value, label: documents === null ? 'Reading its name' : `${word} ${kind} that is not here` });
  }
  return (
    <div>
      <Select
        label={label}
        value={value}
        placeholder={data.length === 0 ? `There is no ${kind} yet` : 'None'}
        data={data}
        searchable
        clearable
        error={known || value === null ? undefined : 'It was archived, or it is not in this workspace.'}
        comboboxProps={{ shadow: 'md' }}
        onChange={onChange}
      />
      {value !== null && known && documents !== null && (
        <button type="button" className={classes.quiet} onClick={() => onOpen(value)}>
          Open it <ArrowUpRight size={12} strokeWidth={2} aria-hidden />
        </button>
      )}
    </div>
  );
}

/** The documents of a kind, as they come and go; null until they are read. */
export function useDocuments(bridge: Bridge, kind: DocumentKind): readonly DocumentSummary[] | null {
  const [documents, setDocuments] = useState<readonly DocumentSummary[] | null>(null);
  useEffect(() => {
    let stopped = false;
    async function read() {
      const reply = await bridge.call('documents.list', { archived: false });
      if (!stopped && reply.ok) setDocuments(reply.value.filter((document) => document.kind === kind));
    }
    void read();
    const stop = bridge.on('documents.listChanged', () => void read());
    return () => {
      stopped = true;
      stop();
    };
  }, [bridge, kind]);
  return documents;
}
