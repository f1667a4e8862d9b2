import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';

/** The comment that is being written, before it is one. */
export interface Draft {
  readonly documentId: Id;
  /** The record that it will be pinned to; null: the document. */
  readonly target: Id | null;
}

/** Where in this window a comment is asked for or shown; several parts of the window lead to the one panel. */
export interface Commenting {
  readonly store: StoreApi<{
    readonly draft: Draft | null;
    /** The record whose threads are asked for, to be brought into view. */
    readonly shown: Draft | null;
  }>;
  readonly start: (draft: Draft) => void;
  readonly show: (of: Draft) => void;
  readonly end: () => void;
}

export function createCommenting(): Commenting {
  const store = createStore<{ draft: Draft | null; shown: Draft | null }>(() => ({
    draft: null,
    shown: null,
  }));
  return {
    store,
    start: (draft) => store.setState({ draft }),
    show: (shown) => store.setState({ shown: { ...shown } }),
    end: () => store.setState({ draft: null }),
  };
}
