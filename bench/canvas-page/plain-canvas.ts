import { placeJourney, type Rect } from '../../shared/journeys/geometry.ts';
import type { Journey } from '../../shared/journeys/journey.ts';
import type { Touchpoint } from '../../shared/journeys/records/touchpoint.ts';
import type { Transition } from '../../shared/journeys/records/transition.ts';

/** The limit: the same journey on one 2D canvas, nothing else in the page: no DOM, no selection, no keyboard. */
export interface PlainCanvas {
  readonly pan: (dx: number, dy: number) => void;
  readonly zoomAt: (x: number, y: number, zoom: number) => void;
  readonly fit: () => void;
  readonly drag: (id: string, dx: number, dy: number) => void;
  /** Selects what a rectangle in CSS pixels touches, and shows it. */
  readonly marquee: (x: number, y: number, width: number, height: number) => void;
  readonly selectAll: (all: boolean) => void;
  readonly paint: () => void;
}

const colors: Record<string, string> = {
  web: '#2f6fd0',
  mobile: '#7a4fc9',
  email: '#b4590c',
  api: '#4a6572',
  support: '#b03a68',
};

export function mountPlainCanvas(root: HTMLElement, journey: Journey): PlainCanvas {
  const canvas = document.createElement('canvas');
  canvas.width = root.clientWidth;
  canvas.height = root.clientHeight;
  canvas.style.display = 'block';
  root.append(canvas);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No 2D canvas');
  const placement = placeJourney(journey);
  const records = Object.values(journey.records);
  const touchpoints = records.filter((record): record is Touchpoint => record.kind === 'touchpoint');
  const transitions = records.filter((record): record is Transition => record.kind === 'transition');
  const rects = new Map<string, Rect>(placement.rects);
  const start = new Map(rects);
  let view = { x: 32, y: 32, zoom: 1 };

  let selected: readonly Rect[] = [];
  let marquee: Rect | null = null;

  const seen = (rect: Rect) => {
    const x = rect.x * view.zoom + view.x;
    const y = rect.y * view.zoom + view.y;
    return (
      x < canvas.width &&
      y < canvas.height &&
      x + rect.width * view.zoom > 0 &&
      y + rect.height * view.zoom > 0
    );
  };

  function paint() {
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#f6f7f9';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.setTransform(view.zoom, 0, 0, view.zoom, view.x, view.y);
    context.strokeStyle = '#e3e6eb';
    context.lineWidth = 1;
    for (const stage of placement.stages) {
      const rect = rects.get(stage.id);
      if (rect && seen(rect)) context.strokeRect(rect.x, rect.y, rect.width, rect.height);
    }
    context.strokeStyle = '#aab1bd';
    context.lineWidth = Math.max(1.5, 0.9 / view.zoom);
    context.beginPath();
    for (const { from, to } of transitions) {
      const a = rects.get(from);
      const b = rects.get(to);
      if (!a || !b || (!seen(a) && !seen(b))) continue;
      const middle = (a.x + a.width + b.x) / 2;
      context.moveTo(a.x + a.width, a.y + a.height / 2);
      context.bezierCurveTo(middle, a.y + a.height / 2, middle, b.y + b.height / 2, b.x, b.y + b.height / 2);
    }
    context.stroke();
    const boxes = view.zoom < 0.35;
    for (const touchpoint of touchpoints) {
      const rect = rects.get(touchpoint.id);
      if (!rect || !seen(rect)) continue;
      if (boxes) {
        context.fillStyle = colors[touchpoint.channel] ?? 'gray';
        context.fillRect(rect.x, rect.y, rect.width, rect.height);
      } else paintCard(context, touchpoint, rect);
    }
    context.strokeStyle = '#2f6fd0';
    context.lineWidth = 2 / view.zoom;
    context.beginPath();
    for (const rect of selected) context.rect(rect.x, rect.y, rect.width, rect.height);
    if (marquee) context.rect(marquee.x, marquee.y, marquee.width, marquee.height);
    context.stroke();
  }

  return {
    pan: (dx, dy) => {
      view = { ...view, x: view.x + dx, y: view.y + dy };
    },
    zoomAt: (x, y, zoom) => {
      const ratio = zoom / view.zoom;
      view = { x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio, zoom };
    },
    fit: () => {
      const { width, height } = placement.frame;
      const zoom = Math.max(0.05, Math.min(1, (canvas.width - 64) / width, (canvas.height - 64) / height));
      view = { zoom, x: canvas.width / 2 - (width / 2) * zoom, y: canvas.height / 2 - (height / 2) * zoom };
    },
    drag: (id, dx, dy) => {
      const rect = start.get(id);
      if (rect) rects.set(id, { ...rect, x: rect.x + dx, y: rect.y + dy });
    },
    marquee: (x, y, width, height) => {
      const { zoom } = view;
      const own = {
        x: (x - view.x) / zoom,
        y: (y - view.y) / zoom,
        width: width / zoom,
        height: height / zoom,
      };
      marquee = own;
      selected = touchpoints.flatMap(({ id }) => {
        const rect = rects.get(id);
        const touched =
          rect &&
          rect.x < own.x + own.width &&
          rect.y < own.y + own.height &&
          rect.x + rect.width > own.x &&
          rect.y + rect.height > own.y;
        return touched ? [rect] : [];
      });
    },
    selectAll: (all) => {
      marquee = null;
      selected = all ? touchpoints.flatMap(({ id }) => rects.get(id) ?? []) : [];
    },
    paint,
  };
}

function paintCard(context: CanvasRenderingContext2D, touchpoint: Touchpoint, rect: Rect) {
  context.fillStyle = '#ffffff';
  context.strokeStyle = '#cdd2da';
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, 6);
  context.fill();
  context.stroke();
  context.fillStyle = colors[touchpoint.channel] ?? 'gray';
  context.fillRect(rect.x, rect.y, 4, rect.height);
  context.fillStyle = '#1b1f27';
  context.font = '600 13px Inter, sans-serif';
  context.fillText(touchpoint.name, rect.x + 36, rect.y + 22, rect.width - 44);
  context.fillStyle = '#525a67';
  context.font = '12px Inter, sans-serif';
  context.fillText(touchpoint.actionTaken ?? '', rect.x + 13, rect.y + 42, rect.width - 21);
  context.fillStyle = '#1a7f4b';
  context.beginPath();
  context.arc(rect.x + rect.width - 20, rect.y + rect.height - 11, 3, 0, Math.PI * 2);
  context.arc(rect.x + rect.width - 11, rect.y + rect.height - 11, 3, 0, Math.PI * 2);
  context.fill();
}
