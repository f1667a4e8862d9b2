import type { Document } from '../../../shared/documents/document.ts';
import { between, inflate } from '../../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import { type Stream, type TrafficFlow, trafficFlow } from '../../../shared/experiments/traffic-flow.ts';
import type { Backdrop } from '../../canvas/scene.ts';
import { percent } from '../percent.ts';

type Color = (token: string) => string;

/** Who takes part, shared out over the arms, and what all arms are judged by. */
export function makeTrafficBackdrop(document: Document): Backdrop | null {
  const flow = trafficFlow(document);
  if (flow.streams.length === 0 && flow.everybody) return null;
  return {
    bounds: flow.bounds,
    paint(context, { color, font }, visible, zoom) {
      if (!meets(flow.bounds, visible)) return;
      const streams = flow.streams.filter(({ from, to, width }) =>
        meets(around(from, to, width / 2), visible),
      );
      for (const stream of streams) paintStream(context, color, stream);
      paintLines(context, color, flow, visible, zoom);
      paintSplit(context, color, flow, font(), zoom);
      if (zoom < 0.35) return;
      for (const { text, at } of flow.headings) paintHeading(context, color, font(), text, at);
      if (flow.everybody) paintEverybody(context, color, font(), flow.everybody);
      for (const stream of streams) paintShare(context, color, font(), stream);
    },
  };
}

function paintStream(context: CanvasRenderingContext2D, color: Color, stream: Stream) {
  const { from, to, width, isControl } = stream;
  const half = width / 2;
  const middle = (from.x + to.x) / 2;
  context.beginPath();
  context.moveTo(from.x - 4, from.y - half);
  context.lineTo(from.x, from.y - half);
  context.bezierCurveTo(middle, from.y - half, middle, to.y - half, to.x, to.y - half);
  context.lineTo(to.x, to.y + half);
  context.bezierCurveTo(middle, to.y + half, middle, from.y + half, from.x, from.y + half);
  context.lineTo(from.x - 4, from.y + half);
  context.closePath();
  const hue = color(isControl ? '--text-3' : '--experiment');
  context.fillStyle = `color-mix(in srgb, ${hue} ${isControl ? 22 : 30}%, ${color('--bg')})`;
  context.fill();
}

function paintLines(
  context: CanvasRenderingContext2D,
  color: Color,
  flow: TrafficFlow,
  visible: Rect,
  zoom: number,
) {
  context.strokeStyle = `color-mix(in srgb, ${color('--text-3')} 60%, ${color('--bg')})`;
  context.lineWidth = Math.max(1.25, 0.9 / zoom);
  context.beginPath();
  for (const [from, to] of [...flow.incoming, ...flow.outgoing]) {
    if (!meets(around(from, to, context.lineWidth), visible)) continue;
    const middle = (from.x + to.x) / 2;
    context.moveTo(from.x, from.y);
    context.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
  }
  context.stroke();
  if (!flow.joint) return;
  context.beginPath();
  context.arc(flow.joint.x, flow.joint.y, 3.5, 0, 2 * Math.PI);
  context.fillStyle = color('--surface');
  context.fill();
  context.stroke();
}

function paintSplit(
  context: CanvasRenderingContext2D,
  color: Color,
  { split, reach }: TrafficFlow,
  family: string,
  zoom: number,
) {
  const center = { x: split.x + split.width / 2, y: split.y + split.height / 2 };
  const radius = split.width / 2;
  context.beginPath();
  context.arc(center.x, center.y, radius, 0, 2 * Math.PI);
  context.fillStyle = color('--surface');
  context.fill();
  context.lineWidth = 4;
  context.strokeStyle = color('--line');
  context.stroke();
  // The ring is filled by those who take part.
  context.beginPath();
  context.arc(center.x, center.y, radius, -Math.PI / 2, -Math.PI / 2 + (reach / 100) * 2 * Math.PI);
  context.strokeStyle = color('--experiment');
  context.stroke();
  if (zoom < 0.35) return;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = color('--text');
  context.font = `600 13px ${family}`;
  context.fillText(percent(reach), center.x, center.y - 7);
  context.fillStyle = color('--text-2');
  context.font = `11px ${family}`;
  context.fillText('take part', center.x, center.y + 9);
  context.textAlign = 'start';
}

function paintHeading(
  context: CanvasRenderingContext2D,
  color: Color,
  family: string,
  text: string,
  at: Point,
) {
  context.font = `600 12px ${family}`;
  context.textBaseline = 'alphabetic';
  context.fillStyle = color('--text-2');
  context.fillText(text, at.x, at.y);
}

function paintEverybody(context: CanvasRenderingContext2D, color: Color, family: string, rect: Rect) {
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, 6);
  context.setLineDash([4, 3]);
  context.lineWidth = 1;
  context.strokeStyle = color('--line-strong');
  context.stroke();
  context.setLineDash([]);
  context.textBaseline = 'middle';
  context.font = `600 13px ${family}`;
  context.fillStyle = color('--text-2');
  context.fillText('Everybody', rect.x + 13, rect.y + rect.height / 2);
}

/** In a pill on its stream, as the labels of connections are. */
function paintShare(context: CanvasRenderingContext2D, color: Color, family: string, stream: Stream) {
  const { from, to, share } = stream;
  const x = (from.x + to.x) / 2;
  const y = (from.y + to.y) / 2;
  const text = share === null ? 'no share' : percent(share);
  context.font = `600 11px ${family}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const width = context.measureText(text).width + 14;
  context.beginPath();
  context.roundRect(x - width / 2, y - 10, width, 20, 10);
  context.fillStyle = color('--surface');
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = color(share === null ? '--bad' : '--line');
  context.stroke();
  context.fillStyle = color(share === null ? '--bad' : '--text');
  context.fillText(text, x, y + 0.5);
  context.textAlign = 'start';
}

/** Around all of a curve between two points, which leaves and arrives level, and so much more. */
function around(from: Point, to: Point, more: number): Rect {
  return inflate(between(from, to), more);
}

function meets(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
