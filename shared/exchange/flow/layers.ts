/** A place in a drawing of columns and rows. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/**
 * Columns by the longest way from a beginning, rows in the order in which the graph is walked, so that a chain stays on one line.
 * Roads back in a circle do not count. Linear in nodes and links.
 */
export function layers(
  roots: readonly string[],
  next: (key: string) => readonly string[],
  start: Cell = { column: 0, row: 0 },
  placed: ReadonlyMap<string, Cell> = new Map(),
): Map<string, Cell> {
  const { order, forward } = walk(roots, next, placed);
  const columns = new Map<string, number>();
  const parents = new Map<string, string>();
  for (const key of order) {
    const column = columns.get(key) ?? start.column;
    columns.set(key, column);
    for (const child of forward.get(key) ?? []) {
      columns.set(child, Math.max(columns.get(child) ?? 0, column + 1));
      if (!parents.has(child)) parents.set(child, key);
    }
  }
  const cells = new Map<string, Cell>();
  const free = new Map<number, number>();
  for (const key of order) {
    const column = columns.get(key) ?? start.column;
    const parent = parents.get(key);
    const level = (parent === undefined ? undefined : cells.get(parent)?.row) ?? start.row;
    const row = Math.max(level, free.get(column) ?? start.row);
    free.set(column, row + 1);
    cells.set(key, { column, row });
  }
  return cells;
}

/** A walk in depth without recursion: parents before children, and the links that do not go back. */
function walk(
  roots: readonly string[],
  next: (key: string) => readonly string[],
  placed: ReadonlyMap<string, Cell>,
): { readonly order: readonly string[]; readonly forward: ReadonlyMap<string, readonly string[]> } {
  const state = new Map<string, 'open' | 'done'>();
  const forward = new Map<string, string[]>();
  const finished: string[] = [];
  for (const root of roots.toReversed()) {
    if (state.has(root) || placed.has(root)) continue;
    state.set(root, 'open');
    const stack = [{ key: root, children: next(root).toReversed(), at: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = top.children[top.at];
      top.at += 1;
      if (child === undefined) {
        state.set(top.key, 'done');
        finished.push(top.key);
        stack.pop();
        continue;
      }
      if (placed.has(child) || state.get(child) === 'open') continue;
      const list = forward.get(top.key);
      if (list) list.push(child);
      else forward.set(top.key, [child]);
      if (state.has(child)) continue;
      state.set(child, 'open');
      stack.push({ key: child, children: next(child).toReversed(), at: 0 });
    }
  }
  return { order: finished.toReversed(), forward };
}
