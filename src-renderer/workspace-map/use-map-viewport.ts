import { useCallback, useEffect, useRef, useState } from 'react';
import type { Rect } from '../../shared/drawing/scene.ts';
import {
  fitRect,
  nextZoomStep,
  panBy,
  panIntoView,
  type Size,
  type Viewport,
  zoomAt,
} from '../canvas/view/viewport.ts';

export interface MapViewport {
  readonly viewport: Viewport;
  readonly size: Size;
  /** To be put on the element that is looked through. */
  readonly attach: (element: HTMLElement | null) => void;
  readonly fit: () => void;
  readonly zoomTo: (zoom: number) => void;
  readonly zoomBy: (direction: 1 | -1) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly reveal: (rect: Rect) => void;
}

const padding = 48;

/** What of the map is seen: all of it at first, then what the hand makes of it. */
export function useMapViewport(bounds: Rect | null): MapViewport {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [viewport, setViewport] = useState<Viewport>({ x: padding, y: padding, zoom: 1 });
  const [element, setElement] = useState<HTMLElement | null>(null);
  const touched = useRef(false);

  useEffect(() => {
    if (!element) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(element);
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      touched.current = true;
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      const delta = Math.max(-60, Math.min(60, event.deltaY));
      setViewport((now) =>
        event.ctrlKey || event.metaKey
          ? zoomAt(now, at, now.zoom * Math.exp(-delta * 0.005))
          : panBy(now, event.shiftKey ? -event.deltaY : -event.deltaX, event.shiftKey ? 0 : -event.deltaY),
      );
    };
    // React listens passively, and what is passive cannot keep the page from zooming.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      watch.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
  }, [element]);

  const fit = useCallback(() => {
    if (bounds && size.width > 0) setViewport(fitRect(bounds, size, padding));
    touched.current = false;
  }, [bounds, size]);

  useEffect(() => {
    if (!touched.current) fit();
  }, [fit]);

  const change = (next: (now: Viewport) => Viewport) => {
    touched.current = true;
    setViewport(next);
  };
  const middle = { x: size.width / 2, y: size.height / 2 };
  return {
    viewport,
    size,
    attach: setElement,
    fit,
    zoomTo: (zoom) => change((now) => zoomAt(now, middle, zoom)),
    zoomBy: (direction) => change((now) => zoomAt(now, middle, nextZoomStep(now.zoom, direction))),
    pan: (dx, dy) => change((now) => panBy(now, dx, dy)),
    reveal: (rect) => change((now) => panIntoView(now, rect, size)),
  };
}
