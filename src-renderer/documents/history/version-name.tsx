import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { codePointLength, textDefect } from '../../../shared/base/text.ts';
import type { Edit } from '../../../shared/documents/summary.ts';
import { showFailure } from '../../ui/toast.tsx';
import classes from './history-panel.module.css';
import type { History } from './history-store.ts';

/** A name by which this revision is found again. */
export function VersionName({ history, edit }: { readonly history: History; readonly edit: Edit }) {
  const [name, setName] = useState(edit.version ?? '');
  const [busy, setBusy] = useState(false);
  const trimmed = name.trim();
  const tooLong = codePointLength(trimmed) > 100;
  const bad = textDefect(trimmed) !== undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (trimmed === '' || tooLong || bad) return;
    setBusy(true);
    const reply = await history.nameVersion(edit.revision, trimmed);
    setBusy(false);
    if (!reply.ok) showFailure(reply.error);
  }

  return (
    <form className={classes.naming} onSubmit={(event) => void submit(event)}>
      <TextInput
        aria-label="Name of this version"
        placeholder="Name this version"
        value={name}
        error={
          tooLong
            ? 'Up to 100 characters.'
            : bad
              ? 'It contains a character that cannot be stored.'
              : undefined
        }
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        loading={busy}
        disabled={trimmed === '' || trimmed === edit.version}
      >
        {edit.version === null ? 'Name version' : 'Rename version'}
      </Button>
    </form>
  );
}
