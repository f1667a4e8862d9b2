import type { Id } from '../../../shared/base/ids.ts';
import { labelOffsetOf } from '../../../shared/drawing/own-layout.ts';
import type { Point, SceneFrame } from '../../../shared/drawing/scene.ts';
import { setLabelOffset } from '../actions/own-layout.ts';
import { addHere } from '../adding.ts';
import type { Engine } from '../engine.ts';
import { resizeByKey } from '../interaction/resize-card.ts';
import { gridStep } from '../view/snapping.ts';
import { describe } from './describe.ts';
import { focusOn } from './focus-on.ts';
import { isRemapped, type Keymap } from './keymap.ts';
import { alongEdges, type Direction, firstOf, inOrder, lastOf, neighbourOf, placeOf } from './navigate.ts';

export interface KeyDeps {
  readonly engine: Engine;
  readonly startRename: (id: Id) => void;
  /** Enter: to the fields of what is selected. */
  readonly inspect: (id: Id) => void;
  readonly openMenu: (id: Id | null) => void;
  readonly cancelGesture: () => boolean;
  readonly keymap: () => Keymap;
  /** Where the pointer is, in canvas pixels; null where it is not over the canvas. */
  readonly pointer: () => Point | null;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

const offsets: Readonly<Record<Direction, { readonly dx: number; readonly dy: number }>> = {
  left: { dx: -gridStep, dy: 0 },
  right: { dx: gridStep, dy: 0 },
  up: { dx: 0, dy: -gridStep },
  down: { dx: 0, dy: gridStep },
};

/** One key on the canvas; true where it meant something here. */
export function handleKey(deps: KeyDeps, event: KeyboardEvent): boolean {
  const { engine } = deps;
  if (isRemapped(deps.keymap(), event)) return false;
  const mod = event.ctrlKey || event.metaKey;
  const { focus, connectingFrom } = engine.store.getState();
  const direction = directions[event.key];
  if (direction) {
    if (mod) return nudge(engine, direction, event.shiftKey ? 10 : 1);
    const { dx, dy } = offsets[direction];
    // What has a size of its own has no connections to choose from.
    if (event.altKey && event.shiftKey && resizeByKey(engine, dx, dy)) return true;
    if (event.altKey) return follow(engine, direction, event.shiftKey);
    return walk(engine, direction, event.shiftKey);
  }
  if (mod || event.altKey) return false;
  switch (event.key) {
    case 'Escape':
      return escape(deps);
    case 'Enter':
      return connectingFrom ? finishConnecting(engine, connectingFrom, focus) : enter(deps, focus);
    case 'F2':
      return withFocus(engine, deps.startRename);
    case 'Delete':
    case 'Backspace':
      return remove(engine);
    case 'Home':
      return goTo(engine, firstOf(engine.store.getState().index), event.shiftKey);
    case 'End':
      return goTo(engine, lastOf(engine.store.getState().index), event.shiftKey);
    case 'PageDown':
      return goTo(engine, inOrder(engine.store.getState().index, focus, 1), event.shiftKey);
    case 'PageUp':
      return goTo(engine, inOrder(engine.store.getState().index, focus, -1), event.shiftKey);
    case ']':
      return pickEdge(engine, 1);
    case '[':
      return pickEdge(engine, -1);
    case 'ContextMenu':
      deps.openMenu(focus);
      return true;
    case 'F10':
      if (!event.shiftKey) return false;
      deps.openMenu(focus);
      return true;
    default:
      return letter(deps, event);
  }
}

function walk(engine: Engine, direction: Direction, extend: boolean): boolean {
  const { index, focus } = engine.store.getState();
  const from = focus ?? startOf(engine);
  const next = focus === null ? from : from === null ? null : neighbourOf(index, from, direction);
  return goTo(engine, next, extend);
}

/** Along the connections; with shift, up and down choose another of several. */
function follow(engine: Engine, direction: Direction, choosing: boolean): boolean {
  const { index, focus, trail } = engine.store.getState();
  const upright = direction === 'up' || direction === 'down';
  if (focus === null || upright !== choosing) return false;
  if (upright) return another(engine, focus, direction === 'down' ? 1 : -1);
  const way = direction === 'right' ? 'on' : 'back';
  const ends = alongEdges(index, focus, way);
  // Back the way one came, where there are several.
  const [first] = ends;
  const next = picked(engine, focus, way) ?? (trail && ends.includes(trail.from) ? trail.from : first);
  if (next === undefined) {
    engine.announce(way === 'on' ? 'It leads nowhere' : 'Nothing leads here');
    return true;
  }
  goTo(engine, next, false);
  engine.store.setState({ trail: { from: focus, way } });
  tellPlace(engine, ends, next, focus);
  return true;
}

/** The end of the connection that was picked with the brackets. */
function picked(engine: Engine, focus: Id, way: 'on' | 'back'): Id | undefined {
  const { index } = engine.store.getState();
  const { selection } = engine.session.store.getState();
  const [id] = selection.size === 1 ? selection : [];
  const edge = id === undefined ? undefined : index.edges.get(id);
  if (!edge) return undefined;
  const [start, end] = way === 'on' ? [edge.from, edge.to] : [edge.to, edge.from];
  return start === focus ? end : undefined;
}

/** Of several cards at the end of the connections just followed, another one. */
function another(engine: Engine, focus: Id, step: 1 | -1): boolean {
  const { index, trail } = engine.store.getState();
  const ends = trail ? alongEdges(index, trail.from, trail.way) : [];
  const at = ends.indexOf(focus);
  const next = ends[(at + step + ends.length) % ends.length];
  if (!trail || at < 0 || next === undefined || next === focus) return false;
  goTo(engine, next, false);
  engine.store.setState({ trail });
  tellPlace(engine, ends, next, trail.from);
  return true;
}

function tellPlace(engine: Engine, ends: readonly Id[], id: Id, from: Id) {
  if (ends.length < 2) return;
  const { index } = engine.store.getState();
  const record = (index.nodes.get(from) ?? index.frames.get(from))?.record;
  const name = record ? engine.view.nameOf(record) : '';
  engine.announce(`${ends.indexOf(id) + 1} of ${ends.length} connections of ${name}`);
}

/** The keyboard moves and takes the selection along; with shift it collects; while connecting it only points. */
function goTo(engine: Engine, id: Id | null, extend: boolean): boolean {
  if (id === null) return true;
  const { connectingFrom, index } = engine.store.getState();
  engine.store.setState({ trail: null });
  focusOn(engine, id);
  if (connectingFrom === null) {
    const { selection } = engine.session.store.getState();
    engine.session.select(extend ? [...selection, id] : [id]);
  } else {
    const allowed = engine.view.canConnect(engine.document(), connectingFrom, id);
    engine.announce(
      `${describe(engine, index, id)}${allowed ? ', Enter connects' : ', cannot be connected'}`,
    );
  }
  return true;
}

function startOf(engine: Engine): Id | null {
  const { index } = engine.store.getState();
  const [selected] = engine.session.store.getState().selection;
  return selected !== undefined && placeOf(index, selected) ? selected : firstOf(index);
}

/** A stage or lane: one place further, with shift wider or higher. */
function nudgeFrame(engine: Engine, frame: SceneFrame, direction: Direction, resizing: boolean): boolean {
  if (resizing && frame.folded) return true;
  const along: readonly Direction[] = frame.resize === 'right' ? ['left', 'right'] : ['up', 'down'];
  const step = along.indexOf(direction);
  if (step < 0) return true;
  const sign = step === 0 ? -1 : 1;
  const size = frame.resize === 'right' ? frame.rect.width : frame.rect.height;
  const document = engine.document();
  engine.finish(
    resizing
      ? engine.gestures.resizeFrame(document, frame.id, size + sign * 3 * gridStep)
      : engine.gestures.reorderFrame(document, frame.id, Math.max(0, frame.index + sign)),
  );
  focusOn(engine, frame.id);
  return true;
}

function nudge(engine: Engine, direction: Direction, steps: number): boolean {
  const { index, focus } = engine.store.getState();
  const frame = focus === null ? undefined : index.frames.get(focus);
  if (frame) return nudgeFrame(engine, frame, direction, steps > 1);
  const { selection } = engine.session.store.getState();
  const [edge] = selection.size === 1 ? selection : [];
  if (edge !== undefined && index.edges.has(edge)) return nudgeLabel(engine, edge, direction, steps);
  const chosen = [...selection].filter((id) => index.nodes.has(id));
  const ids = chosen.length > 0 ? chosen : focus !== null && index.nodes.has(focus) ? [focus] : [];
  if (ids.length === 0) return false;
  const { dx, dy } = offsets[direction];
  engine.finish(engine.gestures.move(engine.document(), ids, { dx: dx * steps, dy: dy * steps }, null));
  const [first] = ids;
  if (first !== undefined) focusOn(engine, first);
  return true;
}

/** The label of a connection has a place of its own. */
function nudgeLabel(engine: Engine, id: Id, direction: Direction, steps: number): boolean {
  const edge = engine.store.getState().index.edges.get(id);
  if (!edge?.label || engine.readOnly) return false;
  const { x, y } = labelOffsetOf(edge.record);
  const { dx, dy } = offsets[direction];
  const offset = { x: x + dx * steps, y: y + dy * steps };
  engine.finish(setLabelOffset(engine.document(), id, offset, engine.view.nameOf));
  return true;
}

function escape({ engine, cancelGesture }: KeyDeps): boolean {
  if (cancelGesture()) return true;
  const { connectingFrom } = engine.store.getState();
  if (connectingFrom !== null) {
    engine.store.setState({ connectingFrom: null });
    focusOn(engine, connectingFrom);
    engine.announce('No connection made');
    return true;
  }
  if (engine.session.store.getState().selection.size === 0) return false;
  engine.session.select([]);
  engine.announce('Nothing selected');
  return true;
}

/** The connections of the focused card, one after the other; what is picked can be opened, renamed and removed. */
function pickEdge(engine: Engine, step: 1 | -1): boolean {
  const { index, focus } = engine.store.getState();
  const edges = focus === null ? [] : index.edgesOf(focus);
  const [selected] = engine.session.store.getState().selection;
  const at = edges.findIndex(({ id }) => id === selected);
  const next =
    edges[at < 0 ? (step === 1 ? 0 : edges.length - 1) : (at + step + edges.length) % edges.length];
  if (!next) return false;
  engine.session.select([next.id]);
  engine.announce(describe(engine, index, next.id));
  return true;
}

function enter({ engine, inspect }: KeyDeps, focus: Id | null): boolean {
  const [selected] = engine.session.store.getState().selection;
  if (selected !== undefined && engine.store.getState().index.edges.has(selected)) {
    inspect(selected);
    return true;
  }
  if (focus === null) return false;
  engine.session.select([focus]);
  inspect(focus);
  return true;
}

function finishConnecting(engine: Engine, from: Id, to: Id | null): boolean {
  engine.store.setState({ connectingFrom: null });
  const outcome = to === null || to === from ? null : engine.gestures.connect(engine.document(), from, to);
  if (!engine.finish(outcome)) engine.announce('These two cannot be connected');
  return true;
}

function withFocus(engine: Engine, run: (id: Id) => void): boolean {
  const { focus } = engine.store.getState();
  const [selected] = engine.session.store.getState().selection;
  const id = selected ?? focus;
  if (id !== null && id !== undefined) run(id);
  return id !== null && id !== undefined;
}

function remove(engine: Engine): boolean {
  const { selection } = engine.session.store.getState();
  if (selection.size === 0) return false;
  const { index, focus } = engine.store.getState();
  const next = focus === null ? null : (inOrder(index, focus, -1) ?? inOrder(index, focus, 1));
  if (!engine.finish(engine.gestures.remove(engine.document(), [...selection]))) return true;
  const stays = engine.store.getState().index;
  if (next !== null && placeOf(stays, next)) focusOn(engine, next);
  return true;
}

function letter(deps: KeyDeps, event: KeyboardEvent): boolean {
  const { engine } = deps;
  if (event.key.length !== 1) return false;
  const key = event.key.toUpperCase();
  const { focusVisible } = engine.store.getState();
  if (key === 'C' && !event.shiftKey) return startConnecting(engine);
  const item = engine.view.palette.find(({ shortcut }) => shortcut?.toUpperCase() === key);
  if (!item) return false;
  const refused = item.refused?.(engine.document()) ?? null;
  if (refused !== null) {
    engine.announce(refused);
    return true;
  }
  // Whoever has a card chosen goes on from there, also with a hand on the mouse.
  const { selection } = engine.session.store.getState();
  const pointed = selection.size === 0 && !focusVisible ? deps.pointer() : null;
  // With shift the new card is connected at once.
  addHere(engine, item.key, { joined: event.shiftKey, pointed });
  return true;
}

function startConnecting(engine: Engine): boolean {
  const { focus, index } = engine.store.getState();
  const node = focus === null ? undefined : index.nodes.get(focus);
  if (!node || !engine.view.connectable(node.record)) return false;
  engine.store.setState({ connectingFrom: node.id, focusVisible: true });
  engine.announce(
    `Connecting from ${engine.view.nameOf(node.record)}. Choose a card with the arrow keys, then press Enter. Escape cancels.`,
  );
  return true;
}
