import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CanvasGestures } from '../canvas/gestures.ts';
import type { KindView } from '../canvas/scene.ts';
import type { Session } from '../documents/session.ts';
import { channelGestures, channelView } from '../journeys/actions/channel-gestures.ts';

/** The journeys that are shown with a row for each channel, by document id. A way to look, not a part of any document. */
export interface ChannelRows {
  readonly store: StoreApi<ReadonlySet<string>>;
  readonly toggle: (documentId: string) => void;
}

export function createChannelRows(): ChannelRows {
  const store = createStore<ReadonlySet<string>>(() => new Set());
  return {
    store,
    toggle: (documentId) => {
      const next = new Set(store.getState());
      if (!next.delete(documentId)) next.add(documentId);
      store.setState(next, true);
    },
  };
}

/** The view and gestures of a document, by channel where that was asked for. */
export function useChannelRows(
  { store }: ChannelRows,
  session: Session,
  view: KindView,
  gestures: CanvasGestures,
): { readonly view: KindView; readonly gestures: CanvasGestures } {
  const byChannel = useStore(store, (ids) => ids.has(session.id));
  return useMemo(
    () => (byChannel ? { view: channelView(view), gestures: channelGestures(gestures) } : { view, gestures }),
    [byChannel, view, gestures],
  );
}
