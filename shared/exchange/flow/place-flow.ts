import { processSizes } from '../../processes/geometry.ts';
import type { Connected, Shown } from './connect.ts';
import type { Place } from './flow.ts';
import { type Cell, layers } from './layers.ts';

const columnStep = 272;
const rowStep = 184;
const margin = 24;
/** Cards of other programs are smaller than ours. */
const stretch = { x: 1.8, y: 1.5 } as const;
/** Comparing each card with each is only worth it for drawings of a size that people arrange by hand. */
const arrangedByHand = 300;

/** Corners of all cards: as they were drawn there where everything has a place and nothing would overlap, else laid out. */
export function placeFlow(connected: Connected): ReadonlyMap<string, Place> {
  return asDrawn(connected.nodes) ?? laidOut(connected);
}

function asDrawn(nodes: readonly Shown[]): ReadonlyMap<string, Place> | null {
  if (nodes.length > arrangedByHand) return null;
  const places = nodes.flatMap(({ key, place }) => (place && isUsable(place) ? [[key, place] as const] : []));
  if (places.length < nodes.length) return null;
  const left = Math.min(...places.map(([, { x }]) => x));
  const top = Math.min(...places.map(([, { y }]) => y));
  const corners = new Map(
    places.map(([key, { x, y }]) => [
      key,
      { x: margin + Math.round((x - left) * stretch.x), y: margin + Math.round((y - top) * stretch.y) },
    ]),
  );
  const rects = nodes.map((node) => ({ ...(corners.get(node.key) ?? { x: 0, y: 0 }), ...sizeOf(node) }));
  const overlaps = rects.some((a, index) =>
    rects.slice(index + 1).some((b) => {
      return (
        a.x < b.x + b.width + 8 &&
        b.x < a.x + a.width + 8 &&
        a.y < b.y + b.height + 8 &&
        b.y < a.y + a.height + 8
      );
    }),
  );
  return overlaps ? null : corners;
}

function isUsable({ x, y }: Place): boolean {
  return Math.abs(x) < 1e6 && Math.abs(y) < 1e6;
}

function laidOut({ nodes, links }: Connected): ReadonlyMap<string, Place> {
  const outOf = Map.groupBy(links, ({ from }) => from);
  const main = new Set(nodes.filter(({ kind }) => kind !== 'procedure').map(({ key }) => key));
  const next = (key: string) => (outOf.get(key) ?? []).map(({ to }) => to).filter((to) => main.has(to));
  const triggers = nodes.filter(({ kind }) => kind === 'trigger').map(({ key }) => key);
  const cells = layers(triggers, next);
  let row = lowest(cells) + 2;
  const procedures = nodes.filter(({ kind }) => kind === 'procedure').map(({ key }) => key);
  for (const key of procedures) {
    const host = links.find(({ to }) => to === key)?.from;
    const column = Math.max(0, (host === undefined ? undefined : cells.get(host)?.column) ?? 0);
    for (const [member, cell] of layers(
      [key],
      (at) => (outOf.get(at) ?? []).map(({ to }) => to),
      { column, row },
      cells,
    )) {
      cells.set(member, cell);
    }
    row = lowest(cells) + 1;
  }
  const rest = nodes.map(({ key }) => key).filter((key) => !cells.has(key));
  for (const [key, cell] of layers(rest, next, { column: 0, row: lowest(cells) + 2 }, cells))
    cells.set(key, cell);
  const middle = margin + processSizes.action.height / 2;
  return new Map(
    nodes.map((node) => {
      const { column, row: line } = cells.get(node.key) ?? { column: 0, row: 0 };
      const y = middle + line * rowStep - sizeOf(node).height / 2;
      return [node.key, { x: margin + column * columnStep, y: Math.round(y) }];
    }),
  );
}

function lowest(cells: ReadonlyMap<string, Cell>): number {
  let row = -1;
  for (const cell of cells.values()) row = Math.max(row, cell.row);
  return row;
}

function sizeOf(node: Shown): { readonly width: number; readonly height: number } {
  if (node.kind !== 'decision') return processSizes[node.kind];
  const { width, height } = processSizes.group;
  const lines = Math.min(node.tests.length, processSizes.groupLines);
  return { width, height: height + lines * processSizes.groupLine };
}
