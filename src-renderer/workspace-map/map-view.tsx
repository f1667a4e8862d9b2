import { Button } from '@mantine/core';
import { FileStack } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/base/ids.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ZoomBar } from '../ui/zoom-bar.tsx';
import { MapDrawing } from './map-drawing.tsx';
import { mapGraph } from './map-graph.ts';
import type { MapStore } from './map-store.ts';
import classes from './map-view.module.css';
import { useMapLayout } from './use-map-layout.ts';
import { useMapViewport } from './use-map-viewport.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

interface MapViewProps {
  readonly index: WorkspaceIndex;
  readonly map: MapStore;
  readonly onOpen: (documentId: Id) => void;
}

/** All documents and what ties them. */
export function MapView({ index, map, onOpen }: MapViewProps) {
  const { map: known, error } = useStore(index.store);
  const graph = useMemo(() => (known ? mapGraph(known) : null), [known]);
  const places = useMapLayout(graph);
  const view = useMapViewport(places?.bounds ?? null);

  useEffect(() => {
    void index.refresh();
  }, [index]);
  useEffect(() => {
    // Counted again whenever a document has changed; what was counted before costs nothing.
    if (known) void map.count();
  }, [known, map]);

  if (error && !known) {
    return (
      <EmptyState
        title="The documents could not be read"
        actions={<Button onClick={() => void index.refresh()}>Try again</Button>}
      >
        {error.message} Nothing was changed. {error.remedy}
      </EmptyState>
    );
  }
  if (graph?.nodes.length === 0) {
    return (
      <EmptyState Icon={FileStack} title="Nothing to map yet">
        Each document of the workspace stands here, with a line to every other one that it refers to.
      </EmptyState>
    );
  }
  return (
    <div className={classes.map}>
      {graph && places ? (
        <MapDrawing graph={graph} places={places} view={view} index={index} map={map} onOpen={onOpen} />
      ) : (
        <SkeletonRows rows={8} label="Arranging the documents" />
      )}
      <ZoomBar
        percent={Math.round(view.viewport.zoom * 100)}
        onZoomOut={() => view.zoomBy(-1)}
        onZoomIn={() => view.zoomBy(1)}
        onActualSize={() => view.zoomTo(1)}
        onShowAll={view.fit}
      />
    </div>
  );
}
