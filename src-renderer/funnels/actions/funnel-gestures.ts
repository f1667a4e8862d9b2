import type { NewId } from '../../../shared/base/ids.ts';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import { add, connectToNew, insertOnWay } from './add.ts';
import { connect, reconnect } from './connect.ts';
import { move } from './move.ts';
import { rename } from './record-edits.ts';
import { remove } from './remove.ts';

/** What the hands can do on a funnel's canvas. */
export function funnelGestures(newId: NewId): CanvasGestures {
  return {
    move,
    resizeFrame: () => null,
    reorderFrame: () => null,
    connect,
    reconnect,
    connectToNew: (document, from, paletteKey, at) => connectToNew(document, from, paletteKey, at, newId),
    add: (document, paletteKey, at) => add(document, paletteKey, at, newId),
    insertOnEdge: (document, edgeId, paletteKey) => insertOnWay(document, edgeId, paletteKey, newId),
    remove,
    rename,
  };
}
