import { Button, Modal } from '@mantine/core';
import { sessionOf } from '../../documents/workspace-store.ts';
import { useServices } from '../services.ts';
import classes from './dialogs.module.css';

interface CloseUnsavedDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks before a tab goes whose last changes are not on disk. */
export function CloseUnsavedDialog({ id, name, onClose }: CloseUnsavedDialogProps) {
  const { tabs } = useServices();
  const session = sessionOf(tabs.store.getState(), id);
  const count = session?.pending().length ?? 0;

  async function tryAgain() {
    onClose();
    await session?.reload();
    await tabs.close(id);
  }

  return (
    <Modal opened onClose={onClose} title={`${name} is not saved`}>
      <p className={classes.text}>
        {count === 1 ? 'One change' : `${count} changes`} could not be written to the workspace. Everything
        before is safe. Closing the tab now loses {count === 1 ? 'it' : 'them'}.
      </p>
      <div className={classes.buttons}>
        <Button onClick={() => void tryAgain()}>Save and close</Button>
        <Button variant="default" onClick={onClose}>
          Keep it open
        </Button>
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
      </div>
    </Modal>
  );
}
