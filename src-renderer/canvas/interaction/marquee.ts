import { between } from '../../../shared/drawing/rects.ts';
import type { Engine } from '../engine.ts';
import type { Gesture, PointerState } from './gesture.ts';

/** Selects the cards that it touches; with shift, on top of what is selected. */
export function startMarquee(engine: Engine, start: PointerState): Gesture {
  const before = engine.session.store.getState().selection;
  const kept = start.shift ? before : new Set<string>();
  return {
    cursor: 'crosshair',
    autoPan: true,
    move: ({ canvas }) => {
      const marquee = between(start.canvas, canvas);
      engine.store.setState({ marquee });
      const touched = engine.store.getState().index.nodeIndex.search(marquee);
      engine.session.select([...kept, ...touched.map(({ id }) => id)]);
    },
    release: () => {
      engine.store.setState({ marquee: null });
      const { size } = engine.session.store.getState().selection;
      engine.announce(size === 1 ? '1 card selected' : `${size} cards selected`);
    },
    cancel: () => {
      engine.store.setState({ marquee: null });
      engine.session.select(before);
    },
  };
}
