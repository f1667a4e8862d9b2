import type { Document, DocumentRecord } from '../../documents/document.ts';
import type { Point, Rect, Scene, SceneNode } from '../../drawing/scene.ts';
import {
  type EmotionCurves,
  emotionCurves,
  emotionDashes,
  emotionText,
  emotionTokens,
} from '../../journeys/emotion-curve.ts';
import { makeJourneyScene } from '../../journeys/journey-scene.ts';
import { type Channel, channels } from '../../journeys/records/touchpoint.ts';
import { signCard, stripCard } from '../cards/card.ts';
import type { IconName } from '../cards/icons.ts';
import { line, n } from '../svg/shapes.ts';
import { type Svg, svg } from '../svg/svg.ts';
import type { Ink, PictureToken } from '../tokens.ts';
import { type KindPicture, type Layer, type LegendEntry, textOf } from './kind-picture.ts';

const channelNames: Readonly<Record<Channel, string>> = {
  web: 'Web',
  mobile: 'Mobile',
  email: 'E-mail',
  api: 'API',
  support: 'Support',
};

export const journeyPicture: KindPicture = {
  makeScene: makeJourneyScene,
  card: journeyCard,
  backdrop: emotionLayer,
  legend: journeyLegend,
};

function journeyCard({ record, rect }: SceneNode, ink: Ink): readonly Svg[] {
  const name = textOf(record, 'name') || `Unnamed ${record.kind}`;
  if (record.kind !== 'touchpoint') return signCard(rect, { ...signOf(record), name, detail: null }, ink);
  const known = channelOf(record);
  const detail =
    ['description', 'actionTaken', 'pageUrl', 'type'].map((field) => textOf(record, field)).find(Boolean) ??
    '';
  return [
    ...stripCard(
      rect,
      { tone: known ?? 'text-3', icon: known ?? 'other', name, detail: detail.split('\n')[0] ?? '' },
      ink,
    ),
    ...emotionDots(record['emotion'], rect, ink),
  ];
}

function channelOf(record: DocumentRecord): Channel | null {
  return channels.find((channel) => channel === record['channel']) ?? null;
}

interface Sign {
  readonly tone: PictureToken;
  readonly icon: IconName;
  readonly round: boolean;
  readonly filled: boolean;
  readonly dashed: boolean;
}

function signOf(record: DocumentRecord): Sign {
  if (record.kind === 'entry')
    return { tone: 'accent', icon: 'enter', round: true, filled: false, dashed: false };
  if (record.kind === 'goal') return { tone: 'ok', icon: 'flag', round: true, filled: true, dashed: false };
  const exit = { round: false, filled: false, dashed: true };
  switch (record['outcome']) {
    case 'completed':
      return { tone: 'ok', icon: 'done', ...exit };
    case 'abandoned':
      return { tone: 'bad', icon: 'stopped', ...exit };
    case 'handed_over':
      return { tone: 'info', icon: 'handed', ...exit };
    default:
      return { tone: 'text-3', icon: 'leave', ...exit };
  }
}

/** Two dots in the corner: round is good, square is bad, and how many are filled says how strong. */
function emotionDots(emotion: unknown, rect: Rect, ink: Ink): readonly Svg[] {
  if (typeof emotion !== 'number') return [];
  const strength = Math.min(2, Math.abs(emotion));
  return [1, 2].map((dot) => {
    const filled = strength >= dot;
    const x = rect.x + rect.width - 33 + dot * 9;
    const y = rect.y + rect.height - 14.5;
    const fill = ink.color(filled ? (emotion > 0 ? 'ok' : 'bad') : 'line-strong');
    if (filled && emotion < 0) return svg('rect', { x, y, width: 6, height: 6, rx: 1, fill });
    return svg('circle', { cx: x + 3, cy: y + 3, r: 3, fill });
  });
}

/** The curves of the designed emotion under the stages, one for each lane. */
function emotionLayer(_: Document, scene: Scene, ink: Ink): Layer | null {
  const curves = emotionCurves(scene);
  if (!curves) return null;
  return {
    bounds: widened(curves.bounds),
    parts: [...axis(curves, ink), ...curves.lines.flatMap((_, at) => curve(curves, at, ink))],
  };
}

function axis({ bounds, zero, step }: EmotionCurves, ink: Ink): readonly Svg[] {
  const small = { size: 11, fill: ink.color('text-3'), anchor: 'end' } as const;
  return [
    svg('line', { x1: bounds.x, y1: zero, x2: bounds.x + bounds.width, y2: zero, stroke: ink.color('line') }),
    ...line('Designed emotion', { x: bounds.x, y: bounds.y + 12 }, { size: 12, fill: ink.color('text-2') }),
    ...[2, 0, -2].flatMap((emotion) =>
      line(emotionText(emotion), { x: bounds.x - 10, y: zero - emotion * step + 4 }, small),
    ),
  ];
}

function curve({ lines, bounds }: EmotionCurves, at: number, ink: Ink): readonly Svg[] {
  const one = lines[at];
  const last = one?.points.at(-1);
  if (!one || !last) return [];
  const stroke = ink.color(curveToken(at));
  const dash = emotionDashes[at % emotionDashes.length] ?? [];
  const named =
    one.name === null || lines.length < 2
      ? []
      : line(one.name, labelPlace(last, bounds), { size: 11, fill: ink.color('text-2'), room: 150 });
  return [
    svg('path', {
      d: smooth(one.points),
      fill: 'none',
      stroke,
      'stroke-width': 2,
      'stroke-linejoin': 'round',
      ...(dash.length > 0 ? { 'stroke-dasharray': dash.join(' ') } : {}),
    }),
    ...one.points.map(({ x, y }) =>
      svg('circle', { cx: x, cy: y, r: 3.5, fill: ink.color('surface'), stroke, 'stroke-width': 1.75 }),
    ),
    ...named,
  ];
}

function curveToken(at: number): PictureToken {
  return (emotionTokens[at % emotionTokens.length] ?? '--accent').slice(2) as PictureToken;
}

function labelPlace(last: Point, bounds: Rect): Point {
  return { x: Math.min(last.x + 8, bounds.x + bounds.width), y: last.y + 4 };
}

function widened(bounds: Rect): Rect {
  return { ...bounds, x: bounds.x - 32, width: bounds.width + 32 };
}

function smooth(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (!before) return `M${n(point.x)} ${n(point.y)}`;
      const middle = n((before.x + point.x) / 2);
      return `C${middle} ${n(before.y)} ${middle} ${n(point.y)} ${n(point.x)} ${n(point.y)}`;
    })
    .join('');
}

function journeyLegend(records: readonly DocumentRecord[]): readonly LegendEntry[] {
  const touchpoints = records.filter(({ kind }) => kind === 'touchpoint');
  const used = channels.filter((channel) => touchpoints.some((record) => record['channel'] === channel));
  const entries: LegendEntry[] = used.map((channel) => ({
    icon: channel,
    tone: channel,
    text: channelNames[channel],
  }));
  if (touchpoints.some((record) => channelOf(record) === null))
    entries.push({ icon: 'other', tone: 'text-3', text: 'Other channel' });
  for (const [kind, text] of [
    ['entry', 'Entry'],
    ['goal', 'Goal'],
  ] as const) {
    const one = records.find((record) => record.kind === kind);
    if (one) entries.push({ icon: signOf(one).icon, tone: signOf(one).tone, text });
  }
  const exits = records.filter(({ kind }) => kind === 'exit').map(signOf);
  for (const [icon, text] of [
    ['done', 'Completed'],
    ['stopped', 'Abandoned'],
    ['handed', 'Handed over'],
    ['leave', 'Exit'],
  ] as const) {
    const one = exits.find((exit) => exit.icon === icon);
    if (one) entries.push({ icon, tone: one.tone, text });
  }
  return entries;
}
