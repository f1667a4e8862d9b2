import { useCallback, useEffect, useRef } from 'react';
import { unite } from '../../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import { useCanvas, useCanvasState } from '../engine-context.ts';
import { createTheme } from '../painting/theme.ts';
import { centerOn, visibleRect } from '../view/viewport.ts';
import styles from './minimap.module.css';

const size = { width: 136, height: 78 };
const padding = 6;
/** On a smaller canvas it would cover more than it shows, in CSS pixels. */
const leastCanvas = { width: 520, height: 240 };
/** The cards come first, and what was edited; the small picture of all of them follows. In ms. */
const delay = 120;

interface Scale {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** The whole document small; clicking or dragging in it goes there. The boxes are painted once per change, not per pan. */
export function Minimap() {
  const shown = useCanvasState(
    ({ index, size: { width, height } }) =>
      index.nodes.size > 0 && width >= leastCanvas.width && height >= leastCanvas.height,
  );
  return shown ? <SmallPicture /> : null;
}

function SmallPicture() {
  const { engine } = useCanvas();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  const scaleNow = useCallback((): Scale => {
    const { index, size: seen } = engine.store.getState();
    const visible = visibleRect(engine.viewport.getState(), seen);
    const { bounds } = index.scene;
    return fitInto(bounds.width > 0 ? bounds : unite(bounds, visible));
  }, [engine]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    let pending = 0;
    const paint = () => {
      pending = 0;
      const scale = scaleNow();
      const density = Math.min(2, devicePixelRatio || 1);
      element.width = size.width * density;
      element.height = size.height * density;
      context.setTransform(
        scale.zoom * density,
        0,
        0,
        scale.zoom * density,
        scale.x * density,
        scale.y * density,
      );
      context.globalAlpha = 0.75;
      const byColor = new Map<string, Rect[]>();
      for (const node of engine.store.getState().index.scene.nodes) {
        const token = engine.view.boxColor(node.record);
        const rects = byColor.get(token);
        if (rects) rects.push(node.rect);
        else byColor.set(token, [node.rect]);
      }
      // Of many small boxes on the same half pixel one is enough.
      const taken = new Set<number>();
      for (const [token, rects] of byColor) {
        context.fillStyle = theme.color(token);
        context.beginPath();
        for (const rect of rects) {
          const spot = Math.round(rect.x * scale.zoom * 2) * 4096 + Math.round(rect.y * scale.zoom * 2);
          if (taken.has(spot)) continue;
          taken.add(spot);
          context.rect(rect.x, rect.y, Math.max(rect.width, 0.5 / scale.zoom), rect.height);
        }
        context.fill();
      }
      showFrame();
    };
    const showFrame = () => {
      const scale = scaleNow();
      const visible = visibleRect(engine.viewport.getState(), engine.store.getState().size);
      if (!frame.current) return;
      const left = clamp(visible.x * scale.zoom + scale.x, size.width);
      const top = clamp(visible.y * scale.zoom + scale.y, size.height);
      const right = clamp((visible.x + visible.width) * scale.zoom + scale.x, size.width);
      const bottom = clamp((visible.y + visible.height) * scale.zoom + scale.y, size.height);
      frame.current.style.transform = `translate(${left}px, ${top}px)`;
      frame.current.style.width = `${Math.max(4, right - left)}px`;
      frame.current.style.height = `${Math.max(4, bottom - top)}px`;
    };
    const schedule = () => {
      if (pending === 0) pending = requestAnimationFrame(paint);
    };
    const theme = createTheme(element, schedule);
    let waiting = setTimeout(schedule, delay);
    const follow = () => {
      clearTimeout(waiting);
      waiting = setTimeout(schedule, delay);
    };
    const stops = [
      engine.viewport.subscribe(showFrame),
      engine.store.subscribe((state, before) => {
        if (state.index !== before.index) follow();
        if (state.size !== before.size) showFrame();
      }),
    ];
    return () => {
      clearTimeout(waiting);
      cancelAnimationFrame(pending);
      theme.close();
      for (const stop of stops) stop();
    };
  }, [engine, scaleNow]);

  function go(event: React.PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = scaleNow();
    const to: Point = {
      x: (event.clientX - box.left - scale.x) / scale.zoom,
      y: (event.clientY - box.top - scale.y) / scale.zoom,
    };
    engine.setViewport(centerOn(to, engine.store.getState().size, engine.viewport.getState().zoom));
  }

  return (
    <div
      className={styles.minimap}
      aria-hidden
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => {
        event.stopPropagation();
        if (event.buttons === 1) go(event);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <canvas ref={canvas} className={styles.picture} />
      <div ref={frame} className={styles.frame} />
    </div>
  );
}

function fitInto(bounds: Rect): Scale {
  const room = { width: size.width - 2 * padding, height: size.height - 2 * padding };
  const zoom = Math.min(room.width / Math.max(1, bounds.width), room.height / Math.max(1, bounds.height));
  return {
    zoom,
    x: size.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: size.height / 2 - (bounds.y + bounds.height / 2) * zoom,
  };
}

function clamp(value: number, most: number): number {
  return Math.min(most - 2, Math.max(2, value));
}
