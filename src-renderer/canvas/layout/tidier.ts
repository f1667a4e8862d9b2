import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Session } from '../../documents/session.ts';
import type { KindEdits } from '../actions/kind-edits.ts';
import type { LayoutPlaces } from './graph.ts';
import { keepPinned } from './keep-pinned.ts';
import { breath, inSlices } from './steps.ts';

export interface Tidier {
  /** Whether a layout is being made, so that it can be shown and stopped. */
  readonly store: StoreApi<{ readonly running: boolean }>;
  /** Lays the document out as one undo step; a run under way is given up for the new one. */
  readonly tidy: (session: Session, edits: KindEdits) => Promise<void>;
  /** False where nothing was under way. */
  readonly cancel: () => boolean;
}

export function createTidier({ tell }: { readonly tell: (message: string) => void }): Tidier {
  const store = createStore(() => ({ running: false }));
  let running: AbortController | null = null;

  async function tidy(session: Session, edits: KindEdits) {
    running?.abort();
    const run = new AbortController();
    running = run;
    store.setState({ running: true });
    try {
      const { layeredLayout } = await import('./layered-layout.ts');
      await breath();
      const graph = edits.layoutGraph(session.store.getState().document);
      await breath();
      const places = await layeredLayout(graph, run.signal);
      if (!places || run.signal.aborted) return;
      // The document as it is by now: what came meanwhile keeps its place.
      const outcome = await outcomeOf(session, edits, places, run.signal);
      if (run.signal.aborted) return;
      if (outcome) session.commit(outcome.label, outcome.change);
      else tell('The layout is tidy already.');
    } catch {
      tell('The layout could not be made. Nothing was changed; try again.');
    } finally {
      if (running === run) {
        running = null;
        store.setState({ running: false });
      }
    }
  }

  /** Judged on the document as it is when it is committed; anew where something came in between. */
  async function outcomeOf(session: Session, edits: KindEdits, places: LayoutPlaces, signal: AbortSignal) {
    while (!signal.aborted) {
      await breath();
      const { document } = session.store.getState();
      const goesOn = () => !signal.aborted && session.store.getState().document === document;
      const laidOut = await inSlices(edits.layingOut(document, places), goesOn);
      await breath();
      if (laidOut === undefined || !goesOn()) continue;
      const outcome = keepPinned(document, laidOut, edits);
      await breath();
      if (goesOn()) return outcome;
    }
    return null;
  }

  return {
    store,
    tidy,
    cancel: () => {
      const was = running;
      was?.abort();
      if (was) tell('Stopped. Nothing was moved.');
      return was !== null;
    },
  };
}
