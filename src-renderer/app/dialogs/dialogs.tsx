import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Action } from '../../documents/action.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import type { DocumentCommands } from '../document-commands.ts';
import type { Overlay } from '../overlays.ts';
import { useServices } from '../services.ts';

const Palette = lazy(async () => ({ default: (await import('../palette/palette.tsx')).Palette }));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));
const ReplaceOverlay = lazy(async () => ({
  default: (await import('./replace-overlay.tsx')).ReplaceOverlay,
}));
const NewDocumentDialog = lazy(async () => ({
  default: (await import('./new-document-dialog.tsx')).NewDocumentDialog,
}));
const CloseUnsavedDialog = lazy(async () => ({
  default: (await import('./close-unsaved-dialog.tsx')).CloseUnsavedDialog,
}));
const PictureOverlays = lazy(async () => ({
  default: (await import('./picture-overlays.tsx')).PictureOverlays,
}));
const SaveTemplateDialog = lazy(async () => ({
  default: (await import('./save-template-dialog.tsx')).SaveTemplateDialog,
}));
const ImportOverlay = lazy(async () => ({ default: (await import('./import-overlay.tsx')).ImportOverlay }));
const BundleExportOverlay = lazy(async () => ({
  default: (await import('./bundle-export-overlay.tsx')).BundleExportOverlay,
}));

interface DialogsProps {
  readonly actions: readonly Action[];
  readonly run: (action: Action) => void;
  readonly commands: DocumentCommands;
  readonly readOnly: boolean;
}

/** Whatever lies over the window now. */
export function Dialogs(props: DialogsProps) {
  const { overlays } = useServices();
  const overlay = useStore(overlays.store);
  // What is found in the document is shown by its toolbar.
  const elsewhere = overlay.kind === 'none' || overlay.kind === 'find';
  return elsewhere ? null : <OpenDialog key={overlay.kind} overlay={overlay} {...props} />;
}

function OpenDialog({ overlay, actions, run, commands, readOnly }: DialogsProps & { overlay: Overlay }) {
  const { close } = useServices().overlays;
  useFocusReturn();
  return (
    <Suspense fallback={null}>
      {overlay.kind === 'palette' && (
        <Palette actions={actions} run={run} commands={commands} onClose={close} />
      )}
      {overlay.kind === 'shortcuts' && <ShortcutsDialog actions={actions} onClose={close} />}
      {overlay.kind === 'replace' && (
        <ReplaceOverlay scope={overlay.scope} text={overlay.text} commands={commands} onClose={close} />
      )}
      {overlay.kind === 'new-document' && <NewDocumentDialog commands={commands} onClose={close} />}
      {(overlay.kind === 'picture' || overlay.kind === 'presentation' || overlay.kind === 'side-by-side') && (
        <PictureOverlays overlay={overlay} commands={commands} readOnly={readOnly} onClose={close} />
      )}
      {overlay.kind === 'import' && (
        <ImportOverlay files={overlay.files} commands={commands} onClose={close} />
      )}
      {overlay.kind === 'bundle-export' && (
        <BundleExportOverlay documentIds={overlay.documentIds} commands={commands} onClose={close} />
      )}
      {overlay.kind === 'save-template' && (
        <SaveTemplateDialog
          documentId={overlay.documentId}
          name={overlay.name}
          recordIds={overlay.recordIds}
          onClose={close}
        />
      )}
      {overlay.kind === 'close-unsaved' && (
        <CloseUnsavedDialog id={overlay.id} name={overlay.name} commands={commands} onClose={close} />
      )}
    </Suspense>
  );
}
