import { type ComponentType, memo } from 'react';
import type { ProcessRecord } from '../../../shared/processes/process.ts';
import { NoteCard } from '../../canvas/cards/note-card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import { ActionCard } from './action-card.tsx';
import { DecisionCard } from './decision-card.tsx';
import { ProcedureCard } from './procedure-card.tsx';
import { TriggerCard } from './trigger-card.tsx';

const cards: Readonly<Partial<Record<ProcessRecord['kind'], ComponentType<CardProps>>>> = {
  trigger: TriggerCard,
  group: DecisionCard,
  action: ActionCard,
  procedure: ProcedureCard,
  note: NoteCard,
};

export const ProcessCard = memo(function ProcessCard(props: CardProps) {
  const Card = cards[props.record.kind as ProcessRecord['kind']];
  return Card ? <Card {...props} /> : null;
});
