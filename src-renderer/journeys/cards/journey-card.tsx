import { type ComponentType, memo } from 'react';
import type { JourneyRecord } from '../../../shared/journeys/journey.ts';
import { NoteCard } from '../../canvas/cards/note-card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import { MarkerCard } from './marker-card.tsx';
import { TouchpointCard } from './touchpoint-card.tsx';

const cards: Readonly<Partial<Record<JourneyRecord['kind'], ComponentType<CardProps>>>> = {
  touchpoint: TouchpointCard,
  entry: MarkerCard,
  goal: MarkerCard,
  exit: MarkerCard,
  note: NoteCard,
};

export const JourneyCard = memo(function JourneyCard(props: CardProps) {
  const Card = cards[props.record.kind as JourneyRecord['kind']];
  return Card ? <Card {...props} /> : null;
});
