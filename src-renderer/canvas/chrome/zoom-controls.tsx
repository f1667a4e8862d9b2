import { useStore } from 'zustand';
import { ZoomBar } from '../../ui/zoom-bar.tsx';
import { useCanvas } from '../engine-context.ts';
import { zoomStep, zoomTo } from '../view/zooming.ts';

export function ZoomControls() {
  const { engine } = useCanvas();
  const percent = useStore(engine.viewport, ({ zoom }) => Math.round(zoom * 100));
  return (
    <ZoomBar
      percent={percent}
      onZoomOut={() => zoomStep(engine, -1)}
      onZoomIn={() => zoomStep(engine, 1)}
      onActualSize={() => zoomTo(engine, 1)}
      onShowAll={() => engine.fit()}
    />
  );
}
