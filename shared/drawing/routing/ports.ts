import type { Point, Rect } from '../scene.ts';

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** How far a road goes straight out of a card before it may turn. */
export const stub = 16;
/** The space that a road keeps to the cards that it passes. */
export const clearance = 8;
/** What one bend is worth in pixels of way. */
export const bendCost = 30;

export const directions: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

export function portOf(rect: Rect, side: Side): Point {
  const direction = directions[side];
  return {
    x: rect.x + (rect.width * (1 + direction.x)) / 2,
    y: rect.y + (rect.height * (1 + direction.y)) / 2,
  };
}

/** Where a road has left the card and may turn. */
export function stubOf(rect: Rect, side: Side): Point {
  const port = portOf(rect, side);
  return { x: port.x + directions[side].x * stub, y: port.y + directions[side].y * stub };
}

/** Journeys read from left to right and from top to bottom: other ways out cost extra. */
export const leaveCost: Readonly<Record<Side, number>> = { right: 0, bottom: 14, top: 18, left: 44 };
export const arriveCost: Readonly<Record<Side, number>> = { left: 0, top: 10, bottom: 18, right: 44 };
