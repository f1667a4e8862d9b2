import { finishNew } from '../adding.ts';
import { useCanvas, useCanvasState } from '../engine-context.ts';
import styles from './empty-hint.module.css';

/** An empty document: what it is for, and the one first thing to do. */
export function EmptyHint() {
  const { engine } = useCanvas();
  const empty = useCanvasState(({ index }) => index.nodes.size === 0 && index.frames.size === 0);
  if (!empty || engine.readOnly) return null;
  const { hint, button, paletteKey } = engine.view.empty;
  return (
    <div className={styles.hint} onPointerDown={(event) => event.stopPropagation()}>
      <p>{hint}</p>
      <button
        type="button"
        onClick={() => finishNew(engine, engine.gestures.add(engine.document(), paletteKey, { x: 0, y: 0 }))}
      >
        {button}
      </button>
      <p className={styles.more}>Or double-click anywhere to choose what to add.</p>
    </div>
  );
}
