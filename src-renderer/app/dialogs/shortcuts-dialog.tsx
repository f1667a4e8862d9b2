import { Modal } from '@mantine/core';
import type { Action } from '../../documents/action.ts';
import { ShortcutList } from '../../ui/shortcut-list.tsx';

interface ShortcutsDialogProps {
  readonly actions: readonly Action[];
  readonly onClose: () => void;
}

/** Every shortcut there is, by what it is for. */
export function ShortcutsDialog({ actions, onClose }: ShortcutsDialogProps) {
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size={760}>
      <ShortcutList entries={actions} />
    </Modal>
  );
}
