import { type ComponentType, memo } from 'react';
import { NoteCard } from '../../canvas/cards/note-card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import type { FunnelMeasuresStore } from '../measures/measures-store.ts';
import { ExclusionCard } from './exclusion-card.tsx';
import { StepCard } from './step-card.tsx';

/** The cards of a funnel; a step's shows what was measured of it. */
export function createFunnelCard(measures: FunnelMeasuresStore): ComponentType<CardProps> {
  return memo(function FunnelCard(props: CardProps) {
    switch (props.record.kind) {
      case 'step':
        return <StepCard {...props} measures={measures} />;
      case 'exclusion':
        return <ExclusionCard {...props} />;
      case 'note':
        return <NoteCard {...props} />;
      default:
        return null;
    }
  });
}
