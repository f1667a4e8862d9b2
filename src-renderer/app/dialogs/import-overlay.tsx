import { lazy, Suspense, useEffect, useState } from 'react';
import { isBundleFile } from '../../bundles/bundle-file.ts';
import { showDone } from '../../ui/toast.tsx';
import type { DocumentCommands } from '../document-commands.ts';
import { useServices } from '../services.ts';

const BundleImportDialog = lazy(async () => ({
  default: (await import('../../bundles/bundle-import-dialog.tsx')).BundleImportDialog,
}));
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }));

interface ImportOverlayProps {
  readonly files: readonly File[];
  readonly commands: DocumentCommands;
  readonly onClose: () => void;
}

interface Sorted {
  readonly bundles: readonly File[];
  readonly others: readonly File[];
}

/** Chosen or dropped files: bundles are looked at one after the other, everything else together after them. */
export function ImportOverlay({ files, commands, onClose }: ImportOverlayProps) {
  const { bridge, newId, library } = useServices();
  const [sorted, setSorted] = useState<Sorted | null>(null);

  useEffect(() => {
    let left = false;
    async function sort() {
      const bundled = await Promise.all(files.map(isBundleFile));
      if (left) return;
      setSorted({
        bundles: files.filter((_, index) => bundled[index]),
        others: files.filter((_, index) => !bundled[index]),
      });
    }
    void sort();
    return () => {
      left = true;
    };
  }, [files]);

  if (sorted === null) return null;
  const { bundles, others } = sorted;
  const [bundle, ...more] = bundles;
  const next = () => {
    if (more.length + others.length > 0) setSorted({ bundles: more, others });
    else onClose();
  };
  return (
    <Suspense fallback={null}>
      {bundle ? (
        <BundleImportDialog
          key={bundles.length}
          file={bundle}
          bridge={bridge}
          newId={newId}
          settle={commands.settle}
          onImported={async (documents) => {
            await library.refresh();
            const [only] = documents;
            showDone(
              documents.length === 1 && only
                ? `Imported ${only.name}.`
                : `Imported ${documents.length} documents.`,
            );
            if (documents.length === 1 && only) commands.open(only.id);
            next();
          }}
          onClose={next}
        />
      ) : (
        <ImportDialog files={others} commands={commands} onClose={onClose} />
      )}
    </Suspense>
  );
}
