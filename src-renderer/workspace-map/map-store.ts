import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import { type DocumentKind, documentKinds } from '../../shared/documents/document.ts';
import type { FindingCounts } from '../../shared/workspace/schemas.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** What is looked at on the map, shared by the map and the list beside it. */
export interface MapState {
  readonly kinds: ReadonlySet<DocumentKind>;
  readonly search: string;
  readonly focus: Id | null;
  /** By document; null until they were counted once. */
  readonly counts: ReadonlyMap<Id, FindingCounts> | null;
}

export interface MapStore {
  readonly store: StoreApi<MapState>;
  readonly toggle: (kind: DocumentKind) => void;
  readonly search: (text: string) => void;
  readonly focus: (id: Id | null) => void;
  /** Counts what the rules find in every document. */
  readonly count: () => Promise<void>;
}

export function createMapStore(bridge: Bridge): MapStore {
  const store = createStore<MapState>(() => ({
    kinds: new Set(documentKinds),
    search: '',
    focus: null,
    counts: null,
  }));
  return {
    store,
    toggle: (kind) => {
      const kinds = new Set(store.getState().kinds);
      if (!kinds.delete(kind)) kinds.add(kind);
      store.setState({ kinds });
    },
    search: (search) => store.setState({ search }),
    focus: (focus) => store.setState({ focus }),
    count: async () => {
      const reply = await bridge.call('references.findings', {});
      if (reply.ok) store.setState({ counts: new Map(Object.entries(reply.value)) });
    },
  };
}

/** Whether a document is meant by the search; an empty search means every one. */
export function isFound(name: string, search: string): boolean {
  return fold(name).includes(fold(search.trim()));
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
