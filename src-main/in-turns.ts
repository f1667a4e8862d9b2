/** The longest that other commands wait, in milliseconds, but for one item that takes longer by itself. */
const turnMs = 12;

/** Does the work item by item and lets others have their turn in between. Ends early where it is stopped. */
export async function inTurns<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
  stop?: AbortSignal,
): Promise<void> {
  let turn = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - turn < turnMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (stop?.aborted) return;
    turn = performance.now();
  }
}
