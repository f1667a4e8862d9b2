/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a separator that moves: hr is not a widget */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import classes from './splitter.module.css';

interface SplitterProps {
  readonly label: string;
  /** The id of the panel that it resizes. */
  readonly controls: string;
  /** Which side of the splitter the panel lies on. */
  readonly panel: 'left' | 'right' | 'below';
  /** Pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly normal: number;
  readonly open: boolean;
  readonly onSize: (size: number) => void;
  readonly onOpen: (open: boolean) => void;
}

const step = 8;
const bigStep = 40;

/** The edge between two panels: dragged by mouse, moved by arrow keys, Enter folds the panel, Home and End go to the limits. */
export function Splitter(props: SplitterProps) {
  const { label, controls, panel, size, min, max, normal, open, onSize, onOpen } = props;
  const start = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const [dragging, setDragging] = useState(false);
  const horizontal = panel === 'below';
  const direction = panel === 'left' ? 1 : -1;
  const limit = (value: number) => Math.round(Math.min(max, Math.max(min, value)));

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: horizontal ? event.clientY : event.clientX, size: open ? size : 0 };
    setDragging(true);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (!start.current) return;
    const moved = (horizontal ? event.clientY : event.clientX) - start.current.at;
    const wanted = start.current.size + moved * direction;
    // Pulled to less than half of its smallest size, the panel folds; pulled back, it opens again.
    const unfolded = wanted > min / 2;
    if (unfolded !== open) onOpen(unfolded);
    if (unfolded) onSize(limit(wanted));
  }

  function onPointerUp() {
    start.current = null;
    setDragging(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const grow = panel === 'left' ? 'ArrowRight' : panel === 'right' ? 'ArrowLeft' : 'ArrowUp';
    const shrink = panel === 'left' ? 'ArrowLeft' : panel === 'right' ? 'ArrowRight' : 'ArrowDown';
    const by = event.shiftKey ? bigStep : step;
    if (event.key === grow && !open) onOpen(true);
    else if (event.key === grow) onSize(limit(size + by));
    else if (event.key === shrink && size - by < min) onOpen(false);
    else if (event.key === shrink) onSize(limit(size - by));
    else if (event.key === 'Home') onSize(min);
    else if (event.key === 'End') onSize(max);
    else if (event.key === 'Enter') onOpen(!open);
    else return;
    event.preventDefault();
  }

  return (
    // A focusable separator is a widget (ARIA 1.2), which the rule does not know.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-label={label}
      aria-controls={open ? controls : undefined}
      aria-orientation={horizontal ? 'horizontal' : 'vertical'}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={open ? size : 0}
      aria-valuetext={open ? `${size} pixels` : 'Closed'}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes.splitter}
      data-panel={panel}
      data-dragging={dragging || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => onSize(normal)}
      onKeyDown={onKeyDown}
    />
  );
}
