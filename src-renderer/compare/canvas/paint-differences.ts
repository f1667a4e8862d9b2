import type { Id } from '../../../shared/base/ids.ts';
import type { DifferenceState } from '../../../shared/documents/compare/comparison.ts';
import { boundsOf, overlaps, sameRect, unite } from '../../../shared/drawing/rects.ts';
import type { Rect, Scene, SceneFrame } from '../../../shared/drawing/scene.ts';
import type { Backdrop } from '../../canvas/scene.ts';
import { type Decoration, stateColors } from './decoration.ts';

export interface Ghost {
  readonly id: Id;
  /** Where it stood. */
  readonly from: Rect;
  readonly to: Rect;
}

/** Where cards stood that stand elsewhere now. */
export function ghostsOf(scene: Scene, { earlier, states, hideLayout }: Decoration): Ghost[] {
  if (!earlier || hideLayout) return [];
  const then = new Map(earlier.nodes.map(({ id, rect }) => [id, rect]));
  return scene.nodes.flatMap(({ id, rect }): Ghost[] => {
    const state = states.get(id);
    const from = then.get(id);
    if (!from || (state !== 'moved' && state !== 'changed') || sameRect(from, rect)) return [];
    return [{ id, from, to: rect }];
  });
}

interface Layers {
  readonly scene: Scene;
  readonly decoration: Decoration;
  /** What the kind itself draws there, for both sides. */
  readonly below: Backdrop | null;
}

/** The borders of columns that differ, and the places that cards have left; over what the kind draws there. */
export function differencesBackdrop({ scene, decoration, below }: Layers): Backdrop | null {
  const ghosts = ghostsOf(scene, decoration);
  const frames = scene.frames.flatMap((frame): FramedState[] => {
    const state = decoration.states.get(frame.id);
    return state ? [{ frame, state }] : [];
  });
  if (!below && ghosts.length === 0 && frames.length === 0) return null;
  const rects = [...ghosts.map(({ from }) => from), ...frames.map(({ frame }) => frame.rect)];
  const own = boundsOf(rects);
  const bounds = below && own ? unite(below.bounds, own) : (below?.bounds ?? own);
  if (!bounds) return null;
  return {
    bounds,
    paint: (context, theme, visible, zoom) => {
      below?.paint(context, theme, visible, zoom);
      for (const one of frames)
        if (overlaps(one.frame.rect, visible)) paintFrame(context, theme.color, one, zoom);
      for (const ghost of ghosts) {
        if (overlaps(unite(ghost.from, ghost.to), visible)) paintGhost(context, theme.color, ghost, zoom);
      }
      context.setLineDash([]);
    },
  };
}

interface FramedState {
  readonly frame: SceneFrame;
  readonly state: DifferenceState;
}

const dashes: Readonly<Record<DifferenceState, readonly number[]>> = {
  added: [],
  removed: [7, 5],
  changed: [],
  moved: [2, 4],
};

function paintFrame(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  { frame, state }: FramedState,
  zoom: number,
) {
  // A changed column is told by the double line below its header; all around it would shout.
  if (state === 'changed' || state === 'moved') return;
  const { x, y, width, height } = frame.rect;
  context.strokeStyle = color(stateColors[state]);
  context.fillStyle = color(stateColors[state]);
  context.lineWidth = Math.max(2, 1.5 / zoom);
  context.setLineDash([...dashes[state]]);
  context.beginPath();
  context.roundRect(x + 1, y + 1, width - 2, height - 2, frame.look === 'panel' ? 10 : 0);
  context.globalAlpha = 0.05;
  context.fill();
  context.globalAlpha = 1;
  context.stroke();
}

/** A dotted outline at the old place and a dotted arrow to the new one. */
function paintGhost(
  context: CanvasRenderingContext2D,
  color: (token: string) => string,
  { from, to }: Ghost,
  zoom: number,
) {
  const ink = color('--moved');
  context.strokeStyle = ink;
  context.fillStyle = ink;
  context.lineWidth = Math.max(1.25, 1 / zoom);
  context.setLineDash([1.5, 3]);
  context.beginPath();
  context.roundRect(from.x + 0.5, from.y + 0.5, from.width - 1, from.height - 1, 6);
  context.stroke();
  const line = lineBetween(from, to);
  if (!line) return;
  context.beginPath();
  context.moveTo(line.start.x, line.start.y);
  context.lineTo(line.end.x, line.end.y);
  context.stroke();
  context.setLineDash([]);
  const angle = Math.atan2(line.end.y - line.start.y, line.end.x - line.start.x);
  context.beginPath();
  context.moveTo(line.end.x, line.end.y);
  for (const side of [-0.45, 0.45])
    context.lineTo(line.end.x - 9 * Math.cos(angle + side), line.end.y - 9 * Math.sin(angle + side));
  context.closePath();
  context.fill();
}

/** From the middle of the old place to the border of the new one; null where they lie on each other. */
function lineBetween(from: Rect, to: Rect) {
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  const middle = { x: to.x + to.width / 2, y: to.y + to.height / 2 };
  const [dx, dy] = [middle.x - start.x, middle.y - start.y];
  const reach = Math.max(
    Math.abs(dx) / Math.max(1, to.width / 2 + 3),
    Math.abs(dy) / Math.max(1, to.height / 2 + 3),
  );
  if (reach <= 1) return null;
  const share = 1 - 1 / reach;
  return { start, end: { x: start.x + dx * share, y: start.y + dy * share } };
}
