import { type Route, roundCorner } from '../drawing/routing/route.ts';
import { createRoutes } from '../drawing/routing/routes.ts';
import type { EdgeLook, Point, Rect, SceneEdge } from '../drawing/scene.ts';
import type { SceneIndex } from '../drawing/scene-index.ts';
import { box, line, n } from './svg/shapes.ts';
import { type Svg, svg } from './svg/svg.ts';
import { textWidth, wrapText } from './svg/text-width.ts';
import { type Ink, isPictureToken, type PictureToken } from './tokens.ts';

const arrow = { length: 8, half: 4 };
const pill = { height: 20, padding: 9, maxText: 150, line: 13 };

const lookDashes: Readonly<Record<EdgeLook['line'], string | null>> = {
  solid: null,
  dashed: '6 4',
  double: null,
  dotted: '1.5 3.5',
  faint: null,
};

/** The colour of a road that stands out; null where a picture does not have it. */
function toneOf({ color }: EdgeLook): PictureToken | null {
  const token = color.replace(/^--/, '');
  return isPictureToken(token) ? token : null;
}

/** Lines with arrow heads, and their labels above all of them. */
export function drawEdges(index: SceneIndex, edges: readonly SceneEdge[], ink: Ink): readonly Svg[] {
  const routes = createRoutes(index, () => 0);
  const roads: Svg[] = [];
  const labels: Svg[] = [];
  for (const edge of edges) {
    const route = routes.of(edge);
    if (!route) continue;
    const { look } = edge;
    const tone = look ? toneOf(look) : null;
    const stroke = tone === null ? ink.mix('text-3', 75, 'bg') : ink.color(tone);
    const dashes = look ? lookDashes[look.line] : edge.dashed ? '5 4' : null;
    roads.push(
      svg('path', {
        d: road(route.points, route.corner ?? roundCorner),
        fill: 'none',
        stroke,
        'stroke-width': look ? 2 : 1.5,
        'stroke-linejoin': 'round',
        ...(dashes === null ? {} : { 'stroke-dasharray': dashes }),
      }),
      svg('path', { d: head(route.points), fill: stroke }),
    );
    if (edge.label) labels.push(...label(edge.label, route, tone, ink));
  }
  return [...roads, ...labels];
}

/** What a road and its label take, so that the picture is large enough for both. */
export function edgeBounds(index: SceneIndex, edges: readonly SceneEdge[]): readonly Rect[] {
  const routes = createRoutes(index, () => 0);
  return edges.flatMap((edge) => {
    const route = routes.of(edge);
    if (!route) return [];
    const half = Math.min(route.labelRoom, pill.maxText + 2 * pill.padding) / 2;
    const { x, y } = route.label;
    return edge.label
      ? [route.bounds, { x: x - half, y: y - 24, width: 2 * half, height: 48 }]
      : [route.bounds];
  });
}

/** With rounded corners, ending where the arrow head begins. */
function road(points: readonly Point[], corner: number): string {
  const [first] = points;
  if (!first) return '';
  let d = `M${n(first.x)} ${n(first.y)}`;
  for (let at = 1; at < points.length - 1; at += 1) {
    const [before, bend, after] = [points[at - 1], points[at], points[at + 1]] as [Point, Point, Point];
    const radius = Math.min(corner, distance(before, bend) / 2, distance(bend, after) / 2);
    const enter = towards(bend, before, radius);
    const leave = towards(bend, after, radius);
    d += `L${n(enter.x)} ${n(enter.y)}Q${n(bend.x)} ${n(bend.y)} ${n(leave.x)} ${n(leave.y)}`;
  }
  const { base } = tipOf(points);
  return `${d}L${n(base.x)} ${n(base.y)}`;
}

function head(points: readonly Point[]): string {
  const { tip, base, dx, dy } = tipOf(points);
  const left = { x: base.x - dy * arrow.half, y: base.y + dx * arrow.half };
  const right = { x: base.x + dy * arrow.half, y: base.y - dx * arrow.half };
  return `M${n(tip.x)} ${n(tip.y)}L${n(left.x)} ${n(left.y)}L${n(right.x)} ${n(right.y)}Z`;
}

function tipOf(points: readonly Point[]) {
  const tip = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? tip;
  const length = distance(before, tip) || 1;
  const dx = (tip.x - before.x) / length;
  const dy = (tip.y - before.y) / length;
  return { tip, dx, dy, base: { x: tip.x - dx * arrow.length, y: tip.y - dy * arrow.length } };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

/** `tone`: of a road that stands out, so that its label does too. */
function label(
  text: string,
  { label: { x, y }, labelRoom }: Route,
  tone: PictureToken | null,
  ink: Ink,
): readonly Svg[] {
  const room = Math.max(24, Math.min(pill.maxText, labelRoom - 2 * pill.padding + 4));
  const lines = wrapText(text, room, 3, 11);
  const widest = Math.max(...lines.map((part) => textWidth(part, 11)));
  const padding = lines.length > 1 ? 6 : Math.min(pill.padding, Math.max(4, (labelRoom - widest) / 2));
  const width = widest + 2 * padding;
  const height = pill.height + (lines.length - 1) * pill.line;
  return [
    box({ x: x - width / 2, y: y - height / 2, width, height }, lines.length > 1 ? 7 : height / 2, {
      fill: ink.color('surface'),
      stroke: ink.color(tone ?? 'line'),
    }),
    ...lines.flatMap((part, at) =>
      line(
        part,
        { x, y: y + 4 + (at - (lines.length - 1) / 2) * pill.line },
        { size: 11, fill: tone === null ? ink.color('text-2') : ink.mix(tone, 65, 'text'), anchor: 'middle' },
      ),
    ),
  ];
}
