import type { Point, Rect } from '../scene.ts';
import { arriveCost, bendCost, leaveCost, portOf, type Side, stub, stubOf } from './ports.ts';

export interface Candidate {
  readonly points: readonly Point[];
  readonly cost: number;
}

/** Two cards whose middles differ by no more are joined by one straight line. */
const straightReach = 18;
const around = 28;
/** A step between two sides needs room for its arrow head. */
const leastGap = 20;

/** The straight line to the next card on the right: by far the commonest road, and never dearer than another. */
export function straightAhead(from: Rect, to: Rect): readonly Point[] | null {
  const a = portOf(from, 'right');
  const b = portOf(to, 'left');
  return b.x - a.x > 4 && Math.abs(a.y - b.y) <= straightReach ? [a, { x: b.x, y: a.y }] : null;
}

/** The plain roads between two cards, cheapest first, not yet checked against what stands in the way. */
export function candidatesBetween(from: Rect, to: Rect): readonly Candidate[] {
  const found: Candidate[] = [];
  const add = (leave: Side, arrive: Side, points: readonly Point[]) => {
    const clean = withoutRepeats(points);
    const cost = lengthOf(clean) + bendCost * (clean.length - 2) + leaveCost[leave] + arriveCost[arrive];
    found.push({ points: clean, cost });
  };
  facing(from, to, add);
  corners(from, to, add);
  loops(from, to, add);
  return found.sort((a, b) => a.cost - b.cost);
}

type Add = (leave: Side, arrive: Side, points: readonly Point[]) => void;

/** Straight lines and steps between two sides that look at each other. */
function facing(from: Rect, to: Rect, add: Add) {
  for (const [leave, arrive] of [
    ['right', 'left'],
    ['left', 'right'],
  ] as const) {
    const a = portOf(from, leave);
    const b = portOf(to, arrive);
    const gap = leave === 'right' ? b.x - a.x : a.x - b.x;
    if (Math.abs(a.y - b.y) <= straightReach && gap > 4) {
      add(leave, arrive, [a, { x: b.x, y: a.y }]);
    } else if (gap >= leastGap) {
      const sign = leave === 'right' ? 1 : -1;
      for (const x of gap < 2 * stub
        ? [(a.x + b.x) / 2]
        : [a.x + (b.x - a.x) * bendAt(leave, a.y, b.y), b.x - sign * stub, a.x + sign * stub]) {
        add(leave, arrive, [a, { x, y: a.y }, { x, y: b.y }, b]);
      }
    }
  }
  for (const [leave, arrive] of [
    ['bottom', 'top'],
    ['top', 'bottom'],
  ] as const) {
    const a = portOf(from, leave);
    const b = portOf(to, arrive);
    const gap = leave === 'bottom' ? b.y - a.y : a.y - b.y;
    if (Math.abs(a.x - b.x) <= straightReach && gap > 4) {
      add(leave, arrive, [a, { x: a.x, y: b.y }]);
    } else if (gap >= leastGap) {
      const sign = leave === 'bottom' ? 1 : -1;
      for (const y of gap < 2 * stub
        ? [(a.y + b.y) / 2]
        : [(a.y + b.y) / 2, b.y - sign * stub, a.y + sign * stub]) {
        add(leave, arrive, [a, { x: a.x, y }, { x: b.x, y }, b]);
      }
    }
  }
}

/** Roads down, up and back through the same gap bend at different places, so that they do not lie on each other. */
function bendAt(leave: Side, fromY: number, toY: number): number {
  if (leave === 'left') return 0.3;
  return toY > fromY ? 0.5 : 0.62;
}

/** One bend: out at one side, in at a neighbouring one. */
function corners(from: Rect, to: Rect, add: Add) {
  for (const leave of ['right', 'left'] as const) {
    for (const arrive of ['top', 'bottom'] as const) {
      const a = portOf(from, leave);
      const b = portOf(to, arrive);
      const forward = leave === 'right' ? b.x - a.x : a.x - b.x;
      const down = arrive === 'top' ? b.y - a.y : a.y - b.y;
      if (forward >= stub && down >= stub) add(leave, arrive, [a, { x: b.x, y: a.y }, b]);
    }
  }
  for (const leave of ['bottom', 'top'] as const) {
    for (const arrive of ['left', 'right'] as const) {
      const a = portOf(from, leave);
      const b = portOf(to, arrive);
      const forward = arrive === 'left' ? b.x - a.x : a.x - b.x;
      const down = leave === 'bottom' ? b.y - a.y : a.y - b.y;
      if (forward >= stub && down >= stub) add(leave, arrive, [a, { x: a.x, y: b.y }, b]);
    }
  }
}

/** Over or under both cards: the way back, and the way past what stands between. */
function loops(from: Rect, to: Rect, add: Add) {
  const over = Math.min(from.y, to.y) - around;
  const under = Math.max(from.y + from.height, to.y + to.height) + around;
  for (const [side, y] of [
    ['top', over],
    ['bottom', under],
  ] as const) {
    const a = portOf(from, side);
    const b = portOf(to, side);
    if (Math.abs(a.x - b.x) > 2 * stub) add(side, side, [a, { x: a.x, y }, { x: b.x, y }, b]);
    const out = stubOf(from, 'right');
    const into = stubOf(to, 'left');
    add('right', 'left', [
      portOf(from, 'right'),
      out,
      { x: out.x, y },
      { x: into.x, y },
      into,
      portOf(to, 'left'),
    ]);
  }
}

export function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index += 1) {
    const a = points[index - 1] as Point;
    const b = points[index] as Point;
    length += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  }
  return length;
}

/** Drops points that stand on their neighbour or on the straight line between their neighbours. */
export function withoutRepeats(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && last.x === point.x && last.y === point.y) continue;
    const before = kept.at(-2);
    if (
      last &&
      before &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    ) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}
