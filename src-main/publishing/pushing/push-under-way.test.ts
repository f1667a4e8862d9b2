import { expect, test } from 'vitest';
import type { Connection } from '../postgres/connection.ts';
import type { Statement } from '../postgres/statements.ts';
import { runStatements } from '../transfer.ts';
import { createPushUnderWay } from './push-under-way.ts';

test('is cancelled once, until COMMIT, and never after it', async () => {
  const asked: string[] = [];
  const push = createPushUnderWay(async (backend) => void asked.push(backend));
  push.begun('7');
  expect([push.cancel(), push.cancel()]).toEqual(['cancelling', 'cancelling']);
  expect(asked).toEqual(['7']);
  expect(push.commits()).toBe(false);

  const late = createPushUnderWay(async (backend) => void asked.push(backend));
  late.begun('8');
  expect(late.commits()).toBe(true);
  expect(late.cancel()).toBe('too-late');
  expect(late.isCancelled()).toBe(false);
  // COMMIT itself gave way, and it is tried again.
  late.begun('9');
  expect(late.cancel()).toBe('cancelling');
  expect(asked).toEqual(['7', '9']);
});

test('a server that cannot be asked does not hinder it; the session is given back only after the asking', async () => {
  let refuse: (() => void) | undefined;
  const push = createPushUnderWay(
    () =>
      new Promise((_, reject) => {
        refuse = () => reject(new Error('no connection left'));
      }),
  );
  push.begun('7');
  push.cancel();
  let isOver = false;
  const over = push.ended().then(() => {
    isOver = true;
    return isOver;
  });
  await Promise.resolve();
  expect(isOver).toBe(false);
  refuse?.();
  expect(await over).toBe(true);
});

test('between two statements a flag is enough', async () => {
  const push = createPushUnderWay(async () => undefined);
  const sent: string[] = [];
  const connection = {
    query: async (sql: string) => {
      sent.push(sql);
      if (sql === 'second') push.cancel();
      return { rows: [], count: 0 };
    },
  } as unknown as Connection;
  const statements = ['first', 'second', 'third'].map(
    (sql): Statement => ({ role: 'guard', sql, parameters: [], purpose: sql, rows: null, ids: [] }),
  );
  const none = { before: new Map<string, string>(), after: new Map<string, string>() };
  const { stop } = await runStatements(connection, statements, none, undefined, push.isCancelled);
  expect(stop).toEqual({ kind: 'cancelled' });
  expect(sent).toEqual(['first', 'second']);
});
