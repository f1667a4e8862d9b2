import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import { firstCodePoints } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import { applyChange } from '../../shared/documents/apply.ts';
import { isEmptyChange } from '../../shared/documents/change.ts';
import type { Change, Document } from '../../shared/documents/document.ts';
import { invertChange } from '../../shared/documents/invert.ts';
import type {
  DocumentSummary,
  EditIntent,
  OpenedDocument,
  UndoStep,
} from '../../shared/documents/summary.ts';
import { afterEdit } from '../../shared/documents/undo-stack.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { rebase } from './rebase.ts';
import { createSaveQueue, type PendingChange } from './save-queue.ts';
import { selectingIn } from './selecting.ts';

export type Saving =
  | { readonly state: 'saved' }
  | { readonly state: 'saving'; readonly pending: number }
  /** With the code `conflict`, what is unsaved does not fit what others made: `keepAsCopy` or `discardPending`. */
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
  /** False where there is nothing to undo, or others have changed the same since. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  readonly select: (ids: Iterable<Id>) => void;
  /** Takes the state on disk and puts the unsaved changes on top; says whether all of them fitted. */
  readonly reload: () => Promise<boolean>;
  readonly pending: () => readonly PendingChange[];
  readonly settled: () => Promise<void>;
  /** Makes what is on screen a document of its own and takes the state on disk here. */
  readonly keepAsCopy: () => Promise<Result<DocumentSummary, AppError>>;
  /** Gives the unsaved changes up and takes the state on disk. */
  readonly discardPending: () => Promise<boolean>;
  /** Ends what follows other documents; absent where it follows none. */
  readonly stop?: () => void;
}

export interface SessionDeps {
  readonly bridge: Bridge;
  readonly newId: () => Id;
  /** Why an edit may not be made to the document as it is, in words; undefined: it may. Undoing is never asked. */
  readonly refuse?: (document: Document, change: Change) => string | undefined;
  /** Told of what was refused. */
  readonly onRefused?: (reason: string) => void;
}

export function createSession(opened: OpenedDocument, deps: SessionDeps): Session {
  const { bridge, newId, refuse, onRefused } = deps;
  const id = opened.document.id;
  const store = createStore<SessionState>(() => ({ ...stateOf(opened), selection: new Set<Id>() }));
  let reloading: Promise<boolean> | null = null;

  const queue = createSaveQueue({
    documentId: id,
    revision: opened.revision,
    bridge,
    onSaved: (_, revision) => {
      const { saving } = store.getState();
      const stays = saving.state === 'stopped' && queue.pending().length > 0;
      store.setState({ revision, saving: stays ? saving : savingOf(queue.pending().length) });
    },
    onStopped: (error) => {
      stop(error);
      if (error.code === 'stale-revision') void reload();
    },
  });

  function stop(error: AppError) {
    store.setState({ saving: { state: 'stopped', pending: queue.pending().length, error } });
  }

  /** The one road of every change: apply, then queue. */
  function send(intent: EditIntent, label: string, change: Change): boolean {
    const { document, selection, revision, undo, redo, saving } = store.getState();
    const refused = intent === 'edit' ? refuse?.(document, change) : undefined;
    if (refused !== undefined) {
      onRefused?.(refused);
      return false;
    }
    const applied = applyChange(document, change);
    if (!applied.ok) return false;
    // On its way before anything is drawn anew: the disk and the window work at the same time.
    queue.push({ changeId: newId(), intent, label: labelFor(label), change });
    const pending = queue.pending().length;
    const joined = saving.state === 'stopped' && pending <= saving.pending;
    store.setState({
      document: applied.value,
      selection: stillThere(selection, applied.value),
      ...afterEdit({ undo, redo }, { revision, intent, label, change }),
      saving: saving.state === 'stopped' && !joined ? { ...saving, pending } : savingOf(pending),
    });
    return true;
  }

  function undo(): boolean {
    const step = store.getState().undo.at(-1);
    return step !== undefined && send('undo', step.label, invertChange(step.change));
  }

  function redo(): boolean {
    const step = store.getState().redo.at(-1);
    return step !== undefined && send('redo', step.label, step.change);
  }

  /** Asked for twice at the same time, it runs once. */
  function reload(): Promise<boolean> {
    reloading ??= takeNewest().finally(() => {
      reloading = null;
    });
    return reloading;
  }

  async function takeNewest(): Promise<boolean> {
    // Where an answer was lost, the first change may be on disk already. Sent again, its id settles that.
    const { saving } = store.getState();
    if (saving.state === 'stopped' && saving.error.code === 'unreachable' && queue.pending().length > 0) {
      queue.resume(store.getState().revision);
      await queue.settled();
    }
    // What is sent while the newest state is on its way here would be missing from it.
    await queue.pause();
    const reply = await bridge.call('documents.open', { id });
    if (!reply.ok) {
      stop(reply.error);
      return false;
    }
    const pending = queue.pending();
    const rebased = rebase(reply.value, pending);
    if (!rebased) {
      stop(conflict(pending.length));
      return false;
    }
    const { selection } = store.getState();
    store.setState({
      ...rebased,
      selection: stillThere(selection, rebased.document),
      saving: savingOf(pending.length),
    });
    queue.resume(rebased.revision);
    return true;
  }

  async function keepAsCopy(): Promise<Result<DocumentSummary, AppError>> {
    const { document } = store.getState();
    const kept = queue.pending().length;
    // Read when it is needed: it carries the schemas.
    const { encodeDocumentFile } = await import('../../shared/documents/document-file.ts');
    const named = { ...document, header: { ...document.header, name: copyName(document.header.name) } };
    const reply = await bridge.call('documents.importJson', {
      fileName: `${named.header.name}.${document.kind}.json`,
      text: encodeDocumentFile(named),
    });
    // Only what is in the copy is given up: more may have been typed meanwhile.
    if (reply.ok && queue.pending().length === kept) await discardPending();
    return reply;
  }

  async function discardPending(): Promise<boolean> {
    await queue.pause();
    queue.clear();
    return reload();
  }

  return {
    id,
    store,
    commit: (label, change) => isEmptyChange(change) || send('edit', label, change),
    undo,
    redo,
    select: selectingIn(store),
    reload,
    pending: queue.pending,
    settled: queue.settled,
    keepAsCopy,
    discardPending,
  };
}

/** As the contract allows it: 200 UTF-16 units, of which a pair is never cut, and nothing that cannot be stored. */
function labelFor(label: string): string {
  const storable = label.toWellFormed().replaceAll('\u0000', '');
  return storable.length <= 200 ? storable : firstCodePoints(storable, 100);
}

/** Within the limit of the name's column. */
function copyName(name: string): string {
  return `${firstCodePoints(name, 93).trimEnd()} (copy)`;
}

function conflict(pending: number): AppError {
  return appError(
    'conflict',
    `Somebody else changed the same things. ${pending === 1 ? 'Your last change is' : `Your last ${pending} changes are`} on screen and not saved.`,
    { remedy: 'Keep what you see as a copy, or discard your unsaved changes and take the saved state.' },
  );
}

function stillThere(selection: ReadonlySet<Id>, document: Document): ReadonlySet<Id> {
  const kept = [...selection].filter((recordId) => Object.hasOwn(document.records, recordId));
  return kept.length === selection.size ? selection : new Set(kept);
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
