import { expect, test } from 'vitest';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { Change } from '../../shared/documents/document.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createSaveQueue, type PendingChange } from './save-queue.ts';

interface Sent {
  readonly changeId: string;
  readonly baseRevision: number;
  readonly change: Change;
}

/** A wire on which every answer is given by hand. */
function openWire() {
  const sent: Sent[] = [];
  const answers: ((reply: unknown) => void)[] = [];
  const call = (_: string, input: Sent) => {
    sent.push(input);
    return new Promise((resolve) => answers.push(resolve));
  };
  const next = async (reply: unknown) => {
    answers.shift()?.(reply);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return {
    bridge: { call, on: () => () => {}, onState: () => () => {} } as unknown as Bridge,
    sent,
    save: (revision: number) => next({ ok: true, value: { revision } }),
    refuse: (error: AppError) => next({ ok: false, error }),
  };
}

function open() {
  const wire = openWire();
  const saved: string[] = [];
  const stops: string[] = [];
  const queue = createSaveQueue({
    documentId: 'd',
    revision: 1,
    bridge: wire.bridge,
    onSaved: ({ changeId }, revision) => saved.push(`${changeId}@${revision}`),
    onStopped: ({ code }) => stops.push(code),
  });
  return { ...wire, queue, saved, stops };
}

function rename(changeId: string, before: string, after: string): PendingChange {
  const change = { header: { name: [before, after] as const }, added: [], updated: [], removed: [] };
  return { changeId, intent: 'edit', label: changeId, change };
}

test('one in flight, in order, each on the revision before it', async () => {
  const { queue, sent, save, saved } = open();
  queue.push(rename('a', '1', '2'));
  queue.push(rename('b', '2', '3'));
  expect(sent.map(({ changeId }) => changeId)).toEqual(['a']);
  await save(2);
  expect(sent.map(({ changeId, baseRevision }) => `${changeId} on ${baseRevision}`)).toEqual([
    'a on 1',
    'b on 2',
  ]);
  await save(3);
  await queue.settled();
  expect(saved).toEqual(['a@2', 'b@3']);
  expect(queue.pending()).toEqual([]);
});

test('after a lost connection the same change id is sent again, on the same revision', async () => {
  const { queue, sent, save, refuse, stops } = open();
  queue.push(rename('a', '1', '2'));
  queue.push(rename('b', '2', '3'));
  await refuse(appError('unreachable', 'lost'));
  expect(stops).toEqual(['unreachable']);
  queue.push(rename('c', '3', '4'));
  expect(sent).toHaveLength(1);
  expect(queue.pending().map(({ changeId }) => changeId)).toEqual(['a', 'b', 'c']);
  queue.resume(1);
  expect(sent.map(({ changeId, baseRevision }) => `${changeId} on ${baseRevision}`)).toEqual([
    'a on 1',
    'a on 1',
  ]);
  await save(2);
  await save(3);
  await save(4);
  expect(queue.pending()).toEqual([]);
});

test('a refused change goes together with what mends it', async () => {
  const { queue, sent, save, refuse } = open();
  queue.push(rename('taken', 'A', 'B'));
  await refuse(appError('name-taken', 'taken'));
  queue.push(rename('free', 'B', 'C'));
  expect(sent.at(-1)?.change.header).toEqual({ name: ['A', 'C'] });
  await save(2);
  expect(queue.pending()).toEqual([]);
});

test('a refused change that is undone is never sent again', async () => {
  const { queue, sent, refuse } = open();
  queue.push(rename('taken', 'A', 'B'));
  await refuse(appError('name-taken', 'taken'));
  queue.push(rename('back', 'B', 'A'));
  expect(queue.pending()).toEqual([]);
  expect(sent).toHaveLength(1);
});

test('a pause lets what is under way finish and sends nothing more', async () => {
  const { queue, sent, save, saved } = open();
  queue.push(rename('a', '1', '2'));
  queue.push(rename('b', '2', '3'));
  const paused = queue.pause();
  await save(2);
  await paused;
  expect(saved).toEqual(['a@2']);
  expect(sent).toHaveLength(1);
  queue.resume(5);
  expect(sent.at(-1)).toMatchObject({ changeId: 'b', baseRevision: 5 });
});
