import { Button, Modal } from '@mantine/core';
import { canvasKeys } from '../../canvas/keyboard/key-list.ts';
import type { Action } from '../../documents/action.ts';
import { kindOfAction } from '../../documents/own-shortcuts.ts';
import { DialogActions } from '../../ui/dialog-actions.tsx';
import { ShortcutList } from '../../ui/shortcut-list.tsx';
import { contextOf } from '../actions/action-list.ts';
import { settingsTab } from '../frame/places.ts';
import { useServices } from '../services.ts';

interface ShortcutsDialogProps {
  readonly actions: readonly Action[];
  readonly onClose: () => void;
}

/** Every key that does something now, as it was set. */
export function ShortcutsDialog({ actions, onClose }: ShortcutsDialogProps) {
  const services = useServices();
  const kind = contextOf(services).session?.store.getState().document.kind ?? 'journey';
  // Of what is for one kind of documents only that of the one in front.
  const here = actions.filter(({ id }) => (kindOfAction(id) ?? kind) === kind);
  const keys = canvasKeys.map(([label, shortcut]) => ({
    id: shortcut,
    label,
    group: 'On the canvas',
    shortcuts: [shortcut],
  }));

  function change() {
    onClose();
    services.tabs.activate(settingsTab);
    // The settings come a moment later.
    setTimeout(() => document.getElementById('settings-shortcuts-title')?.scrollIntoView(), 300);
  }

  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size={760}>
      <ShortcutList entries={[...here, ...keys]} />
      <DialogActions pinned>
        <Button variant="default" onClick={change}>
          Change shortcuts
        </Button>
      </DialogActions>
    </Modal>
  );
}
