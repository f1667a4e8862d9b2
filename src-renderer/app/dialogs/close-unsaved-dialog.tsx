import { Button, Modal } from '@mantine/core';
import { sessionOf } from '../../documents/workspace-store.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import type { DocumentCommands } from '../document-commands.ts';
import { useServices } from '../services.ts';
import classes from './dialogs.module.css';

interface CloseUnsavedDialogProps {
  readonly id: string;
  readonly name: string;
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

/** Asks before a tab goes whose last changes are not on disk. */
export function CloseUnsavedDialog({ id, name, commands, onClose }: CloseUnsavedDialogProps) {
  const { tabs } = useServices();
  const session = sessionOf(tabs.store.getState(), id);
  const saving = session?.store.getState().saving;
  const count = session?.pending().length ?? 0;

  const isConflict = saving?.state === 'stopped' && saving.error.code === 'conflict';

  async function saveAndClose() {
    onClose();
    if (session && isConflict) await commands.keepAsCopy(session);
    else await session?.reload();
    await tabs.close(id);
  }

  return (
    <Modal opened onClose={onClose} title={`${name} is not saved`}>
      <p className={classes.text}>
        {count === 1 ? 'One change' : `${count} changes`} could not be written to the workspace. Everything
        before is safe. Closing the tab now loses {count === 1 ? 'it' : 'them'}.
      </p>
      <DialogActions
        aside={
          <Button
            variant="subtle"
            color="red"
            onClick={() => {
              tabs.discard(id);
              onClose();
            }}
          >
            Lose the changes
          </Button>
        }
      >
        <Button variant="default" onClick={onClose}>
          Keep it open
        </Button>
        <Button data-autofocus onClick={() => void saveAndClose()}>
          {isConflict ? 'Keep mine as a copy and close' : 'Save and close'}
        </Button>
      </DialogActions>
    </Modal>
  );
}
