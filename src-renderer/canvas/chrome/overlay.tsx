import { useStore } from 'zustand';
import { moved } from '../../../shared/drawing/rects.ts';
import { portOf, type Side } from '../../../shared/drawing/routing/ports.ts';
import { quickRoute } from '../../../shared/drawing/routing/route.ts';
import type { Point, Rect, SceneFrame } from '../../../shared/drawing/scene.ts';
import type { CanvasState, Engine } from '../engine.ts';
import { useCanvas, useCanvasState } from '../engine-context.ts';
import { edgeOf, portOwner } from '../interaction/hit-test.ts';
import { cornerOf, cornerOwner } from '../interaction/resize-card.ts';
import { rectToScreen, toScreen, type Viewport } from '../view/viewport.ts';
import styles from './overlay.module.css';

const sides: readonly Side[] = ['left', 'right', 'top', 'bottom'];

/** What lies over the cards while the hand is at work: ports, helper lines, the frame of a selection, a drawn connection. */
export function Overlay() {
  const { engine } = useCanvas();
  const viewport = useStore(engine.viewport);
  return (
    <svg className={styles.overlay} aria-hidden>
      <Ports viewport={viewport} />
      <EdgeEnds viewport={viewport} />
      <Corner viewport={viewport} />
      <Drafts viewport={viewport} />
    </svg>
  );
}

interface PartProps {
  readonly viewport: Viewport;
}

function Ports({ viewport }: PartProps) {
  const { engine } = useCanvas();
  useStore(engine.session.store, (state) => state.selection);
  useCanvasState((state) => state.hover);
  useCanvasState((state) => state.level);
  const drawing = useCanvasState((state) => state.connection !== null || state.marquee !== null);
  const owner = portOwner(engine);
  const node = useCanvasState((state) => (owner === null ? undefined : state.index.nodes.get(owner)));
  if (!node || drawing) return null;
  return sides.map((side) => {
    const { x, y } = toScreen(viewport, portOf(node.rect, side));
    return <circle key={side} className={styles.port} cx={x} cy={y} r={4} />;
  });
}

function EdgeEnds({ viewport }: PartProps) {
  const { engine } = useCanvas();
  const only = useStore(engine.session.store, ({ selection }) =>
    selection.size === 1 ? [...selection][0] : undefined,
  );
  const edge = useCanvasState((state) => (only === undefined ? undefined : state.index.edges.get(only)));
  const hidden =
    useCanvasState((state) => state.connection !== null || state.level === 'box') || engine.readOnly;
  const route = edge && !hidden ? engine.routes.of(edge) : null;
  const ends = route ? [route.points[0], route.points.at(-1)] : [];
  return ends.map((point, index) => {
    if (!point) return null;
    const { x, y } = toScreen(viewport, point);
    return <circle key={index === 0 ? 'from' : 'to'} className={styles.port} cx={x} cy={y} r={5} />;
  });
}

/** By which a note or an image is made larger. */
function Corner({ viewport }: PartProps) {
  const { engine } = useCanvas();
  useStore(engine.session.store, (state) => state.selection);
  useCanvasState((state) => state.index);
  const busy = useCanvasState((state) => state.drag !== null || state.drop !== null);
  const owner = cornerOwner(engine);
  if (!owner || busy) return null;
  const { x, y } = toScreen(viewport, cornerOf(owner.rect));
  return <rect className={styles.port} x={x - 4} y={y - 4} width={8} height={8} rx={1.5} />;
}

function Drafts({ viewport }: PartProps) {
  const { engine } = useCanvas();
  const state = useStore(engine.store);
  const { drag, marquee, drop, label, adding, index } = state;
  // While it is asked what to add at its end, the line stays where the hand left it.
  const asked = adding?.card.for === 'connection' ? index.endOf(adding.card.from) : undefined;
  const connection =
    state.connection ?? (asked && adding ? { from: asked, to: adding.at, hides: null, target: null } : null);
  return (
    <>
      {drag?.guides.map(({ axis, at, from, to, gap }) => {
        const a = toScreen(viewport, axis === 'x' ? { x: at, y: from } : { x: from, y: at });
        const b = toScreen(viewport, axis === 'x' ? { x: at, y: to } : { x: to, y: at });
        return (
          <line
            key={`${axis} ${at} ${from}`}
            className={styles.guide}
            data-gap={gap || undefined}
            x1={a.x}
            y1={a.y}
            x2={b.x}
            y2={b.y}
          />
        );
      })}
      {marquee ? <Box className={styles.marquee} rect={rectToScreen(viewport, marquee)} radius={2} /> : null}
      {connection ? <Connection viewport={viewport} connection={connection} /> : null}
      {drop ? <Box className={styles.drop} rect={rectToScreen(viewport, drop.rect)} radius={6} /> : null}
      {label ? <MovingLabel viewport={viewport} {...label} /> : null}
      <FrameDrafts viewport={viewport} state={state} engine={engine} />
      <KeyboardTarget viewport={viewport} state={state} />
      <FarFocus viewport={viewport} state={state} />
    </>
  );
}

function Box({ rect, className, radius }: { rect: Rect; className: string | undefined; radius: number }) {
  return <rect className={className} {...rect} rx={radius} />;
}

function MovingLabel({ viewport, text, at }: PartProps & { text: string; at: Point }) {
  const { x, y } = toScreen(viewport, at);
  const width = Math.min(160, text.length * 6.4 + 18);
  return (
    <>
      <rect className={styles.label} x={x - width / 2} y={y - 10} width={width} height={20} rx={10} />
      <text className={styles.labelText} x={x} y={y + 4}>
        {text.length > 24 ? `${text.slice(0, 23)}…` : text}
      </text>
    </>
  );
}

function Connection({
  viewport,
  connection,
}: PartProps & { connection: NonNullable<CanvasState['connection']> }) {
  const { points } = quickRoute(asRect(connection.from), asRect(connection.to));
  const path = points
    .map((point) => toScreen(viewport, point))
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`)
    .join('');
  return (
    <>
      <path className={styles.connection} d={path} data-free={connection.target === null || undefined} />
      {connection.target && 'width' in connection.to ? (
        <Box className={styles.target} rect={rectToScreen(viewport, connection.to)} radius={6} />
      ) : null}
    </>
  );
}

function asRect(end: Rect | Point): Rect {
  return 'width' in end ? end : { ...end, width: 0, height: 0 };
}

function FrameDrafts({ viewport, state, engine }: PartProps & { state: CanvasState; engine: Engine }) {
  const { resize, reorder, index } = state;
  if (resize) {
    const frame = index.frames.get(resize.id);
    if (!frame) return null;
    const across = frame.resize === 'right' ? { width: resize.size } : { height: resize.size };
    const line = rectToScreen(viewport, edgeOf({ ...frame, rect: { ...frame.rect, ...across } }));
    return (
      <>
        <line
          className={styles.insert}
          x1={line.x}
          y1={line.y}
          x2={line.x + line.width}
          y2={line.y + line.height}
        />
        <text className={styles.figure} x={line.x + 8} y={line.y + (frame.resize === 'right' ? 20 : -8)}>
          {resize.size} px
        </text>
      </>
    );
  }
  const frame = reorder ? index.frames.get(reorder.id) : undefined;
  if (!frame || !reorder) return null;
  const ghost = moved(
    frame.rect,
    frame.resize === 'right' ? reorder.dx : 0,
    frame.resize === 'bottom' ? reorder.dy : 0,
  );
  const line = rectToScreen(viewport, insertionLine(engine, frame, reorder.toIndex));
  return (
    <>
      <Box className={styles.ghost} rect={rectToScreen(viewport, ghost)} radius={10} />
      <line
        className={styles.insert}
        x1={line.x}
        y1={line.y}
        x2={line.x + line.width}
        y2={line.y + line.height}
      />
    </>
  );
}

/** Between which two frames it would come to stand. */
function insertionLine(engine: Engine, frame: SceneFrame, toIndex: number): Rect {
  const { frames } = engine.store.getState().index.scene;
  const others = frames.filter((other) => other.look === frame.look && other.id !== frame.id);
  const before = others[toIndex - 1]?.rect;
  const after = others[toIndex]?.rect;
  const { rect } = frame;
  if (frame.resize === 'right') {
    const x =
      before && after
        ? (before.x + before.width + after.x) / 2
        : before
          ? before.x + before.width + 4
          : (after?.x ?? rect.x) - 4;
    return { x, y: rect.y, width: 0, height: rect.height };
  }
  const y = before ? before.y + before.height : (after?.y ?? rect.y);
  return { x: rect.x, y, width: rect.width, height: 0 };
}

/** Far out the focused card is a box on the canvas element: its focus ring is drawn here. */
function FarFocus({ viewport, state }: PartProps & { state: CanvasState }) {
  const { focus, focusVisible, level, index } = state;
  const rect = focus === null ? undefined : (index.nodes.get(focus)?.rect ?? index.frames.get(focus)?.rect);
  if (!rect || !focusVisible || level !== 'box') return null;
  const { x, y, width, height } = rectToScreen(viewport, rect);
  return (
    <Box
      className={styles.target}
      rect={{ x: x - 4, y: y - 4, width: width + 8, height: height + 8 }}
      radius={5}
    />
  );
}

/** While connecting by keyboard: from where to where. */
function KeyboardTarget({ viewport, state }: PartProps & { state: CanvasState }) {
  const { connectingFrom, focus, index } = state;
  const from = connectingFrom === null ? undefined : index.nodes.get(connectingFrom)?.rect;
  const to = focus === null ? undefined : index.nodes.get(focus)?.rect;
  if (!from || !to || from === to) return null;
  return <Connection viewport={viewport} connection={{ from, to, hides: null, target: focus }} />;
}
