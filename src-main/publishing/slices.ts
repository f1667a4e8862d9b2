import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok, type Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { inTurns } from '../in-turns.ts';

/** Several writes here that are all done or none. */
export type InOneWrite = <Value>(work: () => Result<Value, AppError>) => Result<Value, AppError>;

/** For how long anything else may wait for a slice of writes, in ms: longer than for other work, for it ends in a sync to the disk. */
const writtenSliceMs = 30;

/** What is made of each item, while others have their turn in between. Ends early where it is stopped. */
export async function mapInSlices<Item, Made>(
  items: Iterable<Item>,
  make: (item: Item, index: number) => Made,
  stop?: AbortSignal,
): Promise<Made[]> {
  const made: Made[] = [];
  await inTurns(items, (item) => void made.push(make(item, made.length)), stop);
  return made;
}

/**
 * The same for what is written: each slice is one write, because syncing each item to the disk by itself takes longer than
 * all the rest. After a kill some slices are there and some are not, so every item must be whole by itself. `ready`: what
 * every slice but the first waits for.
 */
export async function writeInSlices<Item>(
  items: readonly Item[],
  inOneWrite: InOneWrite,
  write: (item: Item, index: number) => void,
  ready: () => Promise<unknown> | undefined = () => undefined,
): Promise<void> {
  let next = 0;
  while (next < items.length) {
    const written = inOneWrite(() => {
      const start = performance.now();
      for (; next < items.length && performance.now() - start < writtenSliceMs; next += 1)
        write(items[next] as Item, next);
      return ok(null);
    });
    if (!written.ok) throw new Error(`A slice was refused: ${written.error.code}`);
    if (next < items.length) await ready();
    await nextTurn();
  }
}
