import { LifeBuoy } from 'lucide-react';
import type { Procedure } from '../../../shared/processes/records/procedure.ts';
import { CardTop, StackedCard } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import styles from './cards.module.css';

/** The head of a second road. */
export function ProcedureCard({ record, selected, mark }: CardProps) {
  const { name, description } = record as Procedure;
  return (
    <StackedCard className={styles.node ?? ''} selected={selected} mark={mark} data-kind="procedure">
      <CardTop
        sign={<LifeBuoy size={16} strokeWidth={1.75} aria-hidden />}
        name={name}
        unnamed="Unnamed fallback"
        title={description ? `${name}\n${description}` : name}
      />
    </StackedCard>
  );
}
