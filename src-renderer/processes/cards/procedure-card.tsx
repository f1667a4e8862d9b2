import { LifeBuoy } from 'lucide-react';
import type { Procedure } from '../../../shared/processes/records/procedure.ts';
import { FindingMark } from '../../canvas/cards/finding-mark.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import styles from './cards.module.css';

/** The head of a second road. */
export function ProcedureCard({ record, selected, mark }: CardProps) {
  const { name, description } = record as Procedure;
  return (
    <div className={styles.card} data-kind="procedure" data-selected={selected || undefined}>
      <div className={styles.top}>
        <LifeBuoy className={styles.icon} size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.name} title={description ? `${name}\n${description}` : name}>
          {name || 'Unnamed fallback'}
        </span>
      </div>
      <FindingMark mark={mark} />
    </div>
  );
}
