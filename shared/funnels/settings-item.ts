import type { Id } from '../base/ids.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { FunnelHeader } from './funnel.ts';

/** The keys of the settings item that are ours; every other one is somebody else's and kept. */
export const settingsKeys = ['id', 'kind', 'orderMode', 'window'] as const;

type Settings = Pick<FunnelHeader, 'orderMode' | 'window' | 'otherSettings'>;

/** Where the column `stages` has no settings item. */
export const usualSettings: Settings = { orderMode: 'ordered', window: null, otherSettings: null };

/**
 * The item of the column `stages` that carries what the funnel's columns cannot hold; its id is the funnel's. undefined
 * where everything is as usual, so that a plain funnel's column is a plain list of steps.
 */
export function settingsToItem(
  id: Id,
  { orderMode, window, otherSettings }: Settings,
): JsonObject | undefined {
  if (orderMode === usualSettings.orderMode && window === null && otherSettings === null) return undefined;
  return { ...otherSettings, id, kind: 'settings', orderMode, window };
}

/** The inverse; `orderMode` and `window` are still of any type. */
export function itemToSettings(item: JsonObject): {
  orderMode: Json;
  window: Json;
  otherSettings: JsonObject | null;
} {
  const { id: _id, kind: _kind, orderMode, window, ...rest } = item;
  return {
    orderMode: orderMode ?? usualSettings.orderMode,
    window: window ?? null,
    otherSettings: Object.keys(rest).length === 0 ? null : rest,
  };
}
