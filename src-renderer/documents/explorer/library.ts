import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Result } from '../../../shared/base/result.ts';
import { compareNames } from '../../../shared/base/text.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { DocumentKind } from '../../../shared/documents/document.ts';
import type { DocumentSummary } from '../../../shared/documents/summary.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export interface LibraryState {
  /** null until the first answer. */
  readonly documents: readonly DocumentSummary[] | null;
  readonly archived: readonly DocumentSummary[];
  readonly error: AppError | null;
}

type Outcome = Promise<Result<DocumentSummary, AppError>>;

/** The documents of the workspace as a list, kept in step with the application. */
export interface Library {
  readonly store: StoreApi<LibraryState>;
  readonly refresh: () => Promise<void>;
  readonly create: (kind: DocumentKind, name: string) => Outcome;
  readonly rename: (id: string, name: string) => Outcome;
  readonly duplicate: (id: string) => Outcome;
  readonly archive: (id: string) => Outcome;
  readonly restore: (id: string) => Outcome;
  /** Hands the document to the host's save dialog, or says that the window must offer it as a download. */
  readonly exportJson: (
    id: string,
  ) => Promise<
    Result<
      { readonly fileName: string; readonly text: string; readonly imagesLeft: readonly string[] },
      AppError
    >
  >;
  readonly stop: () => void;
}

export function createLibrary(bridge: Bridge): Library {
  const store = createStore<LibraryState>(() => ({ documents: null, archived: [], error: null }));
  let round = 0;

  async function refresh() {
    const mine = ++round;
    const [current, archived] = await Promise.all([
      bridge.call('documents.list', { archived: false }),
      bridge.call('documents.list', { archived: true }),
    ]);
    // An older answer must not replace a newer one.
    if (mine !== round) return;
    if (!current.ok) store.setState({ error: current.error });
    else if (!archived.ok) store.setState({ error: archived.error });
    else store.setState({ documents: byName(current.value), archived: byName(archived.value), error: null });
  }

  async function thenRefresh(outcome: Outcome): Outcome {
    const reply = await outcome;
    if (reply.ok) await refresh();
    return reply;
  }

  const stopListening = bridge.on('documents.listChanged', () => void refresh());

  return {
    store,
    refresh,
    create: (kind, name) => thenRefresh(bridge.call('documents.create', { kind, name, template: null })),
    rename: (id, name) => thenRefresh(bridge.call('documents.rename', { id, name })),
    duplicate: (id) => thenRefresh(bridge.call('documents.duplicate', { id })),
    archive: (id) => thenRefresh(bridge.call('documents.archive', { id })),
    restore: (id) => thenRefresh(bridge.call('documents.restore', { id })),
    exportJson: (id) => bridge.call('documents.exportJson', { id }),
    stop: stopListening,
  };
}

function byName(documents: readonly DocumentSummary[]): readonly DocumentSummary[] {
  return documents.toSorted((a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
