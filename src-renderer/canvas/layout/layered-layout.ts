import ElkApi, { type ELK, type ElkNode } from 'elkjs/lib/elk-api.js';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { elkInput, elkOutput } from './elk-graph.ts';
import type { LayoutGraph, LayoutPlaces } from './graph.ts';

/** Runs in a worker of its own that ends with the run; null where it was cancelled. Rejects where the worker fails. */
export async function layeredLayout(graph: LayoutGraph, signal: AbortSignal): Promise<LayoutPlaces | null> {
  if (signal.aborted) return null;
  const elk: ELK = new ElkApi({ workerFactory: () => new Worker(elkWorkerUrl) });
  const cancelled = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  try {
    const laidOut = await Promise.race([elk.layout(elkInput(graph) as ElkNode), cancelled]);
    return laidOut && elkOutput(laidOut);
  } finally {
    elk.terminateWorker();
  }
}
