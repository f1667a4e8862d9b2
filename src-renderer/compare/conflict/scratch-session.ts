import { createStore } from 'zustand/vanilla';
import type { Id } from '../../../shared/base/ids.ts';
import { err } from '../../../shared/base/result.ts';
import { appError } from '../../../shared/contract/errors.ts';
import { applyChange } from '../../../shared/documents/apply.ts';
import { isEmptyChange } from '../../../shared/documents/change.ts';
import type { Change, Document } from '../../../shared/documents/document.ts';
import { invertChange } from '../../../shared/documents/invert.ts';
import type { EditIntent } from '../../../shared/documents/summary.ts';
import { afterEdit } from '../../../shared/documents/undo-stack.ts';
import { selectingIn } from '../../documents/selecting.ts';
import type { Session, SessionState } from '../../documents/session.ts';

/** Why an edit may not be made to the document as it is, in words; undefined: it may. */
export type Refuse = (document: Document, change: Change) => string | undefined;

/** A document that is kept nowhere yet: edited and undone like any other, and saved only by what is made of it. */
export function createScratchSession(document: Document, refuse?: Refuse): Session {
  const store = createStore<SessionState>(() => ({
    document,
    revision: 0,
    saving: { state: 'saved' },
    undo: [],
    redo: [],
    selection: new Set<Id>(),
  }));

  function send(intent: EditIntent, label: string, change: Change): boolean {
    const { document: now, undo, redo, selection } = store.getState();
    if (intent === 'edit' && refuse?.(now, change) !== undefined) return false;
    const applied = applyChange(now, change);
    if (!applied.ok) return false;
    const { records } = applied.value;
    store.setState({
      document: applied.value,
      selection: new Set([...selection].filter((id) => Object.hasOwn(records, id))),
      ...afterEdit({ undo, redo }, { revision: 0, intent, label, change }),
    });
    return true;
  }

  return {
    id: document.id,
    store,
    commit: (label, change) => isEmptyChange(change) || send('edit', label, change),
    undo: () => {
      const step = store.getState().undo.at(-1);
      return step !== undefined && send('undo', step.label, invertChange(step.change));
    },
    redo: () => {
      const step = store.getState().redo.at(-1);
      return step !== undefined && send('redo', step.label, step.change);
    },
    select: selectingIn(store),
    reload: async () => false,
    pending: () => [],
    settled: async () => {},
    keepAsCopy: async () =>
      err(appError('unsupported', 'The result is not kept anywhere before it is taken. Nothing is lost.')),
    discardPending: async () => false,
  };
}
