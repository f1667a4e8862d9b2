import type { Engine } from '../engine.ts';
import { panBy } from '../view/viewport.ts';
import type { Gesture, PointerState } from './gesture.ts';

export function startPan(engine: Engine, start: PointerState): Gesture {
  const from = engine.viewport.getState();
  engine.store.setState({ panning: true });
  const end = () => engine.store.setState({ panning: false });
  return {
    cursor: 'grabbing',
    autoPan: false,
    move: ({ screen }) => {
      engine.setViewport(panBy(from, screen.x - start.screen.x, screen.y - start.screen.y));
    },
    release: end,
    cancel: () => {
      engine.setViewport(from);
      end();
    },
  };
}
