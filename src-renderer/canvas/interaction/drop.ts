import type { Point } from '../../../shared/drawing/scene.ts';
import { finishNew } from '../adding.ts';
import type { Engine } from '../engine.ts';
import { hitEdge } from './hit-test.ts';

const prefix = 'application/x-canvas-palette-';

/** What a palette entry puts on the drag, so that the canvas knows it while it is still in the air. */
export function paletteMime(key: string): string {
  return `${prefix}${key}`;
}

export function paletteKeyOf(transfer: DataTransfer | null): string | null {
  const type = transfer?.types.find((candidate) => candidate.startsWith(prefix));
  return type ? type.slice(prefix.length) : null;
}

/** Shows where a palette entry would come to lie: over an edge it goes into it. */
export function showDrop(engine: Engine, key: string, at: Point) {
  const { width, height } = engine.view.sizeOf(key);
  const joins = engine.view.palette.find((item) => item.key === key)?.joins === 'through';
  const edge = joins ? hitEdge(engine, at) : null;
  engine.store.setState({
    drop: {
      rect: { x: at.x - width / 2, y: at.y - height / 2, width, height },
      edgeId: edge?.type === 'edge' ? edge.id : null,
    },
    hover: edge,
  });
}

export function finishDrop(engine: Engine, key: string, at: Point) {
  const edgeId = engine.store.getState().drop?.edgeId ?? null;
  engine.store.setState({ drop: null, hover: null });
  const document = engine.document();
  const inserted = edgeId === null ? null : engine.gestures.insertOnEdge(document, edgeId, key);
  finishNew(engine, inserted ?? engine.gestures.add(document, key, at));
}
