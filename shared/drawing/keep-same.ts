import type { Id } from '../base/ids.ts';
import { sameRect } from './rects.ts';
import type { Rect, Scene, SceneEdge, SceneFrame, SceneNode } from './scene.ts';

/** A scene with its bounds, in which whatever did not change is the object of the scene before. */
export function keepScene(
  { nodes, frames, edges, behind }: Pick<Scene, 'nodes' | 'frames' | 'edges' | 'behind'>,
  previous: Scene | null,
): Scene {
  return {
    nodes: keepSame(nodes, previous?.nodes, sameNode),
    frames: keepSame(frames, previous?.frames, sameFrame),
    edges: keepSame(edges, previous?.edges, sameEdge),
    bounds: sceneBounds(nodes, frames),
    ...(behind && { behind }),
  };
}

/** Around all cards and frames; empty where there is none. */
export function sceneBounds(nodes: readonly SceneNode[], frames: readonly SceneFrame[]): Rect {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const add = ({ x, y, width, height }: Rect) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  };
  for (const { rect } of nodes) add(rect);
  for (const { rect, header } of frames) {
    add(rect);
    add(header);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

/** Takes over the old object wherever nothing about it changed, so that its card is not drawn anew; and the old list where nothing did at all. */
function keepSame<Item extends { readonly id: Id }>(
  items: readonly Item[],
  previous: readonly Item[] | undefined,
  same: (a: Item, b: Item) => boolean,
): readonly Item[] {
  if (!previous) return items;
  let known: ReadonlyMap<Id, Item> | null = null;
  const kept = items.map((item, place) => {
    let old = previous[place];
    // Most of them stand where they stood.
    if (old === item) return item;
    if (old?.id !== item.id) {
      known ??= new Map(previous.map((one) => [one.id, one]));
      old = known.get(item.id);
    }
    return old && same(old, item) ? old : item;
  });
  const all = kept.length === previous.length && kept.every((item, place) => item === previous[place]);
  return all ? previous : kept;
}

function sameNode(a: SceneNode, b: SceneNode): boolean {
  return (
    a.record === b.record &&
    a.badge === b.badge &&
    a.holds === b.holds &&
    a.lines?.join('\n') === b.lines?.join('\n') &&
    sameRect(a.rect, b.rect)
  );
}

function sameFrame(a: SceneFrame, b: SceneFrame): boolean {
  return (
    a.record === b.record &&
    a.index === b.index &&
    a.title === b.title &&
    a.detail === b.detail &&
    a.folded === b.folded &&
    sameRect(a.rect, b.rect) &&
    sameRect(a.header, b.header)
  );
}

function sameEdge(a: SceneEdge, b: SceneEdge): boolean {
  return (
    a.record === b.record &&
    a.dashed === b.dashed &&
    a.label === b.label &&
    a.from === b.from &&
    a.to === b.to
  );
}
