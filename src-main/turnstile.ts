/** Lets commands through side by side, and now and then one piece of work alone. */
export interface Turnstile {
  /** Runs at once, or when whoever is alone has finished. */
  readonly pass: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Waits until everybody inside has left, keeps the others outside, and runs. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

export function createTurnstile(): Turnstile {
  const inside = new Set<Promise<unknown>>();
  /** Everybody who is alone or waits to be, in their order. */
  const loners = new Set<Promise<unknown>>();

  async function pass<Value>(work: () => Promise<Value>): Promise<Value> {
    while (loners.size > 0) await Promise.allSettled(loners);
    return within(inside, work());
  }

  async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const before = [...loners];
    return within(loners, enter(before, work));
  }

  async function enter<Value>(
    before: readonly Promise<unknown>[],
    work: () => Promise<Value>,
  ): Promise<Value> {
    await Promise.allSettled(before);
    await Promise.allSettled(inside);
    return work();
  }

  return { pass, alone };
}

async function within<Value>(crowd: Set<Promise<unknown>>, running: Promise<Value>): Promise<Value> {
  crowd.add(running);
  try {
    return await running;
  } finally {
    crowd.delete(running);
  }
}
