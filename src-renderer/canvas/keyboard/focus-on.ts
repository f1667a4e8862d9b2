import type { Id } from '../../../shared/base/ids.ts';
import type { Engine } from '../engine.ts';
import { panIntoView } from '../view/viewport.ts';
import { placeOf } from './navigate.ts';

/** Puts the keyboard on a card or frame, which is scrolled into view and mounted if it was not. */
export function focusOn(engine: Engine, id: Id, visible = true) {
  const rect = placeOf(engine.store.getState().index, id);
  engine.store.setState({ focus: id, focusVisible: visible });
  if (!rect) return;
  const viewport = engine.viewport.getState();
  const next = panIntoView(viewport, rect, engine.store.getState().size);
  if (next !== viewport) engine.glideTo(next);
}
