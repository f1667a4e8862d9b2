import type { Id } from '../../../shared/base/ids.ts';
import type { Document } from '../../../shared/documents/document.ts';
import { isPinned } from '../../../shared/drawing/own-layout.ts';
import { inflate, overlaps } from '../../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import { placeProcess } from '../../../shared/processes/geometry.ts';
import { indexProcess, type ProcessNode } from '../../../shared/processes/process-index.ts';
import type { LayoutPlaces } from '../../canvas/layout/graph.ts';
import type { Steps } from '../../canvas/layout/steps.ts';
import { homeOf } from './cards.ts';
import { type Cell, roadCells } from './tidy-road.ts';

/** In pixels: from one column and row to the next, the middle of the first row, and between two roads. */
const column = 264;
const rowGap = 44;
const first = { x: 24, y: 58 };
const roadGap = 76;

/** The top left corners of all cards; of those that are pinned as they were, wherever their procedure goes. Linear in cards and ways, beside sorting. */
export function* tidyCorners(document: Document, places: LayoutPlaces): Steps<ReadonlyMap<Id, Point>> {
  const index = indexProcess(document);
  const { rects } = placeProcess(document);
  const nodes = index.nodes.filter(({ id }) => places.has(id) && rects.has(id));
  const pinned = nodes.filter(isPinned).flatMap(({ id }) => rects.get(id) ?? []);
  const roads = Map.groupBy(nodes, homeOf);
  const corners = new Map<Id, Point>();
  /** What stands in each column by now. */
  const lain = new Map<number, Rect[]>();

  const main = roads.get(null) ?? [];
  let bottom = layRoad(main, first);
  const below = index.procedures
    .filter(({ id }) => places.has(id))
    .map((procedure) => ({ procedure, column: columnOfError(procedure.id) }))
    .toSorted((a, b) => a.column - b.column || a.procedure.order - b.procedure.order);
  for (const { procedure, column: at } of below) {
    yield;
    const road = roads.get(procedure.id) ?? [];
    const rect = rects.get(procedure.id);
    if (!rect) continue;
    if (isPinned(procedure)) {
      layRoad(road, { x: rect.x, y: rect.y + rect.height / 2 });
      continue;
    }
    const top = bottom + roadGap;
    bottom = layRoad(road, { x: first.x + at * column, y: top + tallestOfFirstRow(road) / 2 });
  }
  return corners;

  /** Puts a road's cards on columns and rows from a beginning; answers where it ends. */
  function layRoad(road: readonly ProcessNode[], start: Point): number {
    const cells = roadCells(road, index, places);
    const middles = rowMiddles(cells, start.y);
    let end = start.y;
    for (const [id, cell] of cells) {
      const rect = rects.get(id);
      const node = index.byId.get(id);
      if (!rect || !node) continue;
      if (isPinned(node)) {
        corners.set(id, { x: rect.x, y: rect.y });
        continue;
      }
      const x = start.x + cell.column * column;
      const spot = besideOthers({ ...rect, x, y: (middles[cell.row] ?? start.y) - rect.height / 2 });
      corners.set(id, { x: Math.round(spot.x), y: Math.round(spot.y) });
      end = Math.max(end, spot.y + spot.height);
    }
    return end;
  }

  /** What is pinned keeps its place, and nothing is laid on it or on what stands already: the first free place below. */
  function besideOthers(wished: Rect): Rect {
    const placed = lain.get(wished.x) ?? [];
    const under =
      pinned.find((other) => overlaps(inflate(other, 16), wished)) ??
      placed.find((other) => overlaps(other, wished));
    if (under) return besideOthers({ ...wished, y: under.y + under.height + rowGap });
    lain.set(wished.x, [...placed, wished]);
    return wished;
  }

  /** A row is as high as its highest card. */
  function rowMiddles(cells: ReadonlyMap<Id, Cell>, start: number): readonly number[] {
    const heights: number[] = [];
    for (const [id, { row }] of cells) {
      heights[row] = Math.max(heights[row] ?? 0, rects.get(id)?.height ?? 0);
    }
    const middles: number[] = [];
    for (let row = 0; row < heights.length; row += 1) {
      const before = middles[row - 1];
      const half = (heights[row] ?? 0) / 2;
      middles[row] = before === undefined ? start : before + (heights[row - 1] ?? 0) / 2 + rowGap + half;
    }
    return middles;
  }

  function tallestOfFirstRow(road: readonly ProcessNode[]): number {
    const cells = roadCells(road, index, places);
    let tallest = 0;
    for (const [id, { row }] of cells) if (row === 0) tallest = Math.max(tallest, rects.get(id)?.height ?? 0);
    return tallest;
  }

  /** The column of the first card on the main road that falls back to a procedure. */
  function columnOfError(id: Id): number {
    const columns = index.into(id).flatMap(({ from }) => {
      const x = corners.get(from)?.x;
      return x === undefined ? [] : [Math.max(0, Math.round((x - first.x) / column))];
    });
    return columns.length === 0 ? 0 : Math.min(...columns);
  }
}
