import { overlaps } from '../../../shared/drawing/rects.ts';
import type { EdgeLook } from '../../../shared/drawing/scene.ts';
import { type Brush, lineWidth } from './brush.ts';
import { textWidth, wrap } from './text.ts';
import { type DrawnEdge, traceArrow, traceRoad } from './trace.ts';

const dashes: Readonly<Record<EdgeLook['line'], readonly number[]>> = {
  solid: [],
  dashed: [6, 4],
  double: [],
  dotted: [1.5, 3.5],
  faint: [],
};
const sign = { size: 9, gap: 5 };
/** Pixels. */
const shortLabel = 64;
const pill = { height: 20, padding: 8, maxText: 150, line: 13 };

/** Edges that stand out, or step back: one stroke per look. */
export function paintLooks(brush: Brush, drawn: readonly DrawnEdge[]) {
  const looks = Map.groupBy(
    drawn.filter(({ edge }) => edge.look),
    ({ edge }) => `${edge.look?.color} ${edge.look?.line} ${edge.look?.line === 'faint' && edge.dashed}`,
  );
  // What steps back lies below.
  const groups = [...looks.values()].toSorted((a, b) => Number(isFaint(b)) - Number(isFaint(a)));
  for (const group of groups) {
    const look = group[0]?.edge.look;
    if (look) strokeLook(brush, group, look);
  }
}

function isFaint([first]: readonly DrawnEdge[]): boolean {
  return first?.edge.look?.line === 'faint';
}

function strokeLook(brush: Brush, drawn: readonly DrawnEdge[], look: EdgeLook) {
  const { context, theme, viewport } = brush;
  const color = colorOf(brush, look);
  const dashed = look.line === 'faint' && drawn[0]?.edge.dashed;
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineJoin = 'round';
  context.setLineDash([...(dashed ? [5, 4] : dashes[look.line])]);
  const stroke = (width: number) => {
    context.lineWidth = lineWidth(viewport.zoom, width, width > 2 ? width / 2 : 0.9);
    context.beginPath();
    for (const { route } of drawn) traceRoad(context, route);
    context.stroke();
  };
  if (look.line === 'double') {
    stroke(4);
    // The gap between the two lines.
    context.strokeStyle = theme.color('--bg');
    stroke(1.5);
  } else stroke(look.line === 'faint' ? 1.25 : 2);
  context.setLineDash([]);
  context.beginPath();
  for (const { route } of drawn) traceArrow(context, route.points);
  context.fill();
}

function colorOf({ theme }: Brush, look: EdgeLook): string {
  const share = look.line === 'faint' ? 45 : 100;
  return `color-mix(in srgb, ${theme.color(look.color)} ${share}%, ${theme.color('--bg')})`;
}

/** The label in the colour of the look, its sign before it; a sign alone where there is no label. */
export function paintLookLabel(brush: Brush, { edge, route }: DrawnEdge, selected: boolean) {
  const { context, theme, visible } = brush;
  const { look, label } = edge;
  const { x, y } = route.label;
  if (!look || (!label && !look.sign)) return;
  if (!overlaps({ x: x - 90, y: y - 24, width: 180, height: 48 }, visible)) return;
  const plain = look.line === 'faint';
  context.font = `11px ${theme.font()}`;
  context.textAlign = 'start';
  context.textBaseline = 'middle';
  const signRoom = look.sign ? sign.size + (label ? sign.gap : 0) : 0;
  // The room was measured without the sign: a short label is not cut for it.
  const least = label ? Math.min(shortLabel, textWidth(context, label)) : 0;
  const room = Math.max(24, least, Math.min(pill.maxText, route.labelRoom - 2 * pill.padding - signRoom + 4));
  const lines = label ? wrap(context, label, room, 3) : [];
  const widest = Math.max(0, ...lines.map((line) => textWidth(context, line)));
  const width = widest + signRoom + 2 * pill.padding;
  const height = pill.height + Math.max(0, lines.length - 1) * pill.line;
  const left = x - width / 2 + pill.padding;
  const ink = plain
    ? theme.color('--text-3')
    : `color-mix(in srgb, ${theme.color(look.color)} 65%, ${theme.color('--text')})`;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, lines.length > 1 ? 7 : height / 2);
  context.fillStyle = theme.color('--surface');
  context.strokeStyle = selected
    ? theme.color('--accent')
    : plain
      ? theme.color('--line')
      : theme.color(look.color);
  context.lineWidth = plain && !selected ? 1 : 1.5;
  context.setLineDash(look.line === 'dashed' ? [4, 3] : []);
  context.fill();
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = ink;
  context.strokeStyle = ink;
  if (look.sign) paintSign(context, look.sign, left, y);
  for (const [index, line] of lines.entries()) {
    const at = y + 0.5 + (index - (lines.length - 1) / 2) * pill.line;
    context.fillText(line, left + signRoom, at);
    if (!look.struck) continue;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left + signRoom, at);
    context.lineTo(left + signRoom + textWidth(context, line), at);
    context.stroke();
  }
}

function paintSign(
  context: CanvasRenderingContext2D,
  which: NonNullable<EdgeLook['sign']>,
  left: number,
  y: number,
) {
  const half = sign.size / 2;
  const x = left + half;
  context.lineWidth = 1.6;
  context.lineCap = 'round';
  context.beginPath();
  if (which === 'pencil') {
    context.moveTo(left + 0.5, y + half - 0.5);
    context.lineTo(left + 1.5, y + half - 3.5);
    context.lineTo(left + sign.size - 2.5, y - half + 0.5);
    context.lineTo(left + sign.size - 0.5, y - half + 2.5);
    context.lineTo(left + 3.5, y + half - 1.5);
    context.closePath();
    context.lineWidth = 1.2;
  } else {
    context.moveTo(left, y);
    context.lineTo(left + sign.size, y);
    if (which === 'plus') {
      context.moveTo(x, y - half);
      context.lineTo(x, y + half);
    }
  }
  context.stroke();
  context.lineCap = 'butt';
}
