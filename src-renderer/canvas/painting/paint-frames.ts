import { overlaps } from '../../../shared/drawing/rects.ts';
import type { SceneFrame } from '../../../shared/drawing/scene.ts';
import { type Brush, lineWidth } from './brush.ts';
import { ellipsize } from './text.ts';

const radius = 10;

/** Panels behind the cards, hairlines between rows; their headers are cards of their own unless zoomed far out. */
export function paintFrames(brush: Brush) {
  const { context, engine, theme, viewport, visible } = brush;
  const frames = engine.store.getState().index.scene.frames.filter(({ rect }) => overlaps(rect, visible));
  const hairline = lineWidth(viewport.zoom, 1, 0.6);

  const panels = frames.filter(({ look }) => look === 'panel');
  context.lineWidth = hairline;
  context.fillStyle = theme.color('--surface-2');
  context.strokeStyle = theme.color('--line');
  context.beginPath();
  for (const { rect } of panels) context.roundRect(rect.x, rect.y, rect.width, rect.height, radius);
  context.globalAlpha = 0.72;
  context.fill();
  context.globalAlpha = 1;
  context.stroke();

  const rows = frames.filter(({ look }) => look === 'row');
  context.beginPath();
  for (const { rect } of rows.slice(0, -1)) {
    context.moveTo(rect.x, rect.y + rect.height);
    context.lineTo(rect.x + rect.width, rect.y + rect.height);
  }
  context.stroke();
}

/** Far out, over all that stands there: a note is larger than a title. */
export function paintTitles(brush: Brush) {
  const { frames } = brush.engine.store.getState().index.scene;
  for (const frame of frames) if (overlaps(frame.rect, brush.visible)) paintTitle(brush, frame);
}

/** Over all that stands still: what is selected stands out through the cards' gaps. */
export function paintSelectedFrames(brush: Brush, frames: readonly SceneFrame[]) {
  for (const frame of frames) paintSelected(brush, frame);
}

function paintSelected({ context, theme, viewport }: Brush, { rect, look }: SceneFrame) {
  context.strokeStyle = theme.color('--accent');
  context.fillStyle = theme.color('--accent');
  context.lineWidth = lineWidth(viewport.zoom, 1.5, 1.5);
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, look === 'panel' ? radius : 0);
  context.globalAlpha = 0.04;
  context.fill();
  context.globalAlpha = 1;
  context.stroke();
}

/** Far out a title keeps its size on screen, as long as it fits. */
function paintTitle(
  { context, theme, viewport: { zoom } }: Brush,
  { rect, header, title, index, look }: SceneFrame,
) {
  const room = (look === 'panel' ? rect.width : header.width) * zoom - 8;
  if (room < 28 || (look === 'row' && rect.height * zoom < 16)) return;
  context.save();
  context.scale(1 / zoom, 1 / zoom);
  context.font = `600 11px ${theme.font()}`;
  context.fillStyle = theme.color('--text-2');
  context.textBaseline = 'middle';
  const text = look === 'panel' ? `${index + 1}  ${title}` : title;
  const fitting = ellipsize(context, text, room);
  const y =
    look === 'panel'
      ? Math.max(header.y * zoom - 9, (header.y + header.height / 2) * zoom - 16)
      : header.y * zoom + 10;
  context.fillText(fitting, (look === 'panel' ? rect.x : header.x) * zoom + 2, y);
  context.restore();
}
