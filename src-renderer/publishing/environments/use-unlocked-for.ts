import { useEffect, useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { unlockedFor } from '../../../shared/publishing/guard.ts';

/** How long an environment stays unlocked, in milliseconds, told anew every second; 0: it is locked or never is. */
export function useUnlockedFor(environment: Pick<Environment, 'unlockedUntil'> | null): number {
  const [now, setNow] = useState(Date.now);
  const until = environment?.unlockedUntil ?? null;
  useEffect(() => {
    if (until === null) return undefined;
    const tick = () => setNow(Date.now());
    const first = setTimeout(tick);
    const timer = setInterval(tick, 1_000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [until]);
  return unlockedFor({ unlockedUntil: until }, now);
}
