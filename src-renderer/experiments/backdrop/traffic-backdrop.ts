import type { Document } from '../../../shared/documents/document.ts';
import { between, inflate } from '../../../shared/drawing/rects.ts';
import type { Point, Rect } from '../../../shared/drawing/scene.ts';
import { type Stream, type TrafficFlow, trafficFlow } from '../../../shared/experiments/traffic-flow.ts';
import type { Backdrop } from '../../canvas/scene.ts';
import { percent } from '../percent.ts';
import { type Curve, levelCurve, partBetween, partOf } from './level-curve.ts';

type Color = (token: string) => string;

/** Who takes part, shared out over the arms, and what all arms are judged by. */
export function makeTrafficBackdrop(document: Document): Backdrop | null {
  const flow = trafficFlow(document);
  const known = backdrops.get(flow);
  if (known) return known;
  const made = backdropOf(flow);
  if (made) backdrops.set(flow, made);
  return made;
}

/** The same one for the same flow, so that the canvas may keep its picture. */
const backdrops = new WeakMap<TrafficFlow, Backdrop>();

function backdropOf(flow: TrafficFlow): Backdrop | null {
  if (flow.streams.length === 0 && flow.everybody) return null;
  return {
    bounds: flow.bounds,
    paint(context, { color, font }, visible, zoom) {
      if (!meets(flow.bounds, visible)) return;
      const streams = flow.streams.filter(({ from, to, width }) =>
        meets(around(from, to, width / 2), visible),
      );
      paintStreams(context, color, streams, visible);
      paintLines(context, color, flow, visible, zoom);
      paintSplit(context, color, flow, font(), zoom);
      if (zoom < 0.35) return;
      for (const { text, at } of flow.headings) paintHeading(context, color, font(), text, at);
      if (flow.everybody) paintEverybody(context, color, font(), flow.everybody);
      for (const stream of streams) paintShare(context, color, font(), stream);
    },
  };
}

/** Each by itself: of hundreds in view one path would take longer to fill than they do one by one. */
function paintStreams(
  context: CanvasRenderingContext2D,
  color: Color,
  streams: readonly Stream[],
  visible: Rect,
) {
  for (const isControl of [false, true]) {
    const hue = color(isControl ? '--text-3' : '--experiment');
    context.fillStyle = `color-mix(in srgb, ${hue} ${isControl ? 22 : 30}%, ${color('--bg')})`;
    for (const stream of streams) {
      if (stream.isControl !== isControl) continue;
      context.beginPath();
      traceStream(context, stream, visible);
      context.fill();
    }
  }
}

function traceStream(context: CanvasRenderingContext2D, { from, to, width }: Stream, visible: Rect) {
  const half = width / 2;
  const part = seenPart(levelCurve(from, to), visible, half);
  if (!part) return;
  const edge = (by: number) => partOf(levelCurve(moved(from, by), moved(to, by)), part);
  const [above, below] = [edge(-half), edge(half)];
  const lead = part[0] === 0 ? 4 : 0;
  context.moveTo(above[0].x - lead, above[0].y);
  context.lineTo(above[0].x, above[0].y);
  follow(context, above);
  context.lineTo(below[3].x, below[3].y);
  follow(context, [below[3], below[2], below[1], below[0]]);
  context.lineTo(below[0].x - lead, below[0].y);
  context.closePath();
}

/** With some room, so that no end of a part is seen. */
function seenPart(curve: Curve, { y, height }: Rect, more: number) {
  return partBetween(curve, y - more - 16, y + height + more + 16);
}

function follow(context: CanvasRenderingContext2D, [, leaving, arriving, to]: Curve) {
  context.bezierCurveTo(leaving.x, leaving.y, arriving.x, arriving.y, to.x, to.y);
}

function moved({ x, y }: Point, by: number): Point {
  return { x, y: y + by };
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
    const whole = levelCurve(from, to);
    const part = meets(around(from, to, context.lineWidth), visible) ? seenPart(whole, visible, 0) : null;
    if (!part) continue;
    const seen = partOf(whole, part);
    context.moveTo(seen[0].x, seen[0].y);
    follow(context, seen);
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
