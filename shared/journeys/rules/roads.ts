import type { Id } from '../../base/ids.ts';
import type { JourneyIndex } from '../journey-index.ts';

/** Every record that the entries lead to. */
export function reachedFromEntries(journey: JourneyIndex): ReadonlySet<Id> {
  const reached = new Set<Id>(journey.entries.map(({ id }) => id));
  const open = [...reached];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { to } of journey.outOf(id)) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}

interface Frame {
  readonly id: Id;
  readonly targets: readonly Id[];
  next: number;
}

/**
 * The circles among the touchpoints: every largest set whose members all lead to each other (Tarjan 1972, with a list
 * instead of recursion), a touchpoint that leads to itself included. Linear in touchpoints and roads.
 */
export function circles(journey: JourneyIndex): Id[][] {
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
    return { id, targets: journey.outOf(id).map(({ to }) => to), next: 0 };
  }
  function leave(id: Id): void {
    if (low.get(id) !== number.get(id)) return;
    const members = stack.splice(stack.lastIndexOf(id));
    for (const member of members) onStack.delete(member);
    if (members.length > 1 || journey.outOf(id).some(({ to }) => to === id)) found.push(members);
  }
  function lower(id: Id, to: number): void {
    low.set(id, Math.min(low.get(id) ?? to, to));
  }

  for (const { id: root } of journey.touchpoints) {
    if (number.has(root)) continue;
    const frames = [enter(root)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const target = frame.targets[frame.next];
      if (target === undefined) {
        frames.pop();
        leave(frame.id);
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
