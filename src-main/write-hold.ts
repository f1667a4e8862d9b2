/** Keeps commands that write waiting, without keeping the process, while a thread holds the lock of the workspace file. */
export interface WriteHold {
  /** From now on they wait; what it answers lets them on. */
  readonly hold: () => () => void;
  /** When nobody holds it any more; null: nobody does. */
  readonly freed: () => Promise<void> | null;
}

export function createWriteHold(): WriteHold {
  const holds = new Set<Promise<void>>();
  return {
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.add(promise);
      return () => {
        holds.delete(promise);
        resolve();
      };
    },
    freed: () => (holds.size === 0 ? null : allOf(holds)),
  };
}

async function allOf(holds: ReadonlySet<Promise<void>>): Promise<void> {
  while (holds.size > 0) await Promise.all(holds);
}
