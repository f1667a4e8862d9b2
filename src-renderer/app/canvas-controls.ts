import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CanvasControl } from '../documents/action.ts';

/** What the canvas of each open document can do, by document id; canvases put themselves here while they are shown. */
export interface CanvasControls {
  readonly store: StoreApi<{ readonly byDocument: ReadonlyMap<string, CanvasControl> }>;
  readonly set: (documentId: string, control: CanvasControl | null) => void;
}

export function createCanvasControls(): CanvasControls {
  const store = createStore<{ byDocument: ReadonlyMap<string, CanvasControl> }>(() => ({
    byDocument: new Map(),
  }));
  return {
    store,
    set: (documentId, control) => {
      const byDocument = new Map(store.getState().byDocument);
      if (control === null) byDocument.delete(documentId);
      else byDocument.set(documentId, control);
      store.setState({ byDocument });
    },
  };
}
