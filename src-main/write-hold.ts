/** Keeps commands that write waiting, without keeping the process, while a thread holds the lock of the workspace file. */
export interface WriteHold {
  /** Once those who asked before let it go. What it answers lets the others on. */
  readonly hold: () => Promise<() => void>;
  /** When all who hold it now, or wait to, let it go; null: nobody does. */
  readonly freed: () => Promise<void> | null;
}

export function createWriteHold(): WriteHold {
  let last = Promise.resolve();
  let holders = 0;
  return {
    hold: async () => {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      holders += 1;
      await before;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        holders -= 1;
        resolve();
      };
    },
    freed: () => (holders === 0 ? null : last),
  };
}
