import type { SceneNode } from '../../drawing/scene.ts';
import { makeFunnelScene } from '../../funnels/funnel-scene.ts';
import { windowText } from '../../funnels/words.ts';
import { signCard, stripCard } from '../cards/card.ts';
import type { Svg } from '../svg/svg.ts';
import type { Ink } from '../tokens.ts';
import { funnelLayer } from './funnel-layer.ts';
import { type KindPicture, legendOf, textOf } from './kind-picture.ts';

export const funnelPicture: KindPicture = {
  makeScene: makeFunnelScene,
  card: funnelCard,
  backdrop: funnelLayer,
  legend: (records) =>
    legendOf(records, [
      { kind: 'step', icon: 'step', tone: 'funnel', text: 'Step (dashed: optional)' },
      { kind: 'exclusion', icon: 'bar', tone: 'bad', text: 'Exclusion' },
    ]),
};

function funnelCard({ record, rect, badge }: SceneNode, ink: Ink): readonly Svg[] {
  const name = textOf(record, 'name') || `Unnamed ${record.kind}`;
  if (record.kind !== 'step') {
    const sign = { tone: 'bad', icon: 'bar', round: true, filled: false, dashed: true } as const;
    return signCard(rect, { ...sign, name, detail: null }, ink);
  }
  const optional = record['optional'] === true;
  const window = windowText(record['window'] ?? null);
  const parts = [
    textOf(record, 'stageType'),
    optional ? 'optional' : '',
    window === null ? '' : `within ${window}`,
  ];
  const detail = [parts.filter(Boolean).join(' · '), textOf(record, 'description')].filter(Boolean);
  return stripCard(
    rect,
    { tone: 'funnel', icon: 'step', name, detail: detail.join('\n'), dashed: optional, badge },
    ink,
  );
}
