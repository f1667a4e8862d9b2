import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import type { CanvasState, Engine } from './engine.ts';
import type { Mark } from './scene.ts';
import { shownSelection } from './shown-selection.ts';

export interface CanvasLink {
  readonly engine: Engine;
  /** The worst finding of each record. */
  readonly marks: StoreApi<ReadonlyMap<Id, Mark>>;
  /** What is wrong with each record, in words. */
  readonly notes: StoreApi<ReadonlyMap<Id, readonly string[]>>;
  /** Starts the ids of this canvas's elements. */
  readonly prefix: string;
}

const CanvasContext = createContext<CanvasLink | null>(null);

export const CanvasProvider = CanvasContext.Provider;

export function useCanvas(): CanvasLink {
  const link = useContext(CanvasContext);
  if (!link) throw new Error('Used outside a canvas');
  return link;
}

export function useCanvasState<Value>(select: (state: CanvasState) => Value): Value {
  return useStore(useCanvas().engine.store, select);
}

export function useSelected(id: Id): boolean {
  const { engine } = useCanvas();
  const scene = useStore(engine.store, ({ index }) => index.scene);
  return useStore(engine.session.store, ({ selection }) => shownSelection(selection, scene).has(id));
}

export function useMark(id: Id): Mark | null {
  return useStore(useCanvas().marks, (marks) => marks.get(id) ?? null);
}

export function useNotes(id: Id): readonly string[] | undefined {
  return useStore(useCanvas().notes, (notes) => notes.get(id));
}
