import type { Id } from '../base/ids.ts';
import { boundsOf } from '../drawing/rects.ts';
import type { Point, Rect, Scene } from '../drawing/scene.ts';

/** One touchpoint's designed emotion, from -2 to +2, at its place below the touchpoint. */
export interface EmotionPoint extends Point {
  readonly id: Id;
  readonly emotion: number;
}

/** The curve of one lane, or of the whole journey where it has at most one lane. From left to right. */
export interface EmotionLine {
  /** null: of no lane. */
  readonly laneId: Id | null;
  readonly name: string | null;
  readonly points: readonly EmotionPoint[];
}

/** The emotion curves under the stages, in canvas pixels. */
export interface EmotionCurves {
  readonly bounds: Rect;
  /** Where neutral is, and how many pixels one step of emotion is. */
  readonly zero: number;
  readonly step: number;
  readonly lines: readonly EmotionLine[];
}

const height = 112;
const gap = 28;

/** null where no touchpoint has an emotion. Linear in the scene. */
export function emotionCurves(scene: Scene): EmotionCurves | null {
  const stages = boundsOf(scene.frames.filter(({ look }) => look === 'panel').map(({ rect }) => rect));
  if (!stages) return null;
  const step = height / 4;
  const zero = stages.y + stages.height + gap + 20 + height / 2;
  const lanes = scene.frames.filter(({ look }) => look === 'row');
  // Where the rows are not the lanes of personas, the journey has one curve.
  const laneIds = new Set(lanes.map(({ id }) => id));
  const byLane = new Map<Id | null, (EmotionPoint & { readonly below: number })[]>();
  for (const { id, rect, record } of scene.nodes) {
    if (record.kind !== 'touchpoint' || typeof record['emotion'] !== 'number') continue;
    const emotion = Math.max(-2, Math.min(2, record['emotion']));
    const lane = record['laneId'];
    const laneId = lanes.length > 1 && typeof lane === 'string' && laneIds.has(lane) ? lane : null;
    const point = { id, emotion, x: rect.x + rect.width / 2, y: zero - emotion * step, below: rect.y };
    const points = byLane.get(laneId);
    if (points) points.push(point);
    else byLane.set(laneId, [point]);
  }
  if (byLane.size === 0) return null;
  const laneOrder = new Map<Id | null, number>(lanes.map(({ id }, index) => [id, index]));
  const lines = [...byLane]
    .toSorted(([a], [b]) => (laneOrder.get(a) ?? lanes.length) - (laneOrder.get(b) ?? lanes.length))
    .map(([laneId, points]) => ({
      laneId,
      name: lanes.find(({ id }) => id === laneId)?.title ?? null,
      points: points
        .toSorted((a, b) => a.x - b.x || a.below - b.below)
        .map(({ id, emotion, x, y }) => ({ id, emotion, x, y })),
    }));
  const bounds = {
    x: stages.x,
    y: stages.y + stages.height + gap - 8,
    width: stages.width,
    height: height + 44,
  };
  return { bounds, zero, step, lines };
}

/** The emotion's point under a place on the canvas, within `reach` pixels; the nearest. */
export function emotionPointAt(curves: EmotionCurves, { x, y }: Point, reach: number): EmotionPoint | null {
  let best: { point: EmotionPoint; away: number } | null = null;
  for (const { points } of curves.lines) {
    for (const point of points) {
      const away = Math.hypot(point.x - x, point.y - y);
      if (away <= reach && (!best || away < best.away)) best = { point, away };
    }
  }
  return best?.point ?? null;
}

/** How the curves of several lanes are told apart: by dashes as well as by colour. In pixels of line and gap. */
export const emotionDashes: readonly (readonly number[])[] = [[], [7, 4], [2, 4], [10, 4, 2, 4]];
export const emotionTokens = ['--accent', '--mobile', '--email', '--support'] as const;

/** '+1', '0', '−2'. */
export function emotionText(emotion: number): string {
  return emotion > 0 ? `+${emotion}` : String(emotion).replace('-', '\u2212');
}
