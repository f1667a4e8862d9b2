import { useStore } from 'zustand';
import { BundleExportDialog } from '../../bundles/bundle-export-dialog.tsx';
import type { DocumentCommands } from '../document-commands.ts';
import { useServices } from '../services.ts';

interface BundleExportOverlayProps {
  readonly documentIds: readonly string[] | null;
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

/** The documents of the workspace, for the dialog that chooses among them. */
export function BundleExportOverlay({ documentIds, commands, onClose }: BundleExportOverlayProps) {
  const { bridge, newId, library } = useServices();
  const documents = useStore(library.store, (state) => state.documents);
  if (documents === null) return null;
  return (
    <BundleExportDialog
      documents={documents}
      chosen={documentIds}
      bridge={bridge}
      newId={newId}
      settle={commands.settle}
      onClose={onClose}
    />
  );
}
