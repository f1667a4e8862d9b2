import type { Point, Rect } from '../../../shared/drawing/scene.ts';

/** A canvas point p is seen at p * zoom + (x, y), in CSS pixels from the top left corner of the canvas element. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const zoomLimits = { min: 0.05, max: 4 } as const;
/** Where the buttons stop. */
const zoomSteps = [0.05, 0.1, 0.15, 0.25, 0.35, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

export function clampZoom(zoom: number): number {
  return Math.min(zoomLimits.max, Math.max(zoomLimits.min, zoom));
}

export function nextZoomStep(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? zoomSteps : zoomSteps.toReversed();
  const next = steps.find((step) => (direction === 1 ? step > zoom * 1.01 : step < zoom * 0.99));
  return next ?? clampZoom(zoom);
}

export function toCanvas(viewport: Viewport, point: Point): Point {
  return { x: (point.x - viewport.x) / viewport.zoom, y: (point.y - viewport.y) / viewport.zoom };
}

export function toScreen(viewport: Viewport, point: Point): Point {
  return { x: point.x * viewport.zoom + viewport.x, y: point.y * viewport.zoom + viewport.y };
}

export function rectToScreen(viewport: Viewport, rect: Rect): Rect {
  const corner = toScreen(viewport, rect);
  return { ...corner, width: rect.width * viewport.zoom, height: rect.height * viewport.zoom };
}

export function panBy(viewport: Viewport, dx: number, dy: number): Viewport {
  return { x: viewport.x + dx, y: viewport.y + dy, zoom: viewport.zoom };
}

/** The point under `at` (CSS pixels) stays where it is. */
export function zoomAt(viewport: Viewport, at: Point, zoom: number): Viewport {
  const next = clampZoom(zoom);
  const ratio = next / viewport.zoom;
  return { x: at.x - (at.x - viewport.x) * ratio, y: at.y - (at.y - viewport.y) * ratio, zoom: next };
}

/** What is seen, in canvas pixels. */
export function visibleRect(viewport: Viewport, size: Size): Rect {
  return {
    ...toCanvas(viewport, { x: 0, y: 0 }),
    width: size.width / viewport.zoom,
    height: size.height / viewport.zoom,
  };
}

/** Shows all of `bounds` in the middle, never larger than `maxZoom`. */
export function fitRect(bounds: Rect, size: Size, padding = 32, maxZoom = 1): Viewport {
  const room = {
    width: Math.max(1, size.width - 2 * padding),
    height: Math.max(1, size.height - 2 * padding),
  };
  const zoom = clampZoom(
    Math.min(maxZoom, room.width / Math.max(1, bounds.width), room.height / Math.max(1, bounds.height)),
  );
  return centerOn({ x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }, size, zoom);
}

export function centerOn(point: Point, size: Size, zoom: number): Viewport {
  return { x: size.width / 2 - point.x * zoom, y: size.height / 2 - point.y * zoom, zoom };
}

/** The smallest pan after which `rect` is seen, with a margin in CSS pixels; the same object where it is seen already. */
export function panIntoView(viewport: Viewport, rect: Rect, size: Size, margin = 48): Viewport {
  const seen = rectToScreen(viewport, rect);
  const dx = shift(seen.x, seen.width, size.width, margin);
  const dy = shift(seen.y, seen.height, size.height, margin);
  return dx === 0 && dy === 0 ? viewport : panBy(viewport, dx, dy);
}

function shift(start: number, length: number, room: number, margin: number): number {
  if (length + 2 * margin > room)
    return start > margin || start + length < room - margin ? margin - start : 0;
  if (start < margin) return margin - start;
  if (start + length > room - margin) return room - margin - start - length;
  return 0;
}

/** On the way from one viewport to another, `t` from 0 to 1; zoom moves by equal factors. */
export function mixViewports(from: Viewport, to: Viewport, t: number, size: Size): Viewport {
  const middle = { x: size.width / 2, y: size.height / 2 };
  const a = toCanvas(from, middle);
  const b = toCanvas(to, middle);
  const zoom = from.zoom * (to.zoom / from.zoom) ** t;
  // The middle moves as the zoom does, so that the way looks straight.
  const s = from.zoom === to.zoom ? t : (1 / zoom - 1 / from.zoom) / (1 / to.zoom - 1 / from.zoom);
  return centerOn({ x: a.x + (b.x - a.x) * s, y: a.y + (b.y - a.y) * s }, size, zoom);
}
