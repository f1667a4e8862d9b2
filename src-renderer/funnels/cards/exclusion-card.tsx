import { Ban } from 'lucide-react';
import type { Exclusion } from '../../../shared/funnels/records/exclusion.ts';
import { CardFrame } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import styles from './cards.module.css';

/** What rules people out, as a bar over the steps between which it counts. */
export function ExclusionCard({ record, selected, mark }: CardProps) {
  const { name, description } = record as Exclusion;
  return (
    <CardFrame
      className={styles.bar ?? ''}
      selected={selected}
      mark={mark}
      title={description ? `${name}\n${description}` : name}
    >
      <Ban size={14} strokeWidth={1.75} aria-hidden />
      <span className={styles.barName}>{name || 'Unnamed exclusion'}</span>
    </CardFrame>
  );
}
