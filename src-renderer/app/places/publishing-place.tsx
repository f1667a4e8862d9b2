import { lazy, Suspense } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Source } from '../../compare/source.ts';
import { EnvironmentPill } from '../../publishing/environments/environment-pill.tsx';
import { PublishButton } from '../../publishing/publish-button.tsx';
import { usePublishing } from '../../publishing/publishing-store.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { DocumentCommands } from '../document-commands.ts';
import { type Place, publishingTab } from '../frame/places.ts';
import { useServices } from '../services.ts';

const Explorer = lazy(async () => ({
  default: (await import('../../publishing/publishing-explorer.tsx')).PublishingExplorer,
}));
const View = lazy(async () => ({
  default: (await import('../../publishing/publishing-view.tsx')).PublishingView,
}));
const ConflictSlot = lazy(async () => ({ default: (await import('./conflict-slot.tsx')).ConflictSlot }));
const PairSlot = lazy(async () => ({ default: (await import('./pair-slot.tsx')).PairSlot }));
const PublishingDialogs = lazy(async () => ({
  default: (await import('../../publishing/environments/publishing-dialogs.tsx')).PublishingDialogs,
}));

/** The right end of the top bar: which environment, and the way to publish to it. */
export function PublishingCorner({ place }: { readonly place: Place }) {
  const { publishing, tabs } = useServices();
  return (
    <>
      <EnvironmentPill store={publishing} />
      <PublishButton
        store={publishing}
        quiet={place === 'publishing'}
        onOpen={() => tabs.activate(publishingTab)}
      />
    </>
  );
}

export function PublishingExplorerSlot() {
  const { publishing, tabs } = useServices();
  return (
    <Suspense fallback={<SkeletonRows rows={4} label="Opening publishing" />}>
      <Explorer store={publishing} onOpen={() => tabs.activate(publishingTab)} />
    </Suspense>
  );
}

export function PublishingMain({ commands }: { readonly commands: DocumentCommands }) {
  const { publishing, comparisons } = useServices();
  return (
    <div id="tab-content" role="tabpanel" aria-labelledby={`tab-${publishingTab}`} style={fill}>
      <Suspense fallback={<SkeletonRows rows={8} label="Opening publishing" />}>
        <View
          store={publishing}
          onOpenDocument={(documentId, recordId) => commands.open(documentId, recordId ?? undefined)}
          onCompareDocument={(documentId) => void commands.compare(documentId)}
          onCompareEnvironments={(documentId, before, after) =>
            comparisons.open(documentId, { before: sourceOf(before), after: sourceOf(after) })
          }
          renderConflict={(shown) => <ConflictSlot {...shown} />}
          renderPair={(shown) => <PairSlot {...shown} />}
        />
      </Suspense>
    </div>
  );
}

function sourceOf({ id, name, role }: Environment): Source {
  return { from: 'environment', environmentId: id, name, role };
}

/** Its dialogs open from anywhere: the top bar, the palette, the place itself. */
export function PublishingOverlays() {
  const { publishing } = useServices();
  const open = usePublishing(publishing, (state) => state.dialog !== null);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <PublishingDialogs store={publishing} />
    </Suspense>
  );
}

const fill = { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 } as const;
