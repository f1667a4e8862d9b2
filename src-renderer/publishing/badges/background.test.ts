import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../../shared/contract/errors.ts';
import { initialState, type PublishingState } from '../store/state.ts';
import { createBackground, nextLookIn } from './background.ts';
import { documentMarks } from './marks.ts';

const minute = 60_000;
let visibility: string;
let shown: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  visibility = 'visible';
  vi.stubGlobal('document', {
    get visibilityState() {
      return visibility;
    },
    addEventListener: (_: string, listener: () => void) => {
      shown = listener;
    },
    removeEventListener: () => undefined,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function begin() {
  const state = createStore<PublishingState>(() => ({ ...initialState, chosenId: 'e' }));
  const looks: number[] = [];
  const set = { on: true, error: null as AppError | null };
  const began = Date.now();
  const background = createBackground({
    state,
    look: async (id) => {
      looks.push(Math.round((Date.now() - began) / minute));
      state.setState({ checks: { [id]: { status: null, error: set.error, checking: false } } });
    },
    isOn: () => set.on,
    isTooSoon: () => false,
    random: () => 0.5,
  });
  return { state, looks, set, background, stop: background.start() };
}

it('looks every three minutes, and rests while hidden, while a push runs, and where it is switched off', async () => {
  const { state, looks, set, background, stop } = begin();
  await vi.advanceTimersByTimeAsync(6 * minute);
  expect(looks).toEqual([3, 6]);
  visibility = 'hidden';
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(looks).toEqual([3, 6]);
  visibility = 'visible';
  shown();
  shown();
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(looks, 'overdue is made up for, once').toEqual([3, 6, 16]);
  state.setState({ plans: { e: { step: 'pushing' } as never } });
  const before = looks.length;
  await vi.advanceTimersByTimeAsync(10 * minute);
  background.edited();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(looks).toHaveLength(before);
  state.setState({ plans: {} });
  set.on = false;
  background.edited();
  await vi.advanceTimersByTimeAsync(10 * minute);
  expect(looks).toHaveLength(before);
  set.on = true;
  background.edited();
  background.edited();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(looks).toHaveLength(before + 1);
  stop();
  await vi.advanceTimersByTimeAsync(30 * minute);
  expect(looks).toHaveLength(before + 1);
});

it('waits longer and longer for a database that does not answer, and never repeats a refused login', async () => {
  const { looks, set, background } = begin();
  set.error = { code: 'unreachable', message: 'No.' };
  await vi.advanceTimersByTimeAsync(60 * minute);
  expect(looks).toEqual([3, 9, 21, 45]);
  background.edited();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(looks).toHaveLength(4);
  set.error = { code: 'wrong-password', message: 'No.' };
  await vi.advanceTimersByTimeAsync(300 * minute);
  expect(looks).toHaveLength(5);
});

it('spreads the looks of a team', () => {
  expect(nextLookIn(0, 0)).toBeLessThan(nextLookIn(0, 1));
  expect(nextLookIn(0, 0)).toBeGreaterThan(150_000);
  expect(nextLookIn(20, 1)).toBeLessThan(36 * minute);
});

it('says of each document how it stands and what was seen long ago, and nothing where nobody looked', () => {
  const at = Date.parse('2026-11-23T05:00:00Z');
  const document = { documentId: 'a', kind: 'journey', name: 'A', state: 'new-here', reason: null } as const;
  const status = {
    environmentId: 'e',
    database: 'ready',
    detail: null,
    problem: null,
    differences: [],
    toPublish: 1,
    toPull: 0,
    conflicts: 0,
    checkedAt: new Date(at).toISOString(),
    vanished: [],
    documents: [document],
  } as const;
  const marksAt = (now: number, error: AppError | null = null) =>
    documentMarks(
      { status: { ...status, vanished: [], differences: [], documents: [document] }, error },
      'Prod',
      now,
    ).get('a');
  expect(marksAt(at + 30_000)).toEqual({
    label: 'new',
    tone: 'added',
    title: 'new, against Prod, 30 s ago',
    old: false,
  });
  expect(marksAt(at + 20 * minute)?.old).toBe(true);
  expect(marksAt(at, { code: 'unreachable', message: '' })?.old).toBe(true);
  expect(documentMarks({ status: null, error: null }, 'Prod', at).size).toBe(0);
});
