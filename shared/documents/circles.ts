import type { Id } from '../base/ids.ts';

interface Frame {
  readonly id: Id;
  readonly targets: readonly Id[];
  next: number;
}

/**
 * The circles of a graph: every largest set whose members all lead to each other (Tarjan 1972, with a list instead of
 * recursion), one that leads to itself included. Linear in nodes and roads. `targetsOf` is asked once per node, and for
 * targets that are not among the nodes too.
 */
export function findCircles(nodes: Iterable<Id>, targetsOf: (id: Id) => readonly Id[]): Id[][] {
  const number = new Map<Id, number>();
  const low = new Map<Id, number>();
  const stack: Id[] = [];
  const onStack = new Set<Id>();
  const found: Id[][] = [];

  function enter(id: Id): Frame {
    number.set(id, number.size);
    low.set(id, number.size - 1);
    stack.push(id);
    onStack.add(id);
    return { id, targets: targetsOf(id), next: 0 };
  }
  function leave({ id, targets }: Frame): void {
    if (low.get(id) !== number.get(id)) return;
    const members = stack.splice(stack.lastIndexOf(id));
    for (const member of members) onStack.delete(member);
    if (members.length > 1 || targets.includes(id)) found.push(members);
  }
  function lower(id: Id, to: number): void {
    low.set(id, Math.min(low.get(id) ?? to, to));
  }

  for (const root of nodes) {
    if (number.has(root)) continue;
    const frames = [enter(root)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const target = frame.targets[frame.next];
      if (target === undefined) {
        frames.pop();
        leave(frame);
        const parent = frames.at(-1);
        if (parent) lower(parent.id, low.get(frame.id) ?? 0);
      } else {
        frame.next += 1;
        if (!number.has(target)) frames.push(enter(target));
        else if (onStack.has(target)) lower(frame.id, number.get(target) ?? 0);
      }
    }
  }
  return found;
}
