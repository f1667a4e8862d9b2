import { createStore, type StoreApi } from 'zustand/vanilla';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Document } from '../../../shared/documents/document.ts';
import type { Edit } from '../../../shared/documents/summary.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { Session } from '../session.ts';

export interface HistoryState {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly error: AppError | null;
  /** Newest first. */
  readonly edits: readonly Edit[];
  /** Whether older ones can be asked for. */
  readonly more: boolean;
  readonly loadingMore: boolean;
  /** Only revisions that were given a name. */
  readonly named: boolean;
}

/** The revisions of one open document, page by page. */
export interface History {
  readonly store: StoreApi<HistoryState>;
  readonly refresh: () => Promise<void>;
  readonly loadMore: () => Promise<void>;
  readonly setNamed: (named: boolean) => void;
  readonly nameVersion: (revision: number, name: string) => Promise<Result<Edit, AppError>>;
  readonly open: (revision: number) => Promise<Result<Document, AppError>>;
  /** As a new revision on top, so that nothing is lost and it can be undone. */
  readonly restore: (revision: number) => Promise<Result<null, AppError>>;
  readonly stop: () => void;
}

const page = 100;

export function createHistory(session: Session, bridge: Bridge): History {
  const store = createStore<HistoryState>(() => ({
    state: 'loading',
    error: null,
    edits: [],
    more: false,
    loadingMore: false,
    named: false,
  }));
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refresh() {
    clearTimeout(timer);
    const run = ++asked;
    const { named } = store.getState();
    const reply = await bridge.call('documents.history', {
      id: session.id,
      before: null,
      limit: page,
      named,
    });
    if (run !== asked) return;
    const { edits, more } = store.getState();
    if (reply.ok) {
      const joined = joinPages(reply.value, edits);
      store.setState({
        state: 'ready',
        error: null,
        edits: joined ?? reply.value,
        more: joined ? more : reply.value.length === page,
        loadingMore: false,
      });
    } else if (edits.length === 0) {
      store.setState({ state: 'failed', error: reply.error });
    }
  }

  async function loadMore() {
    const { edits, more, loadingMore, named } = store.getState();
    const before = edits.at(-1)?.revision;
    if (!more || loadingMore || before === undefined) return;
    store.setState({ loadingMore: true });
    const run = asked;
    const reply = await bridge.call('documents.history', { id: session.id, before, limit: page, named });
    if (run !== asked) return;
    store.setState({ loadingMore: false });
    if (!reply.ok) return;
    store.setState({ edits: [...store.getState().edits, ...reply.value], more: reply.value.length === page });
  }

  function setNamed(named: boolean) {
    if (store.getState().named === named) return;
    store.setState({ named, edits: [], more: false, state: 'loading' });
    void refresh();
  }

  async function restore(revision: number): Promise<Result<null, AppError>> {
    await session.settled();
    if (session.pending().length > 0) {
      return err(
        appError('conflict', 'Some changes are not saved yet, so no revision was restored.', {
          remedy: 'Wait until everything is saved and try again.',
        }),
      );
    }
    const reply = await bridge.call('documents.restoreRevision', { id: session.id, revision });
    if (!reply.ok) return reply;
    await session.reload();
    return ok(null);
  }

  const unsubscribe = session.store.subscribe((state, before) => {
    if (state.revision === before.revision) return;
    // A burst of edits asks once.
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), 250);
  });
  void refresh();

  return {
    store,
    refresh,
    loadMore,
    setNamed,
    nameVersion: async (revision, name) => {
      const reply = await bridge.call('documents.nameVersion', { id: session.id, revision, name });
      if (reply.ok) {
        const edits = store.getState().edits.map((edit) => (edit.revision === revision ? reply.value : edit));
        store.setState({ edits });
      }
      return reply;
    },
    open: async (revision) => {
      const reply = await bridge.call('documents.openRevision', { id: session.id, revision });
      return reply.ok ? ok(reply.value.document) : reply;
    },
    restore,
    stop: () => {
      clearTimeout(timer);
      unsubscribe();
      asked += 1;
    },
  };
}

/** The newest page before what was read earlier, so that a long list stays where it is; null where there is a gap between. */
function joinPages(newest: readonly Edit[], known: readonly Edit[]): readonly Edit[] | null {
  const last = newest.at(-1);
  const from = last ? known.findIndex(({ revision }) => revision < last.revision) : -1;
  const meets = last !== undefined && known.some(({ revision }) => revision >= last.revision);
  if (!meets) return null;
  return from < 0 ? newest : [...newest, ...known.slice(from)];
}
