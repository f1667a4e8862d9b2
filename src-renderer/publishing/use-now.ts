import { useEffect, useState } from 'react';

/** The time in milliseconds, read again every so often, for texts such as '14 s ago'. */
export function useNow(every = 1_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
