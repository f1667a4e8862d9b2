import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CardProps } from '../../canvas/scene.ts';
import type { TriedMark, TriedMarks } from './trial.ts';
import classes from './tried-card.module.css';

interface TriedCardProps extends CardProps {
  readonly marks: StoreApi<{ readonly of: TriedMarks | null }>;
  readonly Card: ComponentType<CardProps>;
}

/** A card of the process with its number on the tried road; what is not come by steps back. */
export function TriedCard({ marks, Card, ...card }: TriedCardProps) {
  const tried = useStore(marks, ({ of }) => of !== null);
  const mark = useStore(marks, ({ of }) => of?.cards.get(card.record.id));
  const stands = mark ? standOf(mark) : tried && card.record.kind !== 'note' ? 'left' : undefined;
  const word = mark && wordOf(mark);
  // The same element either way: a trial that begins must not draw every card anew.
  return (
    <div className={classes.card} data-tried={stands}>
      <Card {...card} />
      {mark?.step != null && <span className={classes.step}>{mark.step}</span>}
      {word && <span className={classes.word}>{word}</span>}
    </div>
  );
}

function standOf({ starts, failure }: TriedMark): 'taken' | 'fails' | 'waits' {
  if (failure) return 'fails';
  return starts === undefined || starts === 'true' ? 'taken' : 'waits';
}

function wordOf({ starts, verdict, failure }: TriedMark): string | null {
  if (failure) return 'fails';
  if (verdict) return verdict === 'true' ? 'yes' : verdict === 'false' ? 'no' : 'no, not known';
  if (starts === undefined) return null;
  return starts === 'true' ? 'starts' : 'does not start';
}
