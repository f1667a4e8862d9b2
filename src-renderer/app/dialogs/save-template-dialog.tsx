import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { showDone } from '../../ui/toast.tsx';
import { failureWords } from '../document-commands.ts';
import { useServices } from '../services.ts';
import classes from './dialogs.module.css';

interface SaveTemplateDialogProps {
  readonly documentId: string;
  readonly name: string;
  /** null: the whole document. */
  readonly recordIds: readonly string[] | null;
  readonly onClose: () => void;
}

/** Keeps a document or what is selected in it as a starting point for others. */
export function SaveTemplateDialog({ documentId, name: given, recordIds, onClose }: SaveTemplateDialogProps) {
  const { bridge } = useServices();
  const [name, setName] = useState(given);
  const [description, setDescription] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const ids = recordIds === null ? null : [...recordIds];
    const reply = await bridge.call('documents.saveTemplate', {
      name: name.trim(),
      description,
      documentId,
      recordIds: ids,
    });
    setBusy(false);
    if (!reply.ok) {
      setProblem(failureWords(reply.error));
      return;
    }
    onClose();
    showDone(`${reply.value.name} is in the gallery of starting points.`);
  }

  const title = recordIds === null ? 'Save the document as a template' : 'Save the selection as a template';
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={(event) => void save(event)}>
        <TextInput
          data-autofocus
          label="Name"
          value={name}
          error={problem}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <TextInput
          mt={10}
          label="What it is for"
          placeholder="One sentence"
          maxLength={500}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <p className={classes.hint}>
          Comments stay behind. Later changes of the document do not change the template.
        </p>
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            Save template
          </Button>
        </DialogActions>
      </form>
    </Modal>
  );
}
