import { createStore } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import { err } from '../../../shared/base/result.ts';
import { appError } from '../../../shared/contract/errors.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { selectingIn } from '../../documents/selecting.ts';
import type { Session, SessionState } from '../../documents/session.ts';

/** A document that is only looked at: selected from like any other, never changed, never saved. */
export function createStillSession(id: string, document: Document): Session {
  const store = createStore<SessionState>(() => ({
    document,
    revision: 0,
    saving: { state: 'saved' },
    undo: [],
    redo: [],
    selection: new Set<Id>(),
  }));
  const never = () => false;
  const settled = async () => {};
  return {
    id,
    store,
    commit: never,
    undo: never,
    redo: never,
    select: selectingIn(store),
    reload: async () => false,
    pending: () => [],
    settled,
    keepAsCopy: async () =>
      err(appError('unsupported', 'A comparison is a picture and has nothing to keep.')),
    discardPending: async () => false,
  };
}
