import type { Rect, SceneEdge, SceneNode } from '../../../shared/drawing/scene.ts';
import { type Brush, lineWidth } from './brush.ts';

/**
 * Far out a card is a box of its colour: one fill per colour, however many there are. Notes are paler: what is drawn comes
 * first, and a title over one is read.
 */
export function paintBoxes({ context, engine, theme }: Brush, nodes: readonly SceneNode[], dx = 0, dy = 0) {
  const notes = new Map<string, Rect[]>();
  const cards = new Map<string, Rect[]>();
  for (const node of nodes) {
    const byColor = node.record.kind === 'note' ? notes : cards;
    const token = engine.view.boxColor(node.record);
    const rects = byColor.get(token);
    if (rects) rects.push(node.rect);
    else byColor.set(token, [node.rect]);
  }
  for (const byColor of [notes, cards]) {
    context.globalAlpha = byColor === notes ? 0.36 : 0.78;
    for (const [token, rects] of byColor) {
      context.fillStyle = theme.color(token);
      context.beginPath();
      for (const rect of rects) context.rect(rect.x + dx, rect.y + dy, rect.width, rect.height);
      context.fill();
    }
  }
  context.globalAlpha = 1;
}

/** Around the boxes that are selected, one by one: one path of thousands takes the browser far longer to draw. */
export function paintOutlines(
  { context, theme, viewport }: Brush,
  nodes: readonly SceneNode[],
  dx = 0,
  dy = 0,
) {
  if (nodes.length === 0) return;
  context.strokeStyle = theme.color('--accent');
  context.lineWidth = lineWidth(viewport.zoom, 2, 2);
  const gap = 2 / viewport.zoom;
  for (const { rect } of nodes) {
    context.strokeRect(rect.x + dx - gap, rect.y + dy - gap, rect.width + 2 * gap, rect.height + 2 * gap);
  }
}

/** Stands in for cards that are not mounted yet: their place, their surface, their colour. */
export function paintSketches({ context, engine, theme }: Brush, nodes: readonly SceneNode[]) {
  if (nodes.length === 0) return;
  context.fillStyle = theme.color('--surface');
  context.strokeStyle = theme.color('--line-strong');
  context.lineWidth = 1;
  context.beginPath();
  for (const { rect } of nodes) context.rect(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1);
  context.fill();
  context.stroke();
  for (const { rect, record } of nodes) {
    context.fillStyle = theme.color(engine.view.boxColor(record));
    context.fillRect(rect.x, rect.y, 4, rect.height);
  }
}

/** Far out an edge is a straight hairline under the boxes; the selected ones are `marked`. */
export function paintThreads(
  { context, theme, viewport }: Brush,
  edges: readonly SceneEdge[],
  rectOf: (id: string) => Rect | undefined,
  marked = false,
) {
  if (edges.length === 0) return;
  context.strokeStyle = theme.color(marked ? '--accent' : '--line-strong');
  context.lineWidth = (marked ? 1.5 : 1) / viewport.zoom;
  context.beginPath();
  for (const edge of edges) {
    const from = rectOf(edge.from);
    const to = rectOf(edge.to);
    if (!from || !to) continue;
    context.moveTo(from.x + from.width / 2, from.y + from.height / 2);
    context.lineTo(to.x + to.width / 2, to.y + to.height / 2);
  }
  context.stroke();
}
