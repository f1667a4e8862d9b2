import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/contract/errors.ts';
import { createSession, type Session, type SessionDeps } from './session.ts';

/** An open document in this window: on its way, here, or not to be had. */
export type Opening =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly session: Session }
  | { readonly state: 'failed'; readonly error: AppError };

export interface TabsState {
  /** Document ids and places ('place:publishing'), in the order shown. */
  readonly open: readonly string[];
  readonly active: string | null;
  /** Closed last, at the end. */
  readonly closed: readonly string[];
  /** The document that was in front last; leaving a place goes back to it. */
  readonly lastDocument: string | null;
  readonly openings: ReadonlyMap<string, Opening>;
}

/** The tabs of this window and the sessions behind them. */
export interface Tabs {
  readonly store: StoreApi<TabsState>;
  readonly activate: (id: string) => void;
  /** Waits for what is being saved; false where unsaved changes would be lost: ask, then `discard`. */
  readonly close: (id: string) => Promise<boolean>;
  readonly discard: (id: string) => void;
  readonly reopenClosed: () => void;
  readonly move: (id: string, to: number) => void;
  /** To the next or previous tab, round and round. */
  readonly cycle: (by: 1 | -1) => void;
  readonly reload: (id: string) => Promise<void>;
  readonly leavePlaces: () => void;
  readonly stop: () => void;
}

/** The session of a document whose tab is open, as soon as it is here; null: it cannot be had. */
export type OpenSession = (id: string) => Promise<Session | null>;

interface TabsDeps extends SessionDeps {
  /** Opens tabs that are no document of their own, such as a variant over its base; undefined: it is a document. */
  readonly openOther?: (id: string, openSession: OpenSession) => Promise<Opening> | undefined;
  readonly initial: { readonly open: readonly string[]; readonly active: string | null };
  /** Told of every change, to remember it. */
  readonly onTabs: (tabs: { readonly open: string[]; readonly active: string | null }) => void;
}

const closedLimit = 20;

export function isPlace(id: string): boolean {
  return id.startsWith('place:');
}

const comparePrefix = 'compare:';

/** The tab that shows a document compared; it is open only beside the document itself. */
export function compareTab(documentId: string): string {
  return `${comparePrefix}${documentId}`;
}

/** The document of a tab that compares; null for any other tab. */
export function comparedIn(tab: string): string | null {
  return tab.startsWith(comparePrefix) ? tab.slice(comparePrefix.length) : null;
}

const variantPrefix = 'variant:';

/** The tab that shows a variant over its base; it is open only beside its experiment. */
export function variantTab(experimentId: string, variantId: string): string {
  return `${variantPrefix}${experimentId}:${variantId}`;
}

/** What a tab of a variant shows; null for any other tab. */
export function variantIn(tab: string): { readonly experimentId: string; readonly variantId: string } | null {
  if (!tab.startsWith(variantPrefix)) return null;
  const [experimentId = '', ...rest] = tab.slice(variantPrefix.length).split(':');
  return { experimentId, variantId: rest.join(':') };
}

/** The document beside which alone a tab is open; null: it stands by itself. */
function ownerOf(tab: string): string | null {
  return comparedIn(tab) ?? variantIn(tab)?.experimentId ?? null;
}

function withoutLoneComparisons(open: readonly string[]): readonly string[] {
  return open.filter((tab) => open.includes(ownerOf(tab) ?? tab));
}

export function createTabs(deps: TabsDeps): Tabs {
  const { bridge, initial, onTabs, openOther } = deps;
  const opened = withoutLoneComparisons(initial.open);
  const store = createStore<TabsState>(() => ({
    open: opened,
    active: initial.active !== null && opened.includes(initial.active) ? initial.active : null,
    closed: [],
    lastDocument: opened.findLast((id) => !isPlace(id)) ?? null,
    openings: new Map(),
  }));

  function setOpening(id: string, opening: Opening | null) {
    const openings = new Map(store.getState().openings);
    if (opening === null) openings.delete(id);
    else openings.set(id, opening);
    store.setState({ openings });
  }

  function setTabs(tabs: Partial<Pick<TabsState, 'open' | 'active' | 'closed'>>) {
    const front = tabs.active;
    const isDocument = front !== undefined && front !== null && !isPlace(front);
    store.setState(isDocument ? { ...tabs, lastDocument: front } : tabs);
    const { open, active } = store.getState();
    onTabs({ open: [...open], active });
  }

  const loads = new Map<string, Promise<void>>();

  function load(tab: string): Promise<void> {
    const id = comparedIn(tab) ?? tab;
    if (isPlace(id) || store.getState().openings.has(id)) return loads.get(id) ?? Promise.resolve();
    const run = loadNow(id).finally(() => loads.delete(id));
    loads.set(id, run);
    return run;
  }

  async function openSession(id: string): Promise<Session | null> {
    await load(id);
    return sessionOf(store.getState(), id);
  }

  async function loadNow(id: string) {
    setOpening(id, { state: 'loading' });
    const opening = await (openOther?.(id, openSession) ?? openDocument(id));
    if (store.getState().open.includes(id)) return setOpening(id, opening);
    if (opening.state === 'open') opening.session.stop?.();
    setOpening(id, null);
  }

  async function openDocument(id: string): Promise<Opening> {
    const reply = await bridge.call('documents.open', { id });
    return reply.ok
      ? { state: 'open', session: createSession(reply.value, deps) }
      : { state: 'failed', error: reply.error };
  }

  function activate(id: string) {
    const { open } = store.getState();
    setTabs({ open: withTab(open, id), active: id });
    void load(id);
  }

  function discard(id: string) {
    const { open, active, closed } = store.getState();
    const index = open.indexOf(id);
    if (index === -1) return;
    const left = withoutLoneComparisons(open.filter((other) => other !== id));
    const next =
      active !== null && !left.includes(active) ? (left[Math.min(index, left.length - 1)] ?? null) : active;
    setTabs({
      open: left,
      active: next,
      closed: [...closed.filter((other) => other !== id), id].slice(-closedLimit),
    });
    for (const gone of open.filter((other) => !left.includes(other))) {
      sessionOf(store.getState(), gone)?.stop?.();
      setOpening(gone, null);
    }
    if (next !== null) void load(next);
  }

  async function close(id: string): Promise<boolean> {
    const session = sessionOf(store.getState(), id);
    if (session) {
      await session.settled();
      if (session.pending().length > 0) return false;
    }
    discard(id);
    return true;
  }

  async function reload(id: string) {
    const session = sessionOf(store.getState(), id);
    if (session) {
      await session.reload();
      return;
    }
    setOpening(id, null);
    await load(id);
  }

  const stops = [
    bridge.on('documents.changed', ({ id, revision, changeId }) => {
      const session = sessionOf(store.getState(), id);
      if (!session || revision <= session.store.getState().revision) return;
      const isOurs = session.pending().some((pending) => pending.changeId === changeId);
      if (!isOurs) void session.reload();
    }),
    bridge.onState((state) => {
      if (state === 'down') return;
      for (const [id, opening] of store.getState().openings) {
        const stopped =
          opening.state === 'open' && opening.session.store.getState().saving.state === 'stopped';
        if (stopped || opening.state === 'failed') void reload(id);
      }
    }),
  ];
  const { active } = store.getState();
  if (active !== null) void load(active);

  return {
    store,
    activate,
    close,
    discard,
    reload,
    reopenClosed: () => {
      const { closed, open } = store.getState();
      const id = closed.findLast((other) => !open.includes(other));
      if (id === undefined) return;
      store.setState({ closed: closed.filter((other) => other !== id) });
      activate(id);
    },
    move: (id, to) => {
      const { open } = store.getState();
      const others = open.filter((other) => other !== id);
      const at = Math.max(0, Math.min(others.length, to));
      setTabs({ open: [...others.slice(0, at), id, ...others.slice(at)] });
    },
    cycle: (by) => {
      const { open, active } = store.getState();
      if (open.length === 0) return;
      const index = active === null ? 0 : open.indexOf(active);
      const next = open[(index + by + open.length) % open.length];
      if (next !== undefined) activate(next);
    },
    leavePlaces: () => {
      const { open, lastDocument } = store.getState();
      const stillOpen = lastDocument !== null && open.includes(lastDocument);
      const next = stillOpen ? lastDocument : (open.findLast((id) => !isPlace(id)) ?? null);
      setTabs({ active: next });
      if (next !== null) void load(next);
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/** A comparison or variant stands right behind its document, which is opened with it. */
function withTab(open: readonly string[], id: string): readonly string[] {
  if (open.includes(id)) return open;
  const document = ownerOf(id);
  if (document === null) return [...open, id];
  const at = open.indexOf(document);
  if (at < 0) return [...open, document, id];
  return [...open.slice(0, at + 1), id, ...open.slice(at + 1)];
}

export function sessionOf(state: TabsState, id: string | null): Session | null {
  const opening = id === null ? undefined : state.openings.get(id);
  return opening?.state === 'open' ? opening.session : null;
}
