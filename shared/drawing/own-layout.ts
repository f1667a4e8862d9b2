import { isJsonObject } from '../base/json.ts';
import type { DocumentRecord } from '../documents/document.ts';
import type { Point } from './scene.ts';

/** How the line of a connection runs. Absent in the record: around the cards, with rounded corners. */
export const edgeShapes = ['straight', 'stepped', 'curved'] as const;
export type EdgeShape = (typeof edgeShapes)[number];

/** What a connection's `layout` says about its line; null: nothing, or nothing that we know. */
export function edgeShapeOf({ layout }: DocumentRecord): EdgeShape | null {
  const shape = isJsonObject(layout) ? layout['shape'] : undefined;
  return edgeShapes.find((known) => known === shape) ?? null;
}

const farthest = 4000;

/** How far its label was moved from where it would stand by itself, in canvas pixels. */
export function labelOffsetOf({ layout }: DocumentRecord): Point {
  const label = isJsonObject(layout) ? layout['label'] : undefined;
  if (!isJsonObject(label)) return { x: 0, y: 0 };
  return { x: within(label['x']), y: within(label['y']) };
}

/** Whether a stage, lane or group is folded to its header. */
export function isCollapsed({ layout }: DocumentRecord): boolean {
  return isJsonObject(layout) && layout['collapsed'] === true;
}

/** Whether tidying leaves a card where it is. */
export function isPinned({ layout }: DocumentRecord): boolean {
  return isJsonObject(layout) && layout['pinned'] === true;
}

function within(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 0;
  return Math.max(-farthest, Math.min(farthest, value));
}
