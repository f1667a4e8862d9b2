import { expect, it } from 'vitest';
import { paintQuiet } from './paint-bars.ts';

/** A brush that remembers how opaque it is, and paints nothing. */
function brush() {
  const alphas: number[] = [];
  const context = {
    globalAlpha: 1,
    save: () => alphas.push(context.globalAlpha),
    restore: () => {
      context.globalAlpha = alphas.pop() ?? 1;
    },
    ...Object.fromEntries(
      [
        'fillRect',
        'strokeRect',
        'beginPath',
        'rect',
        'clip',
        'moveTo',
        'lineTo',
        'stroke',
        'setLineDash',
      ].map((name) => [name, () => {}]),
    ),
  };
  return context;
}

it.each([true, false])('leaves the brush opaque for what is painted next, optional: %s', (optional) => {
  const context = brush();
  const rect = { x: 300, y: 0, width: 184, height: 76 };
  const before = { ...rect, x: 0 };
  const theme = { color: () => '#000', font: () => '12px sans-serif' };
  paintQuiet(context as unknown as CanvasRenderingContext2D, theme, { optional, rect, before }, 1);
  expect(context.globalAlpha).toBe(1);
});
