import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Id } from '../../shared/base/ids.ts';
import { centerOf } from '../../shared/drawing/rects.ts';
import type { CanvasControl } from '../documents/action.ts';
import { openName } from './adding.ts';
import { createControl } from './control.ts';
import type { CanvasOptions, MenuRequest } from './document-canvas.tsx';
import type { Engine } from './engine.ts';
import { finishDrop, paletteKeyOf, showDrop } from './interaction/drop.ts';
import { hitTest } from './interaction/hit-test.ts';
import { createPointerHandling } from './interaction/pointer.ts';
import { onWheel } from './interaction/wheel.ts';
import { type Keymap, plainKeymap } from './keyboard/keymap.ts';
import { handleKey } from './keyboard/keys.ts';
import { firstOf, placeOf } from './keyboard/navigate.ts';
import { createPainter, type Painter } from './painting/painter.ts';
import { toScreen, visibleRect } from './view/viewport.ts';

interface Deps {
  readonly engine: Engine;
  readonly options: CanvasOptions;
  readonly onControl: (control: CanvasControl | null) => void;
  readonly onOpenMenu: (request: MenuRequest) => void;
  readonly onInspect?: (id: Id) => void;
  readonly keymap?: Keymap;
}

/** Ties the engine to its elements: size, painting, pointer, wheel, keys, drops. */
export function useCanvasElement(deps: Deps) {
  const { engine, options } = deps;
  const root = useRef<HTMLDivElement>(null);
  const base = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const live = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  // What handlers read when they run, so that they need not be made anew.
  const latest = useRef(deps);
  useEffect(() => {
    latest.current = deps;
  });

  const focusCanvas = useCallback(() => root.current?.focus({ preventScroll: true }), []);

  const startRename = useCallback((id: Id) => openName(engine, id), [engine]);

  const pointer = useMemo(() => {
    const element = () => root.current ?? document.body;
    return createPointerHandling({
      engine,
      root: element,
      snaps: () => latest.current.options.snap,
      startRename,
    });
  }, [engine, startRename]);

  useEffect(() => {
    if (!root.current || !base.current || !marks.current || !live.current) return undefined;
    const element = root.current;
    const observer = new ResizeObserver(() => {
      engine.setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    engine.setSize({ width: element.clientWidth, height: element.clientHeight });
    const made = createPainter({
      engine,
      root: element,
      base: base.current,
      marks: marks.current,
      live: live.current,
      showGrid: () => latest.current.options.grid,
    });
    painter.current = made;
    const wheel = (event: WheelEvent) => onWheel(engine, element, event);
    element.addEventListener('wheel', wheel, { passive: false });
    const scroll = () => followScroll(engine, element);
    element.addEventListener('scroll', scroll);
    latest.current.onControl(
      createControl({
        engine,
        root: element,
        cancel: pointer.cancel,
        pointer: pointer.place,
        startRename,
      }),
    );
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('scroll', scroll);
      made.close();
      painter.current = null;
      latest.current.onControl(null);
    };
  }, [engine, pointer, startRename]);

  // oxlint-disable-next-line react/exhaustive-deps -- the painter reads the option itself
  useEffect(() => painter.current?.repaint(), [options.grid]);

  const handlers = useMemo(() => {
    function openMenuAt(id: Id | null) {
      const rect = id === null ? null : placeOf(engine.store.getState().index, id);
      const box = root.current?.getBoundingClientRect();
      if (!box) return;
      const { size } = engine.store.getState();
      const canvas = centerOf(rect ?? visibleRect(engine.viewport.getState(), size));
      const at = rect
        ? toScreen(engine.viewport.getState(), canvas)
        : { x: size.width / 2, y: size.height / 2 };
      if (id !== null) engine.session.select([id]);
      latest.current.onOpenMenu({ x: box.left + at.x, y: box.top + at.y, recordId: id, canvas });
    }

    const keyDeps = {
      engine,
      startRename,
      inspect: (id: Id) => latest.current.onInspect?.(id),
      openMenu: openMenuAt,
      cancelGesture: pointer.cancel,
      keymap: () => latest.current.keymap ?? plainKeymap,
      pointer: pointer.place,
    };
    let spaceUsed = false;

    return {
      onPointerDown: (event: React.PointerEvent) => {
        spaceUsed = true;
        // The event of a scroll comes a frame later; what is pressed is what is seen now.
        followScroll(engine, event.currentTarget as HTMLElement);
        pointer.down(event.nativeEvent);
      },
      onPointerMove: (event: React.PointerEvent) => pointer.move(event.nativeEvent),
      onPointerUp: (event: React.PointerEvent) => pointer.up(event.nativeEvent),
      onPointerCancel: pointer.lost,
      onPointerLeave: pointer.leave,
      onDoubleClick: (event: React.MouseEvent) => pointer.doubleClick(event.nativeEvent),
      onContextMenu: (event: React.MouseEvent) => {
        event.preventDefault();
        pointer.cancel();
        // The menu gives the focus back to what had it: the canvas, on which it was asked for.
        focusCanvas();
        const { canvas } = pointer.at(event.nativeEvent);
        const target = hitTest(engine, canvas);
        const id = 'id' in target ? target.id : null;
        if (id !== null && !engine.session.store.getState().selection.has(id)) engine.session.select([id]);
        if (id === null) engine.session.select([]);
        latest.current.onOpenMenu({ x: event.clientX, y: event.clientY, recordId: id, canvas });
      },
      onKeyDown: (event: React.KeyboardEvent) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === ' ') {
          event.preventDefault();
          if (!event.repeat) {
            spaceUsed = false;
            pointer.setSpace(true);
          }
          return;
        }
        if (!handleKey(keyDeps, event.nativeEvent)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onKeyUp: (event: React.KeyboardEvent) => {
        if (event.key !== ' ') return;
        pointer.setSpace(false);
        if (!spaceUsed) toggleFocused(engine);
      },
      onFocus: (event: React.FocusEvent<HTMLElement>) => {
        const { focus, index } = engine.store.getState();
        const [selected] = engine.session.store.getState().selection;
        const start =
          selected !== undefined && placeOf(index, selected) ? selected : (focus ?? firstOf(index));
        engine.store.setState({ focus: start, focusVisible: event.currentTarget.matches(':focus-visible') });
      },
      onBlur: () => {
        pointer.setSpace(false);
        engine.store.setState({ focusVisible: false, connectingFrom: null });
      },
      onDragOver: (event: React.DragEvent) => {
        const key = paletteKeyOf(event.dataTransfer);
        if (key === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        showDrop(engine, key, pointer.at(event.nativeEvent).canvas);
      },
      onDragLeave: () => engine.store.setState({ drop: null }),
      onDrop: (event: React.DragEvent) => {
        const key = paletteKeyOf(event.dataTransfer);
        if (key === null) return;
        event.preventDefault();
        finishDrop(engine, key, pointer.at(event.nativeEvent).canvas);
        focusCanvas();
      },
    };
  }, [engine, pointer, startRename, focusCanvas]);

  return { root, base, marks, live, handlers, focusCanvas };
}

/** The browser scrolls what it finds, or a screen reader reads, into view: that is a pan, or the cards would leave their arrows. */
function followScroll(engine: Engine, element: HTMLElement) {
  const { scrollLeft, scrollTop } = element;
  if (scrollLeft === 0 && scrollTop === 0) return;
  element.scrollTo({ left: 0, top: 0, behavior: 'instant' });
  const viewport = engine.viewport.getState();
  engine.setViewport({ ...viewport, x: viewport.x - scrollLeft, y: viewport.y - scrollTop });
}

function toggleFocused(engine: Engine) {
  const { focus } = engine.store.getState();
  if (focus === null) return;
  const { selection } = engine.session.store.getState();
  const next = new Set(selection);
  if (!next.delete(focus)) next.add(focus);
  engine.session.select(next);
}
