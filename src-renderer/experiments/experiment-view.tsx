import { FlaskConical, PieChart, StickyNote, Target, UsersRound } from 'lucide-react';
import type { DocumentRecord } from '../../shared/documents/document.ts';
import { type Experiment, experimentLimits } from '../../shared/experiments/experiment.ts';
import { makeExperimentScene } from '../../shared/experiments/experiment-scene.ts';
import { experimentSizes } from '../../shared/experiments/geometry.ts';
import type { Metric } from '../../shared/experiments/records/metric.ts';
import type { Variant } from '../../shared/experiments/records/variant.ts';
import { shareOf } from '../../shared/experiments/traffic-flow.ts';
import { experimentWords } from '../../shared/experiments/words.ts';
import type { KindView } from '../canvas/scene.ts';
import { makeTrafficBackdrop } from './backdrop/traffic-backdrop.ts';
import { ExperimentCard } from './cards/experiment-card.tsx';
import { changesInWords } from './cards/variant-words.ts';
import { percent } from './percent.ts';

const noteSize = { width: 200, height: 96 } as const;

const sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  variant: experimentSizes.variant,
  metric: experimentSizes.metric,
  audienceRule: experimentSizes.audience,
  exclusionGroup: experimentSizes.audience,
  note: noteSize,
};

export const experimentView: KindView = {
  makeScene: makeExperimentScene,
  Card: ExperimentCard,
  FrameHeader: () => null,
  makeBackdrop: makeTrafficBackdrop,
  boxColor: (record) => {
    if (record.kind === 'variant') return (record as Variant).isControl ? '--text-3' : '--experiment';
    if (record.kind === 'metric') return (record as Metric).role === 'guardrail' ? '--warn' : '--info';
    return record.kind === 'note' ? '--warn' : '--text-3';
  },
  kindLabel: ({ kind }) => experimentWords.kindName(kind),
  nameOf: nameOfRecord,
  nameField: ({ kind }) => {
    switch (kind) {
      case 'note':
        return { field: 'text', limit: null, multiline: true };
      case 'metric':
        return { field: 'measure', limit: experimentLimits.metric.measure };
      case 'audienceRule':
        return { field: 'attribute', limit: null };
      default:
        return { field: 'name', limit: null };
    }
  },
  connectable: () => false,
  canConnect: () => false,
  placeOf: (document, record) => {
    if (record.kind === 'metric') return `${(record as Metric).role} metric`;
    if (record.kind !== 'variant') return null;
    const variant = record as Variant;
    const share = shareOf((document as Experiment).header.allocation ?? null, variant.key);
    const parts = [
      variant.isControl ? 'control' : null,
      share === null ? 'without a share' : `${percent(share)} of the participants`,
      changesInWords(variant) || null,
    ];
    return parts.filter((part) => part !== null).join(', ');
  },
  sizeOf: (key) => sizes[key] ?? experimentSizes.variant,
  palette: [
    { key: 'variant', label: 'Variant', Icon: FlaskConical, joins: 'none', shortcut: 'V' },
    { key: 'metric', label: 'Metric', Icon: Target, joins: 'none', shortcut: 'M' },
    { key: 'audienceRule', label: 'Audience rule', Icon: UsersRound, joins: 'none', shortcut: 'R' },
    { key: 'exclusionGroup', label: 'Exclusion group', Icon: PieChart, joins: 'none', shortcut: 'U' },
    { key: 'note', label: 'Note', Icon: StickyNote, joins: 'none', shortcut: 'N' },
  ],
  empty: {
    hint: 'An experiment compares variants: the first one is the control, which shows what runs today.',
    button: 'Add the first variant',
    paletteKey: 'variant',
  },
};

function nameOfRecord(record: DocumentRecord): string {
  return experimentWords.recordName(record, () => undefined);
}
