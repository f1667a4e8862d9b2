import { Keys } from '../../ui/keys.tsx';
import { finishNew } from '../adding.ts';
import { useCanvas, useCanvasState } from '../engine-context.ts';
import styles from './empty-hint.module.css';

/** An empty document: what it is for, and the one first thing to do. It goes with the first card. */
export function EmptyHint() {
  const { engine } = useCanvas();
  const empty = useCanvasState(({ index }) => index.nodes.size === 0);
  const frames = useCanvasState(({ index }) => index.frames.size > 0);
  if (!empty || engine.readOnly) return null;
  return frames ? <NextHint /> : <FirstHint />;
}

function FirstHint() {
  const { engine } = useCanvas();
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

/** One line below frames that hold nothing yet; it takes no clicks away from them. */
function NextHint() {
  const { engine } = useCanvas();
  const { next } = engine.view.empty;
  const item = engine.view.palette.find(({ key }) => key === next?.paletteKey);
  if (!next || !item?.shortcut) return null;
  return (
    <p className={styles.next}>
      Press <Keys shortcut={item.shortcut} /> {next.hint}
    </p>
  );
}
