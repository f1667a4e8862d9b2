import { overlaps } from '../../../shared/drawing/rects.ts';
import { type Brush, lineWidth } from './brush.ts';
import { paintLookLabel, paintLooks } from './paint-looks.ts';
import { textWidth, wrap } from './text.ts';
import { type DrawnEdge, traceArrow, traceRoad } from './trace.ts';

const pill = { height: 20, padding: 9, maxText: 150, line: 13 };

/** Lines, arrow heads and labels, as nothing is selected. Edges of one look go into one stroke. */
export function paintEdges(brush: Brush, drawn: readonly DrawnEdge[]) {
  const plain = drawn.filter(({ edge }) => !edge.look);
  strokeAll(brush, plain, edgeColor(brush), 1.5);
  paintLooks(brush, drawn);
  paintEdgeLabels(brush, drawn);
}

/** The selected edges and the one under the pointer, over what `paintEdges` made of them; their labels come after. */
export function paintMarkedEdges(brush: Brush, drawn: readonly DrawnEdge[]) {
  const { engine, theme } = brush;
  const { selection } = engine.session.store.getState();
  const [under, selected] = [false, true].map((wanted) =>
    drawn.filter(({ edge }) => selection.has(edge.id) === wanted),
  );
  strokeAll(brush, under ?? [], theme.color('--text-3'), 2);
  strokeAll(brush, selected ?? [], theme.color('--accent'), 2);
}

export function paintEdgeLabels(brush: Brush, drawn: readonly DrawnEdge[], marked = false) {
  if (brush.level !== 'full') return;
  const { selection } = brush.engine.session.store.getState();
  for (const item of drawn) {
    const selected = marked && selection.has(item.edge.id);
    if (item.edge.look) paintLookLabel(brush, item, selected);
    else if (item.edge.label) paintLabel(brush, item, selected);
  }
}

function edgeColor({ theme }: Brush): string {
  return `color-mix(in srgb, ${theme.color('--text-3')} 75%, ${theme.color('--bg')})`;
}

function strokeAll(brush: Brush, drawn: readonly DrawnEdge[], color: string, width: number) {
  if (drawn.length === 0) return;
  const { context, viewport } = brush;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = lineWidth(viewport.zoom, width, 0.9);
  context.lineJoin = 'round';
  for (const dashed of [false, true]) {
    const some = drawn.filter(({ edge }) => edge.dashed === dashed);
    if (some.length === 0) continue;
    context.setLineDash(dashed ? [5, 4] : []);
    context.beginPath();
    for (const { route } of some) traceRoad(context, route);
    context.stroke();
  }
  context.setLineDash([]);
  context.beginPath();
  for (const { route } of drawn) traceArrow(context, route.points);
  context.fill();
}

function paintLabel({ context, theme, visible }: Brush, { edge, route }: DrawnEdge, selected: boolean) {
  const { x, y } = route.label;
  if (!overlaps({ x: x - 90, y: y - 24, width: 180, height: 48 }, visible)) return;
  context.font = `11px ${theme.font()}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const room = Math.max(24, Math.min(pill.maxText, route.labelRoom - 2 * pill.padding + 4));
  const lines = wrap(context, edge.label ?? '', room, 3);
  const widest = Math.max(...lines.map((line) => textWidth(context, line)));
  const padding = lines.length > 1 ? 6 : Math.min(pill.padding, Math.max(4, (route.labelRoom - widest) / 2));
  const width = widest + 2 * padding;
  const height = pill.height + (lines.length - 1) * pill.line;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, lines.length > 1 ? 7 : height / 2);
  context.fillStyle = theme.color('--surface');
  context.strokeStyle = theme.color(selected ? '--accent' : '--line');
  context.lineWidth = 1;
  context.fill();
  context.stroke();
  context.fillStyle = theme.color(selected ? '--accent-text' : '--text-2');
  for (const [index, line] of lines.entries()) {
    context.fillText(line, x, y + 0.5 + (index - (lines.length - 1) / 2) * pill.line);
  }
  context.textAlign = 'start';
}
