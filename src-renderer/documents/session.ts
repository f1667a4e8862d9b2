import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { applyChange } from '../../shared/documents/apply.ts';
import { isEmptyChange } from '../../shared/documents/change.ts';
import type { Change, Document } from '../../shared/documents/document.ts';
import { invertChange } from '../../shared/documents/invert.ts';
import type { EditIntent, OpenedDocument, UndoStep } from '../../shared/documents/summary.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createSaveQueue, type PendingChange } from './save-queue.ts';

export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'saving'; readonly pending: number }
  | { readonly state: 'stopped'; readonly pending: number; readonly error: AppError };

export interface SessionState {
  readonly document: Document;
  /** The last revision known to be on disk. */
  readonly revision: number;
  readonly saving: Saving;
  /** Oldest first; the last one is undone next. */
  readonly undo: readonly UndoStep[];
  readonly redo: readonly UndoStep[];
  readonly selection: ReadonlySet<Id>;
}

/** One open document in this window: what it is, what is selected, what can be undone, what is saved. */
export interface Session {
  readonly id: Id;
  readonly store: StoreApi<SessionState>;
  /** Applies a change, remembers its inverse and queues it for saving. False where it does not fit. */
  readonly commit: (label: string, change: Change) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (ids: Iterable<Id>) => void;
  /** Takes the state on disk and puts the unsaved changes on top; says whether all of them fitted. */
  readonly reload: () => Promise<boolean>;
  readonly pending: () => readonly PendingChange[];
  readonly settled: () => Promise<void>;
}

interface SessionDeps {
  readonly bridge: Bridge;
  readonly newId: () => Id;
}

const undoLimit = 200;

export function createSession(opened: OpenedDocument, { bridge, newId }: SessionDeps): Session {
  const id = opened.document.id;
  const store = createStore<SessionState>(() => ({ ...stateOf(opened), selection: new Set<Id>() }));

  const queue = createSaveQueue({
    documentId: id,
    revision: opened.revision,
    bridge,
    onSaved: (_, revision) => store.setState({ revision, saving: savingOf(queue.pending().length) }),
    onStopped: (error) => {
      store.setState({ saving: { state: 'stopped', pending: queue.pending().length, error } });
      if (error.code === 'stale-revision') void reload();
    },
  });

  /** The one road of every change: apply, then queue. */
  function send(intent: EditIntent, label: string, change: Change, stacks: Partial<SessionState>): boolean {
    const { document, selection, saving } = store.getState();
    const applied = applyChange(document, change);
    if (!applied.ok) return false;
    const kept = [...selection].filter((recordId) => Object.hasOwn(applied.value.records, recordId));
    store.setState({
      document: applied.value,
      selection: kept.length === selection.size ? selection : new Set(kept),
      ...stacks,
    });
    queue.push({ changeId: newId(), intent, label, change });
    if (saving.state !== 'stopped') store.setState({ saving: savingOf(queue.pending().length) });
    return true;
  }

  function commit(label: string, change: Change): boolean {
    if (isEmptyChange(change)) return true;
    const { undo, revision } = store.getState();
    const step: UndoStep = { revision, label, change };
    return send('edit', label, change, { undo: [...undo, step].slice(-undoLimit), redo: [] });
  }

  function undo() {
    const { undo: steps, redo } = store.getState();
    const step = steps.at(-1);
    if (!step) return;
    send('undo', step.label, invertChange(step.change), { undo: steps.slice(0, -1), redo: [...redo, step] });
  }

  function redo() {
    const { undo: steps, redo: undone } = store.getState();
    const step = undone.at(-1);
    if (!step) return;
    send('redo', step.label, step.change, { undo: [...steps, step], redo: undone.slice(0, -1) });
  }

  async function reload(): Promise<boolean> {
    await queue.settled();
    const reply = await bridge.call('documents.open', { id });
    if (!reply.ok) {
      store.setState({ saving: { state: 'stopped', pending: queue.pending().length, error: reply.error } });
      return false;
    }
    const fresh = stateOf(reply.value);
    let document = fresh.document;
    for (const { change } of queue.pending()) {
      const applied = applyChange(document, change);
      // What does not fit stays on screen and unsaved; the window offers to keep it as a copy.
      if (!applied.ok) return false;
      document = applied.value;
    }
    const pending = queue.pending();
    const steps = pending.map(({ label, change }) => ({
      revision: fresh.revision,
      label,
      change,
    }));
    store.setState({ ...fresh, document, undo: [...fresh.undo, ...steps], saving: savingOf(pending.length) });
    queue.resume(fresh.revision);
    return true;
  }

  return {
    id,
    store,
    commit,
    undo,
    redo,
    select: (ids) => {
      const next = new Set(ids);
      const now = store.getState().selection;
      const same = next.size === now.size && [...next].every((recordId) => now.has(recordId));
      if (!same) store.setState({ selection: next });
    },
    reload,
    pending: queue.pending,
    settled: queue.settled,
  };
}

function stateOf(opened: OpenedDocument) {
  return {
    document: opened.document,
    revision: opened.revision,
    saving: savingOf(0),
    undo: opened.undo,
    redo: opened.redo,
  };
}

function savingOf(pending: number): Saving {
  return pending === 0 ? { state: 'saved' } : { state: 'saving', pending };
}
