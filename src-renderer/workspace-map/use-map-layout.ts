import { useEffect, useMemo, useState } from 'react';
import type { LayoutPlaces } from '../canvas/layout/graph.ts';
import { type MapGraph, shapeOf } from './map-graph.ts';
import { connectedGraph, type MapPlaces, placeMap } from './map-layout.ts';

/** Where everything lies; null while it is worked out for the first time. A name or a finding moves nothing. */
export function useMapLayout(graph: MapGraph | null): MapPlaces | null {
  const shape = graph ? shapeOf(graph) : null;
  const [laid, setLaid] = useState<{ readonly shape: string; readonly places: LayoutPlaces } | null>(null);

  useEffect(() => {
    if (!graph || shape === null) return undefined;
    const run = new AbortController();
    async function start(of: MapGraph, shapeThen: string) {
      const places = await layOut(of, run.signal);
      if (places && !run.signal.aborted) setLaid({ shape: shapeThen, places });
    }
    void start(graph, shape);
    return () => run.abort();
    // The shape stands for the graph: an equal one is laid out alike.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shape]);

  return useMemo(() => (graph && laid ? placeMap(graph, laid.places) : null), [graph, laid]);
}

/** Without the layout's worker everything stands in rows: still a map, only without its roads straightened. */
async function layOut(graph: MapGraph, signal: AbortSignal): Promise<LayoutPlaces | null> {
  const connected = connectedGraph(graph);
  if (connected.nodes.length === 0) return new Map();
  try {
    const { layeredLayout } = await import('../canvas/layout/layered-layout.ts');
    return await layeredLayout(connected, signal);
  } catch {
    return new Map();
  }
}
