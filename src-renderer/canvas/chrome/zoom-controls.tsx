import { Maximize, Minus, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { useCanvas } from '../engine-context.ts';
import { nextZoomStep, zoomAt } from '../view/viewport.ts';
import styles from './zoom-controls.module.css';

/** The only toolbar that floats on the canvas. */
export function ZoomControls() {
  const { engine } = useCanvas();
  const percent = useStore(engine.viewport, ({ zoom }) => Math.round(zoom * 100));
  const zoomTo = (zoom: number) => {
    const { size } = engine.store.getState();
    engine.glideTo(zoomAt(engine.viewport.getState(), { x: size.width / 2, y: size.height / 2 }, zoom));
  };
  const zoom = () => engine.viewport.getState().zoom;
  return (
    <fieldset className={styles.controls} aria-label="Zoom">
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out"
        onClick={() => zoomTo(nextZoomStep(zoom(), -1))}
      >
        <Minus size={14} strokeWidth={1.75} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.percent}
        aria-label={`Zoom is ${percent} %, set to 100 %`}
        title="Set to 100 %"
        onClick={() => zoomTo(1)}
      >
        {percent}&nbsp;%
      </button>
      <button
        type="button"
        aria-label="Zoom in"
        title="Zoom in"
        onClick={() => zoomTo(nextZoomStep(zoom(), 1))}
      >
        <Plus size={14} strokeWidth={1.75} aria-hidden />
      </button>
      <button type="button" aria-label="Show everything" title="Show everything" onClick={() => engine.fit()}>
        <Maximize size={14} strokeWidth={1.75} aria-hidden />
      </button>
    </fieldset>
  );
}
