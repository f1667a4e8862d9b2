import { Maximize, Minus, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { useCanvas } from '../engine-context.ts';
import { zoomStep, zoomTo } from '../view/zooming.ts';
import styles from './zoom-controls.module.css';

/** The only toolbar that floats on the canvas. */
export function ZoomControls() {
  const { engine } = useCanvas();
  const percent = useStore(engine.viewport, ({ zoom }) => Math.round(zoom * 100));
  return (
    <fieldset className={styles.controls} aria-label="Zoom">
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={() => zoomStep(engine, -1)}>
        <Minus size={14} strokeWidth={1.75} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.percent}
        aria-label={`Zoom is ${percent} %, set to 100 %`}
        title="Set to 100 %"
        onClick={() => zoomTo(engine, 1)}
      >
        {percent}&nbsp;%
      </button>
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => zoomStep(engine, 1)}>
        <Plus size={14} strokeWidth={1.75} aria-hidden />
      </button>
      <button type="button" aria-label="Show everything" title="Show everything" onClick={() => engine.fit()}>
        <Maximize size={14} strokeWidth={1.75} aria-hidden />
      </button>
    </fieldset>
  );
}
