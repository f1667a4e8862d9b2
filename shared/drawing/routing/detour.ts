import { inflate } from '../rects.ts';
import type { Point, Rect } from '../scene.ts';
import { withoutRepeats } from './candidates.ts';
import {
  arriveCost,
  bendCost,
  clearance,
  directions,
  leaveCost,
  portOf,
  type Side,
  stubOf,
} from './ports.ts';

/** The search ends here without a road: no frame may wait for a hopeless one. */
const maxSteps = 2500;
const sides: readonly Side[] = ['right', 'bottom', 'top', 'left'];

interface Step {
  readonly column: number;
  readonly row: number;
  readonly side: Side;
  readonly cost: number;
  readonly estimate: number;
  readonly before: Step | null;
  readonly leave: Side;
}

/**
 * A shortest road with few bends around all obstacles: A* over the lines along which a road can pass
 * (the edges of the obstacles with some clearance, and the ways out of both cards). Null where there is none.
 */
export function detour(from: Rect, to: Rect, obstacles: readonly Rect[]): readonly Point[] | null {
  const walls = [from, to, ...obstacles].map((rect) => inflate(rect, clearance - 1));
  const xs = linesOf(walls, 'x', [from, to]);
  const ys = linesOf(walls, 'y', [from, to]);
  const columnOf = new Map(xs.map((x, index) => [x, index]));
  const rowOf = new Map(ys.map((y, index) => [y, index]));
  const goals = new Map<number, Side>();
  for (const side of sides) {
    const end = stubOf(to, side);
    goals.set(cellOf(columnOf.get(end.x) ?? 0, rowOf.get(end.y) ?? 0), side);
  }
  const middle = { x: to.x + to.width / 2, y: to.y + to.height / 2 };
  const estimate = (x: number, y: number) =>
    Math.max(0, Math.abs(x - middle.x) + Math.abs(y - middle.y) - to.width / 2 - to.height / 2);

  const open: Step[] = [];
  const best = new Map<number, number>();
  for (const side of sides) {
    const start = stubOf(from, side);
    const cost = leaveCost[side];
    push(open, {
      column: columnOf.get(start.x) ?? 0,
      row: rowOf.get(start.y) ?? 0,
      side,
      cost,
      estimate: cost + estimate(start.x, start.y),
      before: null,
      leave: side,
    });
  }

  for (let steps = 0; steps < maxSteps; steps += 1) {
    const step = pop(open);
    if (!step) return null;
    const goal = goals.get(cellOf(step.column, step.row));
    if (goal && step.estimate === step.cost) return roadOf(step, goal, from, to, xs, ys);
    if (goal) {
      // Arriving costs too: back into the queue with the price of the last turn.
      const turn = step.side === opposite(goal) ? 0 : bendCost;
      const cost = step.cost + turn + arriveCost[goal];
      push(open, { ...step, cost, estimate: cost });
    }
    const key = cellOf(step.column, step.row) * 4 + sides.indexOf(step.side);
    if ((best.get(key) ?? Number.POSITIVE_INFINITY) <= step.cost) continue;
    best.set(key, step.cost);
    for (const side of sides) {
      if (side === opposite(step.side)) continue;
      const column = step.column + directions[side].x;
      const row = step.row + directions[side].y;
      const x = xs[column];
      const y = ys[row];
      const nowX = xs[step.column];
      const nowY = ys[step.row];
      if (x === undefined || y === undefined || nowX === undefined || nowY === undefined) continue;
      if (walls.some((wall) => crosses(wall, nowX, nowY, x, y))) continue;
      const cost = step.cost + Math.abs(x - nowX) + Math.abs(y - nowY) + (side === step.side ? 0 : bendCost);
      push(open, {
        column,
        row,
        side,
        cost,
        estimate: cost + estimate(x, y) + 0.001,
        before: step,
        leave: step.leave,
      });
    }
  }
  return null;
}

/** Whether the piece between two points runs through the inside of a rectangle. */
export function crosses(wall: Rect, ax: number, ay: number, bx: number, by: number): boolean {
  return (
    Math.max(ax, bx) > wall.x &&
    Math.min(ax, bx) < wall.x + wall.width &&
    Math.max(ay, by) > wall.y &&
    Math.min(ay, by) < wall.y + wall.height
  );
}

function roadOf(
  step: Step,
  arrive: Side,
  from: Rect,
  to: Rect,
  xs: readonly number[],
  ys: readonly number[],
): readonly Point[] {
  const points: Point[] = [portOf(to, arrive)];
  for (let at: Step | null = step; at; at = at.before) {
    points.push({ x: xs[at.column] ?? 0, y: ys[at.row] ?? 0 });
  }
  points.push(portOf(from, step.leave));
  return withoutRepeats(points.toReversed());
}

function linesOf(walls: readonly Rect[], axis: 'x' | 'y', ends: readonly Rect[]): readonly number[] {
  const lines = new Set<number>();
  for (const wall of walls) {
    lines.add(wall[axis] - 1);
    lines.add(wall[axis] + (axis === 'x' ? wall.width : wall.height) + 1);
  }
  for (const end of ends) for (const side of sides) lines.add(stubOf(end, side)[axis]);
  return [...lines].sort((a, b) => a - b);
}

function opposite(side: Side): Side {
  return ({ left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const)[side];
}

function cellOf(column: number, row: number): number {
  return column * 4096 + row;
}

/** A binary heap by estimate. */
function push(heap: Step[], step: Step) {
  let index = heap.length;
  heap.push(step);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent] as Step;
    if (above.estimate <= step.estimate) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = step;
}

function pop(heap: Step[]): Step | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return top;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as Step).estimate < (heap[child] as Step).estimate)
      child += 1;
    if ((heap[child] as Step).estimate >= last.estimate) break;
    heap[index] = heap[child] as Step;
    index = child;
  }
  heap[index] = last;
  return top;
}
