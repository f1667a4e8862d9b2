import type { Brush } from './brush.ts';

/** Dots every 16 pixels at zoom 1; coarser when zoomed out, gone when they would only be noise. */
const step = 16;

export function paintGrid({ context, theme, viewport, visible }: Brush) {
  let cell = step;
  while (cell * viewport.zoom < 11) cell *= 2;
  if (cell > step * 8) return;
  const size = 1.2 / viewport.zoom;
  const left = Math.floor(visible.x / cell) * cell;
  const top = Math.floor(visible.y / cell) * cell;
  const right = visible.x + visible.width;
  const bottom = visible.y + visible.height;
  context.strokeStyle = theme.color('--dot');
  context.lineWidth = size;
  // A row of dots is one dashed line: far fewer calls than dots.
  context.setLineDash([size, cell - size]);
  context.beginPath();
  for (let y = top; y <= bottom; y += cell) {
    context.moveTo(left - size / 2, y);
    context.lineTo(right, y);
  }
  context.stroke();
  context.setLineDash([]);
}
