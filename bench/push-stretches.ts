import { setTimeout as sleep } from 'node:timers/promises';

/** How long nothing else got its turn in this process, at most, between `begin` and `end`; in ms. */
export function watchStretches() {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 4);
  return {
    begin: (): void => {
      last = performance.now();
      longest = 0;
    },
    end: async (): Promise<number> => {
      // A stretch that goes on until now has not been seen yet.
      await sleep(10);
      return longest;
    },
    stop: (): void => clearInterval(timer),
  };
}
