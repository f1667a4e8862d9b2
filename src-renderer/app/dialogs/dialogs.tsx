import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Action } from '../../documents/action.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import type { DocumentCommands } from '../document-commands.ts';
import type { Overlay } from '../overlays.ts';
import { useServices } from '../services.ts';
import { CloseUnsavedDialog } from './close-unsaved-dialog.tsx';
import { NewDocumentDialog } from './new-document-dialog.tsx';

const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

interface DialogsProps {
  readonly actions: readonly Action[];
  readonly run: (action: Action) => void;
  readonly commands: DocumentCommands;
}

/** Whatever lies over the window now. */
export function Dialogs(props: DialogsProps) {
  const { overlays } = useServices();
  const overlay = useStore(overlays.store);
  return overlay.kind === 'none' ? null : <OpenDialog key={overlay.kind} overlay={overlay} {...props} />;
}

function OpenDialog({ overlay, actions, run, commands }: DialogsProps & { overlay: Overlay }) {
  const { close } = useServices().overlays;
  useFocusReturn();
  return (
    <Suspense fallback={null}>
      {overlay.kind === 'palette' && (
        <Palette actions={actions} run={run} commands={commands} onClose={close} />
      )}
      {overlay.kind === 'shortcuts' && <ShortcutsDialog actions={actions} onClose={close} />}
      {overlay.kind === 'new-document' && <NewDocumentDialog commands={commands} onClose={close} />}
      {overlay.kind === 'import' && (
        <ImportDialog files={overlay.files} commands={commands} onClose={close} />
      )}
      {overlay.kind === 'close-unsaved' && (
        <CloseUnsavedDialog id={overlay.id} name={overlay.name} commands={commands} onClose={close} />
      )}
    </Suspense>
  );
}
