import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NewId } from '../../shared/base/ids.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createSession, type Session } from './session.ts';

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

interface TabsDeps {
  readonly bridge: Bridge;
  readonly newId: NewId;
  readonly initial: { readonly open: readonly string[]; readonly active: string | null };
  /** Told of every change, to remember it. */
  readonly onTabs: (tabs: { readonly open: string[]; readonly active: string | null }) => void;
}

const closedLimit = 20;

export function isPlace(id: string): boolean {
  return id.startsWith('place:');
}

export function createTabs({ bridge, newId, initial, onTabs }: TabsDeps): Tabs {
  const store = createStore<TabsState>(() => ({
    open: initial.open,
    active: initial.active !== null && initial.open.includes(initial.active) ? initial.active : null,
    closed: [],
    lastDocument: initial.open.findLast((id) => !isPlace(id)) ?? null,
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

  async function load(id: string) {
    if (isPlace(id) || store.getState().openings.has(id)) return;
    setOpening(id, { state: 'loading' });
    const reply = await bridge.call('documents.open', { id });
    if (!store.getState().open.includes(id)) return setOpening(id, null);
    setOpening(
      id,
      reply.ok
        ? { state: 'open', session: createSession(reply.value, { bridge, newId }) }
        : { state: 'failed', error: reply.error },
    );
  }

  function activate(id: string) {
    const { open } = store.getState();
    setTabs({ open: open.includes(id) ? open : [...open, id], active: id });
    void load(id);
  }

  function discard(id: string) {
    const { open, active, closed } = store.getState();
    const index = open.indexOf(id);
    if (index === -1) return;
    const left = open.filter((other) => other !== id);
    const next = active === id ? (left[Math.min(index, left.length - 1)] ?? null) : active;
    setTabs({
      open: left,
      active: next,
      closed: [...closed.filter((other) => other !== id), id].slice(-closedLimit),
    });
    setOpening(id, null);
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

export function sessionOf(state: TabsState, id: string | null): Session | null {
  const opening = id === null ? undefined : state.openings.get(id);
  return opening?.state === 'open' ? opening.session : null;
}
