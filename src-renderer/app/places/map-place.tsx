import { lazy, Suspense } from 'react';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { DocumentCommands } from '../document-commands.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { mapTab } from '../frame/places.ts';
import { useServices } from '../services.ts';
import classes from './places.module.css';

const Explorer = lazy(async () => ({
  default: (await import('../../workspace-map/map-explorer.tsx')).MapExplorer,
}));
const View = lazy(async () => ({ default: (await import('../../workspace-map/map-view.tsx')).MapView }));

export function MapExplorerSlot({ commands }: { readonly commands: DocumentCommands }) {
  const { workspaceIndex, map } = useServices();
  return (
    <Suspense fallback={<SkeletonRows rows={6} label="Opening the map" />}>
      <Explorer
        index={workspaceIndex}
        map={map}
        onOpen={(id, recordId) => commands.open(id, recordId ?? undefined)}
      />
    </Suspense>
  );
}

/** The workspace as one drawing. */
export function MapMain({ commands }: { readonly commands: DocumentCommands }) {
  const { workspaceIndex, map } = useServices();
  return (
    <div id="tab-content" role="tabpanel" aria-labelledby={`tab-${mapTab}`} className={classes.content}>
      <ErrorBoundary part="The map">
        <Suspense fallback={<SkeletonRows rows={8} label="Opening the map" />}>
          <View index={workspaceIndex} map={map} onOpen={(id) => commands.open(id)} />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
