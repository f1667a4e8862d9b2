import { GitMergeConflict } from 'lucide-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CardProps } from '../../canvas/scene.ts';
import { StateSign } from '../state-sign.tsx';
import classes from './compared.module.css';
import { type Decoration, insideText } from './decoration.ts';
import { Within } from './within.tsx';

interface ComparedCardProps extends CardProps {
  readonly decorations: StoreApi<Decoration>;
  readonly Card: ComponentType<CardProps>;
}

/** A card of the kind with the sign of its state; what is the same on both sides steps back. */
export function ComparedCard({ decorations, Card, ...card }: ComparedCardProps) {
  const { id } = card.record;
  const state = useStore(decorations, ({ states }) => states.get(id));
  const within = useStore(decorations, ({ inside }) => insideText(inside.get(id)));
  const inConflict = useStore(decorations, ({ conflicts }) => conflicts.has(id));
  return (
    <div
      className={classes.card}
      data-state={state ?? (within ? 'within' : 'same')}
      data-selected={card.selected || undefined}
    >
      <Card {...card} />
      {(state || within) && (
        <span className={classes.foot}>
          {state && <StateSign state={state} look="line" />}
          {within && <Within text={within} />}
        </span>
      )}
      {inConflict && (
        <span className={classes.conflict}>
          <GitMergeConflict size={11} strokeWidth={2} aria-hidden />
        </span>
      )}
    </div>
  );
}
