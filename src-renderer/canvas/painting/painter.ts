import type { Id } from '../../../shared/base/ids.ts';
import { boundsOf, inflate, moved, unite } from '../../../shared/drawing/rects.ts';
import type { Route } from '../../../shared/drawing/routing/route.ts';
import type { Rect, SceneEdge } from '../../../shared/drawing/scene.ts';
import type { Draft, Engine } from '../engine.ts';
import { rectToScreen, type Viewport, visibleRect } from '../view/viewport.ts';
import type { Brush } from './brush.ts';
import { paintBoxes, paintSketches, paintThreads } from './paint-boxes.ts';
import { paintEdges } from './paint-edges.ts';
import { paintFrames } from './paint-frames.ts';
import { paintGrid } from './paint-grid.ts';
import { createTheme } from './theme.ts';
import type { DrawnEdge } from './trace.ts';

/** The base picture reaches this far beyond the canvas, so that a short pan only moves it. In CSS pixels. */
const overscan = 128;
/** What routing may take of one frame, in ms; the rest follows in the next ones. */
const routingBudget = 5;
/** In CSS pixels. */
const partStep = 128;

export interface Painter {
  readonly repaint: () => void;
  readonly close: () => void;
}

interface PainterDeps {
  readonly engine: Engine;
  readonly root: HTMLElement;
  /** What stands still. */
  readonly base: HTMLCanvasElement;
  /** What is being dragged; empty otherwise. */
  readonly live: HTMLCanvasElement;
  readonly showGrid: () => boolean;
}

/** Keeps both canvas elements in step with the engine: at most one painting per frame, and none where moving will do. */
export function createPainter({ engine, root, base, live, showGrid }: PainterDeps): Painter {
  const theme = createTheme(root, () => repaint());
  const baseContext = contextOf(base);
  const liveContext = contextOf(live);
  let painted: Viewport | null = null;
  let liveShown = false;
  let sketchedCards = false;
  let frame = 0;

  function repaint() {
    painted = null;
    schedule();
  }

  function schedule() {
    if (frame === 0) frame = requestAnimationFrame(paint);
  }

  function paint() {
    frame = 0;
    const viewport = engine.viewport.getState();
    const { size } = engine.store.getState();
    if (size.width === 0) return;
    if (painted && canMove(painted, viewport)) {
      const shift = `translate(${viewport.x - painted.x - overscan}px, ${viewport.y - painted.y - overscan}px)`;
      base.style.transform = shift;
    } else {
      paintBase(viewport);
    }
    paintLive(viewport);
  }

  function paintBase(viewport: Viewport) {
    const { size, drag, connection, backdrop } = engine.store.getState();
    const brush = prepare(base, baseContext, viewport, {
      x: -overscan,
      y: -overscan,
      width: size.width + 2 * overscan,
      height: size.height + 2 * overscan,
    });
    base.style.transform = `translate(${-overscan}px, ${-overscan}px)`;
    painted = viewport;
    if (size.width === 0) return;
    if (showGrid()) paintGrid(brush);
    paintFrames(brush);
    backdrop?.paint(brush.context, theme, brush.visible, viewport.zoom);
    const hidden = connection?.hides ?? null;
    const edges = edgesIn(brush.visible).filter((edge) => edge.id !== hidden && !touches(drag, edge));
    const { index } = engine.store.getState();
    if (brush.level === 'box') {
      paintThreads(brush, edges, index.endOf);
      const nodes = index.nodeIndex.search(brush.visible);
      paintBoxes(brush, drag ? nodes.filter((node) => !drag.ids.has(node.id)) : nodes);
      return;
    }
    const drawn: DrawnEdge[] = [];
    for (const edge of edges) {
      const route = engine.routes.of(edge, brush.deadline);
      if (route) drawn.push({ edge, route });
    }
    paintEdges(brush, drawn);
    const { mounted } = engine.store.getState();
    const missing = index.nodeIndex
      .search(brush.visible)
      .filter(({ id }) => !mounted.has(id) && drag?.ids.has(id) !== true);
    paintSketches(brush, missing);
    sketchedCards = missing.length > 0;
    if (engine.routes.takeSketched()) requestAnimationFrame(repaint);
  }

  function paintLive(viewport: Viewport) {
    const { drag, index } = engine.store.getState();
    if (!drag) {
      if (liveShown) {
        live.style.display = 'none';
        liveShown = false;
      }
      return;
    }
    if (!liveShown) live.style.display = 'block';
    liveShown = true;
    const { size, level } = engine.store.getState();
    const edges = [...drag.ids].flatMap((id) =>
      index.edgesOf(id).filter((edge) => firstEnd(drag.ids, edge) === id),
    );
    if (level === 'box') {
      const brush = prepare(live, liveContext, viewport, { x: 0, y: 0, ...size });
      live.style.transform = '';
      const rectOf = (id: Id): Rect | undefined => {
        const rect = index.endOf(id);
        return rect && drag.ids.has(id) ? moved(rect, drag.dx, drag.dy) : rect;
      };
      paintThreads(brush, edges, rectOf);
      const nodes = [...drag.ids].flatMap((id) => index.nodes.get(id) ?? []);
      paintBoxes(brush, nodes, drag.dx, drag.dy);
      return;
    }
    const deadline = performance.now() + routingBudget;
    const drawn: DrawnEdge[] = [];
    for (const edge of edges) {
      if (performance.now() > deadline) break;
      const route = engine.routes.moving(edge, drag.ids, drag.dx, drag.dy);
      if (route) drawn.push({ edge, route });
    }
    // Only as large as what moves: filling a whole screen for three lines costs more than the lines.
    const around = boundsOf(drawn.map(({ route }) => roomFor(route)));
    const part = around ? partOf(rectToScreen(viewport, around), size) : null;
    live.style.display = part ? 'block' : 'none';
    if (!part) return;
    const brush = prepare(live, liveContext, viewport, part);
    live.style.transform = `translate(${part.x}px, ${part.y}px)`;
    paintEdges(brush, drawn);
  }

  function edgesIn(visible: Rect): readonly SceneEdge[] {
    return engine.store.getState().index.edgeIndex.search(visible);
  }

  function prepare(
    canvas: HTMLCanvasElement,
    context: CanvasRenderingContext2D,
    viewport: Viewport,
    part: Rect,
  ): Brush {
    const { level } = engine.store.getState();
    const scale = Math.min(2, devicePixelRatio || 1);
    const { width, height } = part;
    const pixels = { width: Math.round(width * scale), height: Math.round(height * scale) };
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) {
      canvas.width = pixels.width;
      canvas.height = pixels.height;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    } else {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
    }
    const shifted = { ...viewport, x: viewport.x - part.x, y: viewport.y - part.y };
    const zoom = viewport.zoom * scale;
    context.setTransform(zoom, 0, 0, zoom, shifted.x * scale, shifted.y * scale);
    return {
      context,
      engine,
      theme,
      viewport,
      level,
      visible: visibleRect(shifted, { width, height }),
      deadline: performance.now() + routingBudget,
    };
  }

  const unsubscribes = [
    engine.viewport.subscribe(schedule),
    engine.store.subscribe((state, before) => {
      const dragChanged = state.drag !== before.drag;
      const otherDrag = state.drag?.ids !== before.drag?.ids;
      if (
        state.index !== before.index ||
        state.backdrop !== before.backdrop ||
        state.size !== before.size ||
        state.level !== before.level ||
        (state.mounted !== before.mounted && sketchedCards) ||
        otherDrag ||
        state.connection?.hides !== before.connection?.hides ||
        hoveredEdge(state.hover) !== hoveredEdge(before.hover)
      ) {
        repaint();
      } else if (dragChanged) schedule();
    }),
    engine.session.store.subscribe((state, before) => {
      if (state.selection !== before.selection) repaint();
    }),
  ];
  document.fonts?.addEventListener('loadingdone', repaint);
  repaint();

  return {
    repaint,
    close: () => {
      cancelAnimationFrame(frame);
      document.fonts?.removeEventListener('loadingdone', repaint);
      theme.close();
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}

/** A road with its label and arrow head. */
function roomFor({ bounds, label, labelRoom }: Route): Rect {
  return inflate(
    unite(bounds, { x: label.x - labelRoom / 2, y: label.y - 24, width: labelRoom, height: 48 }),
    12,
  );
}

/** What of it is seen, in steps, so that the element keeps its size from frame to frame. */
function partOf(rect: Rect, size: { readonly width: number; readonly height: number }): Rect | null {
  const x = Math.max(0, Math.floor(rect.x / partStep) * partStep);
  const y = Math.max(0, Math.floor(rect.y / partStep) * partStep);
  const right = Math.min(size.width, Math.ceil((rect.x + rect.width) / partStep) * partStep);
  const bottom = Math.min(size.height, Math.ceil((rect.y + rect.height) / partStep) * partStep);
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
}

function canMove(painted: Viewport, viewport: Viewport): boolean {
  return (
    painted.zoom === viewport.zoom &&
    Math.abs(painted.x - viewport.x) <= overscan &&
    Math.abs(painted.y - viewport.y) <= overscan
  );
}

function touches(drag: Draft['drag'], edge: SceneEdge): boolean {
  return drag !== null && (drag.ids.has(edge.from) || drag.ids.has(edge.to));
}

/** So that an edge between two dragged cards is painted once. */
function firstEnd(ids: ReadonlySet<Id>, edge: SceneEdge): Id {
  return ids.has(edge.from) ? edge.from : edge.to;
}

function hoveredEdge(hover: { readonly type: string; readonly id?: Id } | null): Id | null {
  return hover?.type === 'edge' ? (hover.id ?? null) : null;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas');
  return context;
}
