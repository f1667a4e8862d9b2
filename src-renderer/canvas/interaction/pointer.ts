import type { Id } from '../../../shared/base/ids.ts';
import type { Point } from '../../../shared/drawing/scene.ts';
import type { Engine } from '../engine.ts';
import { toCanvas, zoomAt } from '../view/viewport.ts';
import { createAutoPan } from './auto-pan.ts';
import { startConnect, startReconnect } from './connect.ts';
import { startDragCards } from './drag-cards.ts';
import { startDragLabel } from './drag-label.ts';
import { startDragMark } from './drag-mark.ts';
import type { Gesture, PointerState } from './gesture.ts';
import { hitTest, sameTarget, type Target } from './hit-test.ts';
import { startMarquee } from './marquee.ts';
import { startPan } from './pan.ts';
import { startReorderFrame } from './reorder-frame.ts';
import { startResizeCard } from './resize-card.ts';
import { startResizeFrame } from './resize-frame.ts';

/** A press becomes a gesture after so many CSS pixels; before, it is a click. */
const threshold = 3;

export interface PointerHandling {
  readonly down: (event: PointerEvent) => void;
  readonly move: (event: PointerEvent) => void;
  readonly up: (event: PointerEvent) => void;
  readonly lost: () => void;
  readonly leave: () => void;
  readonly doubleClick: (event: MouseEvent) => void;
  readonly cancel: () => boolean;
  /** Where on the canvas the pointer is now; null where it is not over it. */
  readonly place: () => Point | null;
  readonly setSpace: (held: boolean) => void;
  readonly at: (event: MouseEvent) => PointerState;
}

interface PointerDeps {
  readonly engine: Engine;
  /** The canvas element. */
  readonly root: () => HTMLElement;
  readonly snaps: () => boolean;
  readonly startRename: (id: Id) => void;
}

interface Press {
  readonly pointer: PointerState;
  readonly start: () => Gesture | null;
  readonly click: () => void;
}

export function createPointerHandling({ engine, root, snaps, startRename }: PointerDeps): PointerHandling {
  let press: Press | null = null;
  let gesture: Gesture | null = null;
  let last: PointerState | null = null;
  let over = false;
  let space = false;
  const touches = new Map<number, { x: number; y: number }>();
  const autoPan = createAutoPan(engine, () => {
    if (gesture && last) gesture.move(withCanvas(last));
  });

  function withCanvas(pointer: PointerState): PointerState {
    return { ...pointer, canvas: toCanvas(engine.viewport.getState(), pointer.screen) };
  }

  function at(event: MouseEvent): PointerState {
    const box = root().getBoundingClientRect();
    const screen = { x: event.clientX - box.left, y: event.clientY - box.top };
    return {
      screen,
      canvas: toCanvas(engine.viewport.getState(), screen),
      shift: event.shiftKey,
      alt: event.altKey,
      mod: event.ctrlKey || event.metaKey,
    };
  }

  function down(event: PointerEvent) {
    if (event.pointerType === 'touch' && beginTouch(event)) return;
    if (press || gesture || (event.button !== 0 && event.button !== 1)) return;
    root().setPointerCapture(event.pointerId);
    root().focus({ preventScroll: true });
    const pointer = at(event);
    last = pointer;
    engine.store.setState({ focusVisible: false, connectingFrom: null });
    if (event.button === 1 || space) {
      event.preventDefault();
      begin(startPan(engine, pointer));
      return;
    }
    const made = pressFor(hitTest(engine, pointer.canvas), pointer);
    // Where nothing can be moved, what is dragged is the view.
    press = engine.readOnly ? { ...made, start: () => startPan(engine, pointer) } : made;
  }

  /** Two fingers pinch; what one finger had begun is taken back. */
  function beginTouch(event: PointerEvent): boolean {
    touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (touches.size < 2) return false;
    cancel();
    return true;
  }

  function pinch(event: PointerEvent) {
    const [a, b] = [...touches.values()];
    touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const [c, d] = [...touches.values()];
    if (!a || !b || !c || !d) return;
    const box = root().getBoundingClientRect();
    const before = { x: (a.x + b.x) / 2 - box.left, y: (a.y + b.y) / 2 - box.top };
    const after = { x: (c.x + d.x) / 2 - box.left, y: (c.y + d.y) / 2 - box.top };
    const factor = Math.hypot(c.x - d.x, c.y - d.y) / Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
    const viewport = engine.viewport.getState();
    const zoomed = zoomAt(viewport, before, viewport.zoom * factor);
    engine.setViewport({ ...zoomed, x: zoomed.x + after.x - before.x, y: zoomed.y + after.y - before.y });
  }

  function pressFor(target: Target, pointer: PointerState): Press {
    const { session } = engine;
    const { selection } = session.store.getState();
    switch (target.type) {
      case 'port':
        return {
          pointer,
          start: () => startConnect(engine, target.id),
          click: () => session.select([target.id]),
        };
      case 'edge-end':
        return { pointer, start: () => startReconnect(engine, target.id, target.end), click: () => {} };
      case 'mark':
        choose(target.id, pointer.shift || pointer.mod);
        engine.store.setState({ focus: target.id });
        return { pointer, start: () => startDragMark(engine, target.id), click: () => {} };
      case 'node-corner':
        return {
          pointer,
          start: () => startResizeCard(engine, pointer, target.id, snaps),
          click: () => {},
        };
      case 'frame-edge':
        return {
          pointer,
          start: () => startResizeFrame(engine, pointer, target.id, snaps),
          click: () => session.select([target.id]),
        };
      case 'frame-header':
        if (!selection.has(target.id)) choose(target.id, pointer.shift || pointer.mod);
        return {
          pointer,
          start: () => startReorderFrame(engine, pointer, target.id),
          click: () => engine.store.setState({ focus: target.id }),
        };
      case 'edge':
        choose(target.id, pointer.shift || pointer.mod);
        return { pointer, start: () => null, click: () => {} };
      case 'edge-label':
        choose(target.id, pointer.shift || pointer.mod);
        return { pointer, start: () => startDragLabel(engine, pointer, target.id), click: () => {} };
      case 'node': {
        const wasSelected = selection.has(target.id);
        if (!wasSelected) choose(target.id, pointer.shift || pointer.mod);
        engine.store.setState({ focus: target.id });
        return {
          pointer,
          start: () => startDragCards(engine, pointer, draggedWith(target.id), snaps),
          click: () => {
            if (wasSelected) choose(target.id, pointer.shift || pointer.mod);
          },
        };
      }
      default:
        return {
          pointer,
          start: () => startMarquee(engine, pointer),
          click: () => {
            if (!pointer.shift) session.select([]);
          },
        };
    }
  }

  function choose(id: Id, adding: boolean) {
    const { selection } = engine.session.store.getState();
    if (!adding) engine.session.select([id]);
    else if (selection.has(id)) engine.session.select([...selection].filter((other) => other !== id));
    else engine.session.select([...selection, id]);
  }

  /** Every selected card moves along; frames and edges in the selection do not. */
  function draggedWith(id: Id): ReadonlySet<Id> {
    const { selection } = engine.session.store.getState();
    const { nodes } = engine.store.getState().index;
    const ids = [...selection].filter((selected) => nodes.has(selected));
    return new Set(selection.has(id) ? ids : [id]);
  }

  function begin(next: Gesture | null) {
    gesture = next;
    if (!next) return;
    engine.store.setState({ hover: null });
    root().style.cursor = next.cursor;
  }

  function move(event: PointerEvent) {
    if (touches.size >= 2 && touches.has(event.pointerId)) {
      pinch(event);
      return;
    }
    const pointer = at(event);
    last = pointer;
    over = true;
    if (gesture) {
      gesture.move(pointer);
      root().style.cursor = gesture.cursor;
      if (gesture.autoPan) autoPan.follow(pointer.screen);
      return;
    }
    if (press) {
      const { screen } = press.pointer;
      if (Math.hypot(pointer.screen.x - screen.x, pointer.screen.y - screen.y) < threshold) return;
      const started = press.start();
      press = null;
      begin(started);
      started?.move(pointer);
      return;
    }
    hover(pointer);
  }

  function hover({ canvas }: PointerState) {
    const target = hitTest(engine, canvas);
    const { hover: before } = engine.store.getState();
    if (!sameTarget(before, target)) engine.store.setState({ hover: target });
    root().style.cursor = space ? 'grab' : cursorOf(target, engine);
  }

  function up(event: PointerEvent) {
    touches.delete(event.pointerId);
    const pointer = at(event);
    autoPan.stop();
    if (gesture) {
      const ending = gesture;
      gesture = null;
      ending.release(pointer);
    } else press?.click();
    press = null;
    root().style.cursor = space ? 'grab' : '';
  }

  function cancel(): boolean {
    autoPan.stop();
    const had = gesture !== null || press !== null;
    const ending = gesture;
    gesture = null;
    press = null;
    ending?.cancel();
    root().style.cursor = '';
    return had;
  }

  function doubleClick(event: MouseEvent) {
    if (engine.readOnly) return;
    const { canvas } = at(event);
    const target = hitTest(engine, canvas);
    switch (target.type) {
      case 'node':
      case 'frame-header':
      case 'edge-label':
        startRename(target.id);
        return;
      case 'edge':
        engine.store.setState({ adding: { at: canvas, card: { for: 'edge', edgeId: target.id } } });
        return;
      case 'canvas':
        engine.store.setState({ adding: { at: canvas, card: { for: 'itself' } } });
        return;
      default:
    }
  }

  return {
    down,
    move,
    up,
    lost: () => {
      touches.clear();
      cancel();
    },
    leave: () => {
      over = false;
      if (!gesture && !press && engine.store.getState().hover) engine.store.setState({ hover: null });
    },
    doubleClick,
    cancel,
    place: () => (over && last ? withCanvas(last).canvas : null),
    setSpace: (held) => {
      space = held;
      if (!gesture) root().style.cursor = held ? 'grab' : '';
    },
    at,
  };
}

function cursorOf(target: Target, { gestures, readOnly }: Engine): string {
  switch (target.type) {
    case 'port':
      return 'crosshair';
    case 'edge-end':
      return 'move';
    case 'node-corner':
      return 'nwse-resize';
    case 'mark':
      return gestures.setMark && !readOnly ? 'ns-resize' : 'pointer';
    case 'frame-edge':
      return target.resize === 'right' ? 'ew-resize' : 'ns-resize';
    case 'frame-header':
    case 'edge-label':
      return 'grab';
    case 'edge':
      return 'pointer';
    default:
      return '';
  }
}
