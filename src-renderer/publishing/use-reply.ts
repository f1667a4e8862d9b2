import { useCallback, useEffect, useState } from 'react';
import type { Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';

export type Reply<Value> =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly error: AppError }
  | { readonly step: 'ready'; readonly value: Value };

/** Asks when shown and whenever `ask` changes; an answer that comes too late is dropped. `ask` must be memoised. */
export function useReply<Value>(
  ask: () => Promise<Result<Value, AppError>>,
): readonly [reply: Reply<Value>, askAgain: () => void] {
  const [reply, setReply] = useState<Reply<Value>>({ step: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    setReply({ step: 'loading' });
    void ask().then((result) => {
      if (!wanted) return;
      setReply(result.ok ? { step: 'ready', value: result.value } : { step: 'failed', error: result.error });
    });
    return () => {
      wanted = false;
    };
  }, [ask, round]);
  return [reply, useCallback(() => setRound((count) => count + 1), [])];
}
