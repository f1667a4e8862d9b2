import type { StoreApi } from 'zustand/vanilla';
import { mayRetry } from '../store/checking.ts';
import { checkOf, type PublishingState, planningOf } from '../store/state.ts';

/** Between two looks when all is well, in ms. */
const everyMs = 180_000;
/** Between two looks at a database that does not answer, at most, in ms. */
const longestMs = 30 * 60_000;
/** Windows of a team that were opened by the same meeting must not ask in the same second. */
const jitter = 0.15;
/** After an edit the comparison waits this long, so that a drag does not become a query. In ms. */
const quietAfterEditMs = 1_500;

export interface BackgroundDeps {
  readonly state: StoreApi<PublishingState>;
  /** Reads how the documents stand there; quietly, for nobody asked. */
  readonly look: (environmentId: string) => Promise<void>;
  /** Whether the user wants it. */
  readonly isOn: () => boolean;
  /** Whether it is too early to start what is asked. */
  readonly isTooSoon: () => boolean;
  /** 0 to 1. */
  readonly random: () => number;
}

export interface Background {
  /** A document was changed here: what is known of it is compared anew when the editing pauses. */
  readonly edited: () => void;
  /** Looks now, where that may be done unasked. */
  readonly lookNow: () => void;
  readonly start: () => () => void;
}

/** How long until the next look, in ms; `failures`: how often in a row there was no answer. `random`: 0 to 1. */
export function nextLookIn(failures: number, random: number): number {
  const base = Math.min(longestMs, everyMs * 2 ** failures);
  return Math.round(base * (1 - jitter + 2 * jitter * random));
}

/**
 * Keeps what is known of the chosen environment fresh: it only reads, never asks for a password, waits longer and longer for a
 * database that does not answer, and rests while the window is hidden or a push is under way.
 */
export function createBackground({ state, look, isOn, isTooSoon, random }: BackgroundDeps): Background {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let dueAt = Number.POSITIVE_INFINITY;

  /** The environment that may be asked now; null: none, or not now. */
  function askable(): string | null {
    const now = state.getState();
    const { chosenId } = now;
    if (chosenId === null || !isOn() || isTooSoon() || document.visibilityState === 'hidden') return null;
    if (planningOf(now, chosenId).step === 'pushing') return null;
    return mayRetry(checkOf(now, chosenId).error) ? chosenId : null;
  }

  async function run() {
    // It stays due until somebody is there to see it.
    if (document.visibilityState === 'hidden') return;
    const id = askable();
    if (id !== null) {
      await look(id);
      failures = checkOf(state.getState(), id).error === null ? 0 : failures + 1;
    }
    schedule();
  }

  function schedule() {
    clearTimeout(timer);
    const delay = nextLookIn(failures, random());
    dueAt = Date.now() + delay;
    timer = setTimeout(() => void run(), delay);
  }

  /** Hidden for longer than a look is good for: it is made up for when somebody is there to see it. */
  function shown() {
    if (document.visibilityState !== 'visible' || Date.now() < dueAt) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 500 + 2_000 * random());
  }

  return {
    edited: () => {
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        const id = askable();
        // A database that is away is not asked at every edit: the next regular look finds it.
        if (id !== null && checkOf(state.getState(), id).error === null) void look(id);
      }, quietAfterEditMs);
    },
    lookNow: () => {
      const id = askable();
      if (id !== null) void look(id);
    },
    start: () => {
      schedule();
      document.addEventListener('visibilitychange', shown);
      return () => {
        clearTimeout(timer);
        clearTimeout(quiet);
        document.removeEventListener('visibilitychange', shown);
      };
    },
  };
}
