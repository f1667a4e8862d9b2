import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showDone } from '../../ui/toast.tsx';
import { type DocumentCommands, failureWords } from '../document-commands.ts';
import { useServices } from '../services.ts';
import classes from './dialogs.module.css';
import { type FilePreview, previewFile } from './file-preview.ts';
import { ImportRow } from './import-row.tsx';

interface ImportDialogProps {
  readonly files: readonly File[];
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

/** Says what dropped or chosen files are before anything is taken in, lets them be renamed, then says what became of each. */
export function ImportDialog({ files, commands, onClose }: ImportDialogProps) {
  const { bridge, library } = useServices();
  const [previews, setPreviews] = useState<readonly FilePreview[] | null>(null);
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map());
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, string | null>>(new Map());
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let left = false;
    async function look() {
      // One after the other: each is read by a thread of its own.
      const made: FilePreview[] = [];
      for (const [index, file] of files.entries()) made.push(await previewFile(bridge, file, index));
      if (!left) setPreviews(made);
    }
    void look();
    return () => {
      left = true;
    };
  }, [files, bridge]);

  const good = (previews ?? []).filter((one) => one.state === 'good');
  const unnamed = good.some(({ id, preview }) => (names.get(id) ?? preview.name).trim() === '');
  // The button can take the focus only once there is something to import: not when the dialog opens.
  const focused = useRef(false);
  function focusOnce(button: HTMLButtonElement | null) {
    if (!button || button.disabled || focused.current) return;
    focused.current = true;
    // What does not come along is read from its beginning; the button is in sight at the end of the dialog anyway.
    button.focus({ preventScroll: true });
  }
  const finished = outcomes.size > 0 && !busy;

  async function importAll() {
    setBusy(true);
    const done = new Map<number, string | null>();
    let last: { readonly id: string; readonly notes: number } | null = null;
    for (const { id, fileName, text, preview } of good) {
      const name = (names.get(id) ?? preview.name).trim();
      const reply = await bridge.call('documents.importFile', { fileName, text, name });
      done.set(id, reply.ok ? null : failureWords(reply.error));
      if (reply.ok) last = { id: reply.value.document.id, notes: reply.value.notes.length };
      setOutcomes(new Map(done));
    }
    await library.refresh();
    setBusy(false);
    if (last !== null) {
      commands.open(last.id);
      if (last.notes > 0) showDone('Imported. The source stays attached as a note on the canvas.');
    }
    if ([...done.values()].every((failure) => failure === null)) onClose();
  }

  const title = files.length === 1 ? 'Import a file' : `Import ${files.length} files`;
  return (
    <Modal opened onClose={onClose} title={title} size={720}>
      {previews === null && <SkeletonRows rows={3} label="Reading the files" />}
      <ul className={classes.files} aria-busy={previews === null}>
        {(previews ?? []).map((one) => (
          <ImportRow
            key={one.id}
            file={one}
            name={names.get(one.id) ?? (one.state === 'good' ? one.preview.name : '')}
            outcome={outcomes.get(one.id)}
            onName={(name) => setNames(new Map(names).set(one.id, name))}
          />
        ))}
      </ul>
      <DialogActions
        pinned
        aside="Each file becomes a document of this workspace. Documents that are already here are never overwritten."
      >
        {finished ? (
          <Button onClick={onClose}>Close</Button>
        ) : (
          <>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              ref={focusOnce}
              loading={busy}
              disabled={good.length === 0 || unnamed}
              onClick={() => void importAll()}
            >
              {good.length > 1 ? `Import ${good.length} documents` : 'Import document'}
            </Button>
          </>
        )}
      </DialogActions>
    </Modal>
  );
}
