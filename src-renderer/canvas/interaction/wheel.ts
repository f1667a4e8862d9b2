import type { Engine } from '../engine.ts';
import { panBy, zoomAt } from '../view/viewport.ts';

const lineHeight = 16;

/** Wheel and trackpad pan; with ctrl (which is also what a pinch on a trackpad sends) or cmd they zoom at the pointer. */
export function onWheel(engine: Engine, root: HTMLElement, event: WheelEvent) {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? lineHeight : event.deltaMode === 2 ? root.clientHeight : 1;
  const viewport = engine.viewport.getState();
  if (event.ctrlKey || event.metaKey) {
    const box = root.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    // A mouse wheel sends steps of 100 or more, a pinch a few: one step is about a fifth.
    const delta = Math.max(-60, Math.min(60, event.deltaY * unit));
    engine.setViewport(zoomAt(viewport, at, viewport.zoom * Math.exp(-delta * 0.005)));
    return;
  }
  const sideways = event.shiftKey && event.deltaX === 0;
  const dx = (sideways ? event.deltaY : event.deltaX) * unit;
  const dy = (sideways ? 0 : event.deltaY) * unit;
  engine.setViewport(panBy(viewport, -dx, -dy));
}
