import { Maximize, Minus, Plus } from 'lucide-react';
import styles from './zoom-bar.module.css';

interface ZoomBarProps {
  /** 100: as large as it was drawn. */
  readonly percent: number;
  readonly onZoomOut: () => void;
  readonly onZoomIn: () => void;
  readonly onActualSize: () => void;
  readonly onShowAll: () => void;
}

/** The only toolbar that floats on a drawing. */
export function ZoomBar({ percent, onZoomOut, onZoomIn, onActualSize, onShowAll }: ZoomBarProps) {
  return (
    <fieldset className={styles.controls} aria-label="Zoom">
      <button type="button" aria-label="Zoom out" title="Zoom out" onClick={onZoomOut}>
        <Minus size={14} strokeWidth={1.75} aria-hidden />
      </button>
      <button
        type="button"
        className={styles.percent}
        aria-label={`Zoom is ${percent} %, set to 100 %`}
        title="Set to 100 %"
        onClick={onActualSize}
      >
        {percent}&nbsp;%
      </button>
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={onZoomIn}>
        <Plus size={14} strokeWidth={1.75} aria-hidden />
      </button>
      <button type="button" aria-label="Show everything" title="Show everything" onClick={onShowAll}>
        <Maximize size={14} strokeWidth={1.75} aria-hidden />
      </button>
    </fieldset>
  );
}
