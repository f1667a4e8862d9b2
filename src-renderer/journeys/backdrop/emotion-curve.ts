import type { Document } from '../../../shared/documents/document.ts';
import { boundsOf } from '../../../shared/drawing/rects.ts';
import type { Point, Rect, Scene } from '../../../shared/drawing/scene.ts';
import type { Backdrop } from '../../canvas/scene.ts';

const height = 112;
const gap = 28;
const step = height / 4;

/** The designed emotion, from +2 to -2, under the stages: one point below each touchpoint that has one. */
export function makeEmotionCurve(_: Document, scene: Scene): Backdrop | null {
  const stages = boundsOf(scene.frames.filter(({ look }) => look === 'panel').map(({ rect }) => rect));
  if (!stages) return null;
  const zero = stages.y + stages.height + gap + 20 + height / 2;
  const points = scene.nodes
    .flatMap(({ rect, record }) => {
      if (record.kind !== 'touchpoint' || typeof record.emotion !== 'number') return [];
      const emotion = Math.max(-2, Math.min(2, record.emotion));
      return [{ x: rect.x + rect.width / 2, y: zero - emotion * step, below: rect.y }];
    })
    .sort((a, b) => a.x - b.x || a.below - b.below);
  if (points.length === 0) return null;
  const bounds = {
    x: stages.x,
    y: stages.y + stages.height + gap - 8,
    width: stages.width,
    height: height + 44,
  };
  return {
    bounds,
    paint(context, { color, font }, visible, zoom) {
      if (visible.y > bounds.y + bounds.height || visible.y + visible.height < bounds.y) return;
      paintAxis(context, color, font(), bounds, zero, zoom);
      paintCurve(context, color, seen(points, visible), zoom);
    },
  };
}

function paintAxis(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  family: string,
  bounds: Rect,
  zero: number,
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
  context.fillText('designed', bounds.x + width, bounds.y + 8);
  context.font = `11px ${family}`;
  context.fillStyle = color('--text-3');
  context.textAlign = 'right';
  for (const [text, emotion] of [
    ['+2', 2],
    ['0', 0],
    ['−2', -2],
  ] as const) {
    context.fillText(text, bounds.x - 10, zero - emotion * step);
  }
  context.textAlign = 'start';
}

function paintCurve(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  points: readonly Point[],
  zoom: number,
) {
  const [first] = points;
  if (!first) return;
  const shown = zoom < 0.35 ? thinned(points, 2 / zoom) : points;
  context.strokeStyle = color('--accent');
  context.lineWidth = Math.max(2, 1.2 / zoom);
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
  if (zoom < 0.35) return;
  context.fillStyle = color('--surface');
  context.beginPath();
  for (const point of points) {
    context.moveTo(point.x + 3.5, point.y);
    context.arc(point.x, point.y, 3.5, 0, Math.PI * 2);
  }
  context.fill();
  context.lineWidth = 1.75;
  context.stroke();
}

/** The points in view, and one more on each side so that the curve comes from somewhere. */
function seen(points: readonly Point[], visible: Rect): readonly Point[] {
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
