import type { NewId } from '../../../shared/base/ids.ts';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import { add, addBeside, connectToNew, insertInto, insertOnEdge } from './add.ts';
import { connect, reconnect } from './connect.ts';
import { duplicateBy } from './copies.ts';
import { drag } from './move.ts';
import { rename } from './record-edits.ts';
import { remove } from './remove.ts';

/** What the hands can do on a process's canvas. It has no frames: the band of a procedure follows what belongs to it. */
export function processGestures(newId: NewId): CanvasGestures {
  return {
    move: drag,
    copyBy: (document, ids, delta) => duplicateBy(document, ids, delta, newId),
    resizeFrame: () => null,
    reorderFrame: () => null,
    connect: (document, from, to) => connect(document, from, to, newId),
    reconnect,
    connectToNew: (document, from, paletteKey, at) => connectToNew(document, from, paletteKey, at, newId),
    add: (document, paletteKey, at) => add(document, paletteKey, at, newId),
    addBeside: (document, paletteKey, besideId, joined) =>
      addBeside(document, paletteKey, besideId, joined, newId),
    insertOnEdge: (document, edgeId, paletteKey) => insertOnEdge(document, edgeId, paletteKey, newId),
    insertInto: (document, edgeId, id) => insertInto(document, edgeId, id, newId),
    remove,
    rename,
  };
}
