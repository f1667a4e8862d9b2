import type { Id } from '../../shared/base/ids.ts';
import { centerOf, overlaps } from '../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../shared/drawing/scene.ts';
import { freeRect } from './editing/free-corner.ts';
import type { Engine } from './engine.ts';
import type { Outcome } from './gestures.ts';
import { focusOn } from './keyboard/focus-on.ts';
import { placeOf } from './keyboard/navigate.ts';
import { visibleRect } from './view/viewport.ts';

/** In pixels, from the card on which the keyboard stands to the new one. */
const apart = 48;

/** Commits something new and opens its name for typing: what was just made is named next. */
export function finishNew(engine: Engine, outcome: Outcome | null): boolean {
  if (!engine.finish(outcome)) return false;
  const [made, ...others] = outcome?.select ?? [];
  if (made === undefined || others.length > 0) return true;
  focusOn(engine, made, engine.store.getState().focusVisible);
  openName(engine, made);
  return true;
}

/** Opens the name of a record for typing, where it has one. */
export function openName(engine: Engine, id: Id) {
  const record = engine.document().records[id];
  if (record && engine.view.nameField(record)) engine.store.setState({ renaming: id });
}

/**
 * Adds by a key or a button, where nothing is pointed at: next to the card on which the keyboard stands, if that is in view,
 * else at `pointed` or in the middle of what is visible, below what lies there.
 */
export function addHere(
  engine: Engine,
  paletteKey: string,
  options: { joined: boolean; pointed: Point | null },
) {
  const { gestures, view } = engine;
  const { index, focus } = engine.store.getState();
  const document = engine.document();
  const beside = options.pointed === null ? besideOf(engine) : null;
  const item = view.palette.find(({ key }) => key === paletteKey);
  const joined = options.joined && beside !== null && item?.joins !== 'none';
  const placed = beside && gestures.addBeside?.(document, paletteKey, beside, joined);
  if (placed) return finishNew(engine, placed);
  const rect = focus === null || beside === null ? undefined : index.nodes.get(focus)?.rect;
  const wished = rect ? rightOf(rect, view.sizeOf(paletteKey).width) : middleOf(engine);
  const at = options.pointed ?? freeSpot(engine, paletteKey, wished);
  return finishNew(
    engine,
    joined && rect && beside !== null
      ? gestures.connectToNew(document, beside, paletteKey, at)
      : gestures.add(document, paletteKey, at),
  );
}

/** The card or frame on which the keyboard stands, if any of it is in view. */
function besideOf(engine: Engine): Id | null {
  const { index, focus, size } = engine.store.getState();
  const place = focus === null ? undefined : placeOf(index, focus);
  return place && overlaps(place, visibleRect(engine.viewport.getState(), size)) ? focus : null;
}

function rightOf({ x, y, width, height }: Rect, newWidth: number): Point {
  return { x: x + width + apart + newWidth / 2, y: y + height / 2 };
}

function middleOf(engine: Engine): Point {
  return centerOf(visibleRect(engine.viewport.getState(), engine.store.getState().size));
}

/** Where the middle of a new card goes: as wished, or the first place below that covers no other card. */
function freeSpot(engine: Engine, paletteKey: string, { x, y }: Point): Point {
  const { index } = engine.store.getState();
  const { width, height } = engine.view.sizeOf(paletteKey);
  const wished = { x: x - width / 2, y: y - height / 2, width, height };
  // What lies in the column below is all that can be in the way.
  const below = index.nodeIndex.search({ ...wished, height: height + reach });
  return centerOf(
    freeRect(
      wished,
      below.map(({ rect }) => rect),
    ),
  );
}

/** How far down a free place is looked for, in pixels. */
const reach = 2_000;
