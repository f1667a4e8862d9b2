import type { Id } from '../base/ids.ts';
import type { Rect, SceneEdge, SceneNode } from '../drawing/scene.ts';
import { journeySizes } from './geometry.ts';

/** In pixels: to the border of the cell, between two columns, and above and below a touchpoint, where labels stand. */
const room = { border: 16, across: 40, upright: 32, lines: 24 } as const;

/** What stands in one column of a cell: a touchpoint, entries and goals above it, exits below. */
export interface Column {
  readonly main: SceneNode;
  readonly above: readonly SceneNode[];
  readonly below: readonly SceneNode[];
}

/**
 * The touchpoint to which each entry, goal and exit belongs: the one that it leads to, or that leads to it, of its own stage
 * if there is one. What is tied to none is missing. Linear in the connections.
 */
export function touchpointsOfMarkers(
  nodes: readonly SceneNode[],
  edges: readonly SceneEdge[],
): ReadonlyMap<Id, SceneNode> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const homes = new Map<Id, SceneNode>();
  function tie(marker: SceneNode | undefined, touchpoint: SceneNode | undefined) {
    if (!marker || marker.record.kind === 'touchpoint' || touchpoint?.record.kind !== 'touchpoint') return;
    const known = homes.get(marker.id);
    if (!known || (!sameStage(known, marker) && sameStage(touchpoint, marker)))
      homes.set(marker.id, touchpoint);
  }
  for (const { from, to } of edges) {
    const [start, end] = [byId.get(from), byId.get(to)];
    tie(start, end);
    tie(end, start);
  }
  return homes;
}

/** The cards of one cell in columns: markers with their touchpoint where that is here too, else by themselves. */
export function columnsOf(nodes: readonly SceneNode[], homes: ReadonlyMap<Id, SceneNode>): readonly Column[] {
  const here = new Set(nodes.map(({ id }) => id));
  const tied = Map.groupBy(nodes, ({ id }) => {
    const home = homes.get(id);
    return home && here.has(home.id) ? home.id : null;
  });
  return (tied.get(null) ?? []).map((main) => {
    const own = tied.get(main.id) ?? [];
    return {
      main,
      above: own.filter(({ record }) => record.kind !== 'exit'),
      below: own.filter(({ record }) => record.kind === 'exit'),
    };
  });
}

/** In pixels, for the columns of a cell in a stage of this width. */
export function heightOfCell(columns: readonly Column[], width: number): number {
  const lines = linesOf(columns, width);
  const inner = lines.reduce((sum, line) => sum + heightOfLine(line), 0);
  return inner + Math.max(0, lines.length - 1) * room.lines + 2 * room.border;
}

/** Puts the columns side by side, in as many lines as they need; the touchpoints of a line stand at one height. */
export function placeCell(columns: readonly Column[], stage: Rect, top: number, rects: Map<Id, Rect>) {
  let y = top + room.border;
  for (const line of linesOf(columns, stage.width)) {
    const middle = y + most(line, ({ above }) => above);
    for (const [place, { main, above, below }] of line.entries()) {
      const x = stage.x + room.border + place * (journeySizes.touchpoint.width + room.across);
      const inset = (journeySizes.touchpoint.height - main.rect.height) / 2;
      rects.set(main.id, { ...main.rect, x, y: middle + inset });
      for (const [step, node] of above.toReversed().entries())
        rects.set(node.id, { ...node.rect, x, y: middle - (step + 1) * upright });
      for (const [step, node] of below.entries())
        rects.set(node.id, {
          ...node.rect,
          x,
          y: middle + journeySizes.touchpoint.height + room.upright + step * upright,
        });
    }
    y += heightOfLine(line) + room.lines;
  }
}

/** What a marker takes above or below its touchpoint. */
const upright = journeySizes.marker.height + room.upright;

function sameStage(a: SceneNode, b: SceneNode): boolean {
  return a.record['stageId'] === b.record['stageId'];
}

function linesOf(columns: readonly Column[], width: number): readonly (readonly Column[])[] {
  const { across, border } = room;
  const pitch = journeySizes.touchpoint.width + across;
  const many = Math.max(1, Math.floor((width - 2 * border + across) / pitch));
  return Array.from({ length: Math.ceil(columns.length / many) }, (_, line) =>
    columns.slice(line * many, (line + 1) * many),
  );
}

function heightOfLine(line: readonly Column[]): number {
  return most(line, ({ above }) => above) + journeySizes.touchpoint.height + most(line, ({ below }) => below);
}

function most(line: readonly Column[], part: (column: Column) => readonly SceneNode[]): number {
  return Math.max(0, ...line.map((column) => part(column).length)) * upright;
}
