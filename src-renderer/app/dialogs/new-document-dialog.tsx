import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { codePointLength, nameKey } from '../../../shared/base/text.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { type DocumentCommands, failureWords } from '../document-commands.ts';
import { useServices } from '../services.ts';
import classes from './dialogs.module.css';

interface NewDocumentDialogProps {
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

const nameLimit = 255;

/** Names a new journey and opens it. */
export function NewDocumentDialog({ commands, onClose }: NewDocumentDialogProps) {
  const { library } = useServices();
  const documents = useStore(library.store, (state) => state.documents) ?? [];
  const [name, setName] = useState(() => freeName(documents.map((document) => document.name)));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<AppError | null>(null);
  const length = codePointLength(name.trim());
  const taken = documents.some(
    (document) => document.kind === 'journey' && nameKey(document.name) === nameKey(name),
  );
  const problem = problemOf();

  function problemOf(): string | null {
    if (refused) return failureWords(refused);
    if (taken) return 'Another journey has this name.';
    return length > nameLimit ? `At most ${nameLimit} characters; these are ${length}.` : null;
  }

  async function create(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const reply = await library.create('journey', name.trim());
    setBusy(false);
    if (!reply.ok) {
      setRefused(reply.error);
      return;
    }
    onClose();
    commands.open(reply.value.id);
  }

  return (
    <Modal opened onClose={onClose} title="New journey">
      <form onSubmit={(event) => void create(event)}>
        <TextInput
          data-autofocus
          label="Name"
          value={name}
          error={problem}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setRefused(null);
          }}
        />
        <p className={classes.hint}>It can be changed at any time.</p>
        <div className={classes.buttons}>
          <Button type="submit" loading={busy} disabled={length === 0 || problem !== null}>
            Create journey
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function freeName(taken: readonly string[]): string {
  const keys = new Set(taken.map(nameKey));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'New journey' : `New journey ${number}`;
    if (!keys.has(nameKey(name))) return name;
  }
}
