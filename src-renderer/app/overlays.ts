import { createStore, type StoreApi } from 'zustand/vanilla';

/** What lies over the window now; one thing at a time. */
export type Overlay =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  /** The field of the toolbar in which one finds things of the document in front. */
  | { readonly kind: 'find' }
  | { readonly kind: 'replace'; readonly scope: 'document' | 'workspace'; readonly text: string }
  | { readonly kind: 'new-document' }
  | { readonly kind: 'import'; readonly files: readonly File[] }
  /** `documentIds`: which are chosen at first; null: all. */
  | { readonly kind: 'bundle-export'; readonly documentIds: readonly string[] | null }
  /** `recordIds` null: the whole document. */
  | {
      readonly kind: 'save-template';
      readonly documentId: string;
      readonly name: string;
      readonly recordIds: readonly string[] | null;
    }
  | { readonly kind: 'picture'; readonly format: 'svg' | 'png' | 'pdf' }
  | { readonly kind: 'presentation' }
  | { readonly kind: 'side-by-side' }
  | { readonly kind: 'close-unsaved'; readonly id: string; readonly name: string };

export interface Overlays {
  readonly store: StoreApi<Overlay>;
  readonly show: (overlay: Overlay) => void;
  readonly close: () => void;
  /** What had the focus when something was shown last: it gets it back. */
  readonly opener: () => Element | null;
}

export function createOverlays(): Overlays {
  const store = createStore<Overlay>(() => ({ kind: 'none' }));
  let opener: Element | null = null;
  return {
    store,
    show: (overlay) => {
      // Between two of them nothing has it for a moment.
      const { activeElement, body } = document;
      if (store.getState().kind === 'none' && activeElement !== body) opener = activeElement;
      store.setState(overlay, true);
    },
    close: () => store.setState({ kind: 'none' }, true),
    opener: () => opener,
  };
}
