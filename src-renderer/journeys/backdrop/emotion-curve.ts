import type { Document } from '../../../shared/documents/document.ts';
import type { Point, Rect, Scene } from '../../../shared/drawing/scene.ts';
import {
  type EmotionCurves,
  type EmotionLine,
  emotionCurves,
  emotionDashes,
  emotionPointAt,
  emotionText,
  emotionTokens,
} from '../../../shared/journeys/emotion-curve.ts';
import type { Backdrop, ComparedScene } from '../../canvas/scene.ts';

/** Nearer than this, in canvas pixels at zoom 1, two points' figures would lie on each other. */
const labelRoom = 26;

/**
 * The designed emotion under the stages: one curve for each lane, one point below each touchpoint that has one. In a
 * comparison the curves of before lie below, dashed.
 */
export function makeEmotionCurve(
  _: Document,
  scene: Scene,
  compared: ComparedScene | null = null,
): Backdrop | null {
  const before = compared && emotionCurves(compared.before);
  const now = emotionCurves(scene);
  // Where one side has no curve, the other one still stands on its axis.
  const curves = now ?? (before && { ...before, lines: [] });
  if (!curves) return null;
  const { bounds } = curves;
  return {
    bounds,
    valueAt: ({ y }) => Math.max(-2, Math.min(2, Math.round((curves.zero - y) / curves.step))),
    pick: (at, reach) => emotionPointAt(curves, at, reach)?.id ?? null,
    paint(context, { color, font }, visible, zoom) {
      if (visible.y > bounds.y + bounds.height || visible.y + visible.height < bounds.y) return;
      paintAxis(context, color, font(), curves, compared, zoom);
      for (const line of before?.lines ?? []) paintBefore(context, color, seen(line.points, visible), zoom);
      for (const [at, line] of curves.lines.entries()) {
        const points = seen(line.points, visible);
        paintCurve(context, color, points, at, zoom);
        if (zoom >= 0.6) paintFigures(context, color, font(), points);
        if (zoom >= 0.35 && curves.lines.length > 1) paintName(context, color, font(), line);
      }
    },
  };
}

function paintAxis(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  family: string,
  { bounds, zero, step }: EmotionCurves,
  compared: ComparedScene | null,
  zoom: number,
) {
  context.strokeStyle = color('--line');
  context.lineWidth = Math.max(1, 0.6 / zoom);
  context.beginPath();
  context.moveTo(bounds.x, zero);
  context.lineTo(bounds.x + bounds.width, zero);
  context.stroke();
  if (zoom < 0.35) return;
  context.textBaseline = 'middle';
  context.font = `12px ${family}`;
  context.fillStyle = color('--text-2');
  context.fillText('Emotion ', bounds.x, bounds.y + 8);
  const width = context.measureText('Emotion ').width;
  context.fillStyle = color('--accent-text');
  const name = compared?.afterName.toLocaleLowerCase() ?? 'designed';
  context.fillText(name, bounds.x + width, bounds.y + 8);
  if (compared) {
    const end = width + context.measureText(name).width;
    context.fillStyle = color('--text-2');
    context.fillText(` and ${compared.beforeName}, dashed`, bounds.x + end, bounds.y + 8);
  }
  context.font = `11px ${family}`;
  context.fillStyle = color('--text-3');
  context.textAlign = 'right';
  for (const emotion of [2, 0, -2]) {
    context.fillText(emotionText(emotion), bounds.x - 10, zero - emotion * step);
  }
  context.textAlign = 'start';
}

function paintCurve(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  points: readonly Point[],
  at: number,
  zoom: number,
) {
  context.strokeStyle = color(emotionTokens[at % emotionTokens.length] ?? '--accent');
  const width = Math.max(2, 1.2 / zoom);
  context.lineWidth = width;
  // They grow with the line: far out thousands of dashes too short to be seen take longer than all else.
  context.setLineDash((emotionDashes[at % emotionDashes.length] ?? []).map((dash) => (dash * width) / 2));
  traceCurve(context, points, zoom);
  context.lineWidth = 1.75;
  paintPoints(context, color, points, 3.5, zoom);
}

/** Thin and dashed: where nothing differs, the curve of now covers it. */
function paintBefore(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  points: readonly Point[],
  zoom: number,
) {
  context.strokeStyle = color('--text-3');
  const width = Math.max(1.5, 1 / zoom);
  context.lineWidth = width;
  const dash = (4 * width) / 1.5;
  context.setLineDash([dash, dash]);
  traceCurve(context, points, zoom);
  context.lineWidth = 1.25;
  paintPoints(context, color, points, 2.5, zoom);
}

function traceCurve(context: CanvasRenderingContext2D, points: readonly Point[], zoom: number) {
  const shown = zoom < 0.35 ? thinned(points, 2 / zoom) : points;
  const [first] = shown;
  if (!first) return;
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (let index = 1; index < shown.length; index += 1) {
    const before = shown[index - 1] as Point;
    const point = shown[index] as Point;
    const middle = (before.x + point.x) / 2;
    context.bezierCurveTo(middle, before.y, middle, point.y, point.x, point.y);
  }
  context.stroke();
  context.setLineDash([]);
}

function paintPoints(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  points: readonly Point[],
  radius: number,
  zoom: number,
) {
  if (zoom < 0.35) return;
  context.fillStyle = color('--surface');
  context.beginPath();
  for (const point of points) {
    context.moveTo(point.x + radius, point.y);
    context.arc(point.x, point.y, radius, 0, Math.PI * 2);
  }
  context.fill();
  context.stroke();
}

/** The figure of each point that has room for it, on the side away from the curve's neutral line. */
function paintFigures(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  family: string,
  points: EmotionLine['points'],
) {
  context.font = `11px ${family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = color('--text-2');
  let last = Number.NEGATIVE_INFINITY;
  for (const [at, { x, y, emotion }] of points.entries()) {
    if (x - last < labelRoom) continue;
    last = x;
    // Where the curve goes straight up or down, its figure stands beside it.
    const next = points[at + 1];
    const steep = next !== undefined && next.x - x < labelRoom / 2 && next.emotion !== emotion;
    if (steep) context.fillText(emotionText(emotion), x + 15, y);
    else context.fillText(emotionText(emotion), x, y + (emotion > 0 ? 13 : -13));
  }
  context.textAlign = 'start';
}

function paintName(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  family: string,
  { name, points }: EmotionLine,
) {
  const last = points.at(-1);
  if (!last) return;
  context.font = `11px ${family}`;
  context.textBaseline = 'middle';
  context.fillStyle = color('--text-2');
  context.fillText(name ?? 'No lane', last.x + 16, last.y);
}

/** The points in view, and one more on each side so that the curve comes from somewhere. */
function seen(points: EmotionLine['points'], visible: Rect): EmotionLine['points'] {
  const from = firstAfter(points, visible.x) - 2;
  const to = firstAfter(points, visible.x + visible.width) + 2;
  return points.slice(Math.max(0, from), to);
}

function firstAfter(points: readonly Point[], x: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as Point).x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Far out, no two points nearer to each other than can be told apart. */
function thinned(points: readonly Point[], least: number): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || point.x - last.x >= least) kept.push(point);
  }
  return kept;
}
