import type { Id } from '../../shared/base/ids.ts';
import { boundsOf, centerOf } from '../../shared/drawing/rects.ts';
import type { CanvasControl } from '../documents/action.ts';
import { addHere } from './adding.ts';
import type { Engine } from './engine.ts';
import { focusOn } from './keyboard/focus-on.ts';
import { placeOf } from './keyboard/navigate.ts';
import { centerOn, panIntoView, toCanvas, visibleRect } from './view/viewport.ts';
import { zoomStep, zoomTo } from './view/zooming.ts';

interface ControlDeps {
  readonly engine: Engine;
  readonly root: HTMLElement;
  readonly cancel: () => boolean;
  readonly pointer: CanvasControl['pointer'];
  readonly startRename: (id: Id) => void;
}

/** What actions may ask of the canvas in front. */
export function createControl({ engine, root, cancel, pointer, startRename }: ControlDeps): CanvasControl {
  const zoom = () => engine.viewport.getState().zoom;
  return {
    zoomIn: () => zoomStep(engine, 1),
    zoomOut: () => zoomStep(engine, -1),
    zoomTo: (to) => zoomTo(engine, to),
    fit: () => engine.fit(),
    fitSelection: () => {
      const { selection } = engine.session.store.getState();
      engine.fit(selection.size > 0 ? selection : undefined);
    },
    focus: () => root.focus({ preventScroll: true }),
    reveal: (id) => {
      const { index, size } = engine.store.getState();
      // What is behind a collapsed header is shown by that header.
      const header = index.scene.behind?.get(id);
      engine.session.select([id]);
      if (header !== undefined) {
        root.focus({ preventScroll: true });
        focusOn(engine, header);
        return;
      }
      root.focus({ preventScroll: true });
      const edge = index.edges.get(id);
      if (edge) {
        engine.fit([edge.from, edge.to]);
        return;
      }
      const rect = index.nodes.get(id)?.rect ?? index.frames.get(id)?.header;
      // Too far out to read: come near first.
      if (rect && zoom() < 0.6) engine.glideTo(centerOn(centerOf(rect), size, 1));
      engine.store.setState({ focus: id, focusVisible: true });
      if (zoom() >= 0.6) focusOn(engine, id);
    },
    add: (paletteKey) => {
      root.focus({ preventScroll: true });
      addHere(engine, paletteKey, { joined: false, pointed: null });
    },
    goTo: (ids) => {
      const { index, size } = engine.store.getState();
      const rects = ids.flatMap((id) => index.nodes.get(id)?.rect ?? index.frames.get(id)?.rect ?? []);
      const bounds = boundsOf(rects);
      if (!bounds) return;
      engine.store.setState({ focus: ids.find((id) => placeOf(index, id) !== null) ?? null });
      engine.glideTo(panIntoView(engine.heading(), bounds, size));
    },
    rename: startRename,
    center: () => centerOf(visibleRect(engine.viewport.getState(), engine.store.getState().size)),
    pointer: () => (engine.store.getState().focusVisible ? null : pointer()),
    at: (client) => {
      const box = root.getBoundingClientRect();
      const screen = { x: client.x - box.left, y: client.y - box.top };
      const inside = screen.x >= 0 && screen.y >= 0 && screen.x <= box.width && screen.y <= box.height;
      return inside ? toCanvas(engine.viewport.getState(), screen) : null;
    },
    cancel,
  };
}
