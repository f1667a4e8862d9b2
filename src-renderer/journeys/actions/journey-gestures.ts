import type { NewId } from '../../../shared/base/ids.ts';
import type { CanvasGestures } from '../../canvas/gestures.ts';
import { add, connectToNew, insertOnEdge } from './add.ts';
import { addBeside } from './add-beside.ts';
import { connect, insertInto, reconnect } from './connect.ts';
import { duplicateBy } from './copies.ts';
import { setEmotion } from './emotion.ts';
import { leastFrame, reorderFrame, resizeFrame } from './frames.ts';
import { move } from './move.ts';
import { rename } from './record-edits.ts';
import { remove } from './remove.ts';

/** What the hands can do on a journey's canvas. */
export function journeyGestures(newId: NewId): CanvasGestures {
  return {
    move: (document, ids, delta) => move(document, ids, delta),
    copyBy: (document, ids, delta) => duplicateBy(document, ids, delta, newId),
    resizeFrame,
    leastFrame,
    reorderFrame,
    connect: (document, from, to) => connect(document, from, to, newId),
    reconnect,
    connectToNew: (document, from, paletteKey, at) => connectToNew(document, from, paletteKey, at, newId),
    add: (document, paletteKey, at) => add(document, paletteKey, at, newId),
    addBeside: (document, paletteKey, besideId, joined) =>
      addBeside(document, paletteKey, besideId, joined, newId),
    insertOnEdge: (document, edgeId, paletteKey) => insertOnEdge(document, edgeId, paletteKey, newId),
    insertInto: (document, edgeId, id) => insertInto(document, edgeId, id, newId),
    setMark: setEmotion,
    remove,
    rename,
  };
}
