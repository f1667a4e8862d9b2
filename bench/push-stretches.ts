import { setTimeout as sleep } from 'node:timers/promises';

/** How long nothing else got its turn in this process, in ms. */
export interface Stretch {
  /** What this thread itself ran: for what others on this computer do, nothing here can answer. */
  readonly own: number;
  readonly clock: number;
}

/** The longest stretch of work without a turn for anything else between `begin` and `end`. */
export function watchStretches() {
  let longest: Stretch = { own: 0, clock: 0 };
  let last: Stretch = now();
  const look = () => {
    const current = now();
    const own = Math.max(longest.own, current.own - last.own);
    longest = { own, clock: Math.max(longest.clock, current.clock - last.clock) };
    last = current;
  };
  const timer = setInterval(look, 4);
  return {
    begin: (): void => {
      last = now();
      longest = { own: 0, clock: 0 };
    },
    end: async (): Promise<Stretch> => {
      // A stretch that goes on until now has not been seen yet.
      await sleep(10);
      return longest;
    },
    stop: (): void => clearInterval(timer),
  };
}

function now(): Stretch {
  const { user, system } = process.threadCpuUsage();
  return { own: (user + system) / 1000, clock: performance.now() };
}
