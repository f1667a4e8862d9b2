import { type ComponentType, memo } from 'react';
import type { ExperimentRecordKind } from '../../../shared/experiments/experiment.ts';
import { NoteCard } from '../../canvas/cards/note-card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import { AudienceRuleCard, ExclusionGroupCard, MetricCard } from './side-cards.tsx';
import { VariantCard } from './variant-card.tsx';

const cards: Readonly<Partial<Record<ExperimentRecordKind, ComponentType<CardProps>>>> = {
  variant: VariantCard,
  audienceRule: AudienceRuleCard,
  exclusionGroup: ExclusionGroupCard,
  metric: MetricCard,
  note: NoteCard,
};

export const ExperimentCard = memo(function ExperimentCard(props: CardProps) {
  const Card = cards[props.record.kind as ExperimentRecordKind];
  return Card ? <Card {...props} /> : null;
});
