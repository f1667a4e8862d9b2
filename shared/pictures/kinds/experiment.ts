import { isJsonObject } from '../../base/json.ts';
import type { Document, DocumentRecord } from '../../documents/document.ts';
import { unite } from '../../drawing/rects.ts';
import type { Point, Rect } from '../../drawing/scene.ts';
import { makeExperimentScene } from '../../experiments/experiment-scene.ts';
import { shareOf, trafficFlow } from '../../experiments/traffic-flow.ts';
import { experimentWords } from '../../experiments/words.ts';
import { type CardLook, stripCard } from '../cards/card.ts';
import { box, line, n } from '../svg/shapes.ts';
import { type Svg, svg } from '../svg/svg.ts';
import type { Ink } from '../tokens.ts';
import { type KindPicture, type Layer, legendOf, textOf } from './kind-picture.ts';

export const experimentPicture: KindPicture = {
  makeScene: makeExperimentScene,
  card: ({ record, rect }, ink, document) => stripCard(rect, lookOf(record, document), ink),
  backdrop: (document, _, ink) => trafficLayer(document, ink),
  legend: (records) =>
    legendOf(records, [
      { kind: 'audienceRule', icon: 'people', tone: 'info', text: 'Audience' },
      { kind: 'exclusionGroup', icon: 'bar', tone: 'warn', text: 'Exclusion group' },
      { kind: 'variant', icon: 'flask', tone: 'experiment', text: 'Variant' },
      { kind: 'metric', icon: 'gauge', tone: 'ok', text: 'Metric' },
    ]),
};

function lookOf(record: DocumentRecord, document: Document): CardLook {
  const words = experimentWords;
  const find = (id: string) => document.records[id];
  const name = words.recordName(record, find);
  const value = (field: string) => words.valueText(record.kind, field, record[field] ?? null, find) ?? '';
  switch (record.kind) {
    case 'audienceRule':
      return {
        tone: 'info',
        icon: 'people',
        name,
        detail: `${value('comparator')} ${value('value')}`.trim(),
      };
    case 'exclusionGroup':
      return { tone: 'warn', icon: 'bar', name, detail: `${value('from')} to ${value('to')}` };
    case 'variant': {
      const { allocation } = document.header;
      const share = shareOf(
        isJsonObject(allocation ?? null) ? (allocation as never) : null,
        textOf(record, 'key'),
      );
      const parts = [
        record['isControl'] === true ? 'Control' : textOf(record, 'key'),
        share === null ? 'no share' : `${String(share)}\u00a0%`,
        textOf(record, 'description'),
      ];
      return { tone: 'experiment', icon: 'flask', name, detail: parts.filter(Boolean).join(' · ') };
    }
    default:
      return { tone: 'ok', icon: 'gauge', name, detail: `${value('role')} · ${value('direction')}` };
  }
}

/** How the people reach the arms: bands as wide as their shares. */
function trafficLayer(document: Document, ink: Ink): Layer | null {
  const flow = trafficFlow(document);
  const thread = (ends: readonly [Point, Point]) =>
    svg('path', {
      d: wave(ends[0], ends[1]),
      fill: 'none',
      stroke: ink.mix('text-3', 55, 'bg'),
      'stroke-width': 1.5,
    });
  const { split, everybody } = flow;
  return {
    bounds: flow.headings.reduce<Rect>(
      (bounds, { at }) => unite(bounds, { x: at.x, y: at.y - 14, width: 1, height: 14 }),
      flow.bounds,
    ),
    parts: [
      ...flow.incoming.map(thread),
      ...flow.outgoing.map(thread),
      ...flow.streams.map(({ from, to, width, isControl }) =>
        svg('path', {
          d: wave(from, to),
          fill: 'none',
          stroke: ink.mix(isControl ? 'text-3' : 'experiment', 45, 'bg'),
          'stroke-width': n(width),
        }),
      ),
      ...(everybody
        ? [
            box(everybody, 6, {
              fill: ink.color('surface'),
              stroke: ink.color('line-strong'),
              'stroke-dasharray': '5 4',
            }),
            ...centred('Everybody', everybody, ink),
          ]
        : []),
      box(split, 8, { fill: ink.color('surface'), stroke: ink.color('line-strong') }),
      ...centred(`${String(n(flow.reach))}\u00a0%`, split, ink),
      ...flow.headings.flatMap(({ text, at }) =>
        line(text, at, { size: 12, weight: 600, fill: ink.color('text-2') }),
      ),
    ],
  };
}

function centred(text: string, rect: Rect, ink: Ink): readonly Svg[] {
  const at = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 + 4 };
  return line(text, at, { size: 12, weight: 600, fill: ink.color('text'), anchor: 'middle' });
}

function wave(from: Point, to: Point): string {
  const middle = n((from.x + to.x) / 2);
  return `M${n(from.x)} ${n(from.y)}C${middle} ${n(from.y)} ${middle} ${n(to.y)} ${n(to.x)} ${n(to.y)}`;
}
