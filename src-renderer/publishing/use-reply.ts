import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';

export type Reply<Value> =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly error: AppError }
  | { readonly step: 'ready'; readonly value: Value };

type Ask<Value> = () => Promise<Result<Value, AppError>>;

interface Answer<Value> {
  readonly ask: Ask<Value>;
  readonly round: number;
  readonly reply: Reply<Value>;
}

/** Asks when shown and whenever `ask` changes; an answer that comes too late is dropped. `ask` must be memoised. */
export function useReply<Value>(ask: Ask<Value>): readonly [reply: Reply<Value>, askAgain: () => void] {
  const [answer, setAnswer] = useState<Answer<Value> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    async function run() {
      const result = await ask();
      if (wanted) setAnswer({ ask, round, reply: replyOf(result) });
    }
    void run();
    return () => {
      wanted = false;
    };
  }, [ask, round]);
  const current = answer?.ask === ask && answer.round === round ? answer.reply : null;
  return [current ?? { step: 'loading' }, useCallback(() => setRound((count) => count + 1), [])];
}

function replyOf<Value>(result: Result<Value, AppError>): Reply<Value> {
  return result.ok ? { step: 'ready', value: result.value } : { step: 'failed', error: result.error };
}
