import type { Id } from '../../../shared/base/ids.ts';
import { boundsOf, moved } from '../../../shared/drawing/rects.ts';
import type { Rect, SceneEdge } from '../../../shared/drawing/scene.ts';
import type { Draft, Engine } from '../engine.ts';
import { rectToScreen, type Viewport, visibleRect } from '../view/viewport.ts';
import { createBackdropPicture } from './backdrop-picture.ts';
import { createLayer } from './layer.ts';
import { paintBoxes, paintOutlines, paintSketches, paintThreads } from './paint-boxes.ts';
import { paintEdgeLabels, paintEdges, paintMarkedEdges } from './paint-edges.ts';
import { paintFrames, paintTitles } from './paint-frames.ts';
import { paintGrid } from './paint-grid.ts';
import { markedIn, paintMarked, roomFor, roomOfMarked } from './paint-marked.ts';
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
  /** What of it is selected or under the pointer: these change often, and the rest need not be painted for them. */
  readonly marks: HTMLCanvasElement;
  /** What is being dragged; empty otherwise. */
  readonly live: HTMLCanvasElement;
  readonly showGrid: () => boolean;
}

/** Keeps the canvas elements in step with the engine: at most one painting per frame, and none where moving will do. */
export function createPainter({ engine, root, showGrid, ...canvases }: PainterDeps): Painter {
  const theme = createTheme(root, () => repaintAnew());
  const backdropPicture = createBackdropPicture();
  const layerOn = (canvas: HTMLCanvasElement) =>
    createLayer({ engine, theme, canvas, budget: routingBudget });
  const base = layerOn(canvases.base);
  const marks = layerOn(canvases.marks);
  const live = layerOn(canvases.live);
  let painted: Viewport | null = null;
  let marksPainted = false;
  let sketchedCards = false;
  let frame = 0;

  function repaint() {
    painted = null;
    schedule();
  }

  /** Colours or letters may be others now. */
  function repaintAnew() {
    backdropPicture.forget();
    repaint();
  }

  function repaintMarks() {
    marksPainted = false;
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
    const stands = painted !== null && canMove(painted, viewport);
    if (stands) base.follow(viewport);
    else paintBase(viewport);
    if (stands && marksPainted) marks.follow(viewport);
    else paintMarks(viewport);
    if (engine.routes.takeSketched()) requestAnimationFrame(repaint);
    paintLive(viewport);
  }

  function overscanned(): Rect {
    const { size } = engine.store.getState();
    return {
      x: -overscan,
      y: -overscan,
      width: size.width + 2 * overscan,
      height: size.height + 2 * overscan,
    };
  }

  function paintBase(viewport: Viewport) {
    const { drag, connection, backdrop, index, mounted } = engine.store.getState();
    const brush = base.prepare(viewport, overscanned());
    painted = viewport;
    if (showGrid()) paintGrid(brush);
    paintFrames(brush);
    if (backdrop) backdropPicture.paint(backdrop, brush);
    const hidden = connection?.hides ?? null;
    const edges = index.edgeIndex
      .search(brush.visible)
      .filter((edge) => edge.id !== hidden && !touches(drag, edge));
    if (brush.level === 'box') {
      paintThreads(brush, edges, index.endOf);
      const nodes = index.nodeIndex.search(brush.visible);
      paintBoxes(brush, drag ? nodes.filter((node) => !drag.ids.has(node.id)) : nodes);
      paintTitles(brush);
      return;
    }
    const drawn: DrawnEdge[] = [];
    for (const edge of edges) {
      const route = engine.routes.of(edge, brush.deadline);
      if (route) drawn.push({ edge, route });
    }
    paintEdges(brush, drawn);
    const missing = index.nodeIndex
      .search(brush.visible)
      .filter(({ id }) => !mounted.has(id) && drag?.ids.has(id) !== true);
    paintSketches(brush, missing);
    sketchedCards = missing.length > 0;
  }

  function paintMarks(viewport: Viewport) {
    marksPainted = true;
    const part = overscanned();
    const marked = markedIn(engine, visibleRect(shiftedTo(viewport, part), part));
    const room = roomOfMarked(engine, marked, performance.now() + routingBudget);
    const needed = room ? partOf(rectToScreen(viewport, room), part) : null;
    if (needed) paintMarked(marks.prepare(viewport, needed), marked);
    else marks.hide();
  }

  function paintLive(viewport: Viewport) {
    const { drag, index, size, level } = engine.store.getState();
    if (!drag) {
      live.hide();
      return;
    }
    const { selection } = engine.session.store.getState();
    const edges = [...drag.ids].flatMap((id) =>
      index.edgesOf(id).filter((edge) => firstEnd(drag.ids, edge) === id),
    );
    if (level === 'box') {
      const brush = live.prepare(viewport, { x: 0, y: 0, ...size });
      const rectOf = (id: Id): Rect | undefined => {
        const rect = index.endOf(id);
        return rect && drag.ids.has(id) ? moved(rect, drag.dx, drag.dy) : rect;
      };
      for (const marked of [false, true]) {
        const some = edges.filter(({ id }) => selection.has(id) === marked);
        paintThreads(brush, some, rectOf, marked);
      }
      const nodes = [...drag.ids].flatMap((id) => index.nodes.get(id) ?? []);
      paintBoxes(brush, nodes, drag.dx, drag.dy);
      const selected = nodes.filter(({ id }) => selection.has(id));
      paintOutlines(brush, selected, drag.dx, drag.dy);
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
    const part = around ? partOf(rectToScreen(viewport, around), { x: 0, y: 0, ...size }) : null;
    if (!part) {
      live.hide();
      return;
    }
    const brush = live.prepare(viewport, part);
    paintEdges(brush, drawn);
    const selected = drawn.filter(({ edge }) => selection.has(edge.id));
    paintMarkedEdges(brush, selected);
    paintEdgeLabels(brush, selected, true);
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
        state.connection?.hides !== before.connection?.hides
      ) {
        repaint();
      } else if (hoveredEdge(state.hover) !== hoveredEdge(before.hover)) repaintMarks();
      else if (dragChanged) schedule();
    }),
    engine.session.store.subscribe((state, before) => {
      if (state.selection !== before.selection) repaintMarks();
    }),
  ];
  document.fonts?.addEventListener('loadingdone', repaintAnew);
  repaint();

  return {
    repaint,
    close: () => {
      cancelAnimationFrame(frame);
      document.fonts?.removeEventListener('loadingdone', repaintAnew);
      theme.close();
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}

function shiftedTo(viewport: Viewport, part: Rect): Viewport {
  return { ...viewport, x: viewport.x - part.x, y: viewport.y - part.y };
}

/** What of it lies in `whole`, in steps, so that the element keeps its size from frame to frame. */
function partOf(rect: Rect, whole: Rect): Rect | null {
  const down = (value: number) => Math.floor(value / partStep) * partStep;
  const up = (value: number) => Math.ceil(value / partStep) * partStep;
  const x = Math.max(whole.x, down(rect.x));
  const y = Math.max(whole.y, down(rect.y));
  const right = Math.min(whole.x + whole.width, up(rect.x + rect.width));
  const bottom = Math.min(whole.y + whole.height, up(rect.y + rect.height));
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
