import { Zap } from 'lucide-react';
import type { Trigger } from '../../../shared/processes/records/trigger.ts';
import { FindingMark } from '../../canvas/cards/finding-mark.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import styles from './cards.module.css';

/** What starts the process: rounded on the left, where nothing comes in. */
export function TriggerCard({ record, selected, mark, lines = [] }: CardProps) {
  const { event, description } = record as Trigger;
  const [filter] = lines;
  const detail = filter ? `if ${filter}` : (description ?? 'Every time it happens');
  return (
    <div className={styles.card} data-kind="trigger" data-selected={selected || undefined}>
      <div className={styles.top}>
        <Zap className={styles.icon} size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.name} title={event}>
          {event || 'Unnamed event'}
        </span>
      </div>
      <span className={styles.detail} title={detail}>
        {detail}
      </span>
      <FindingMark mark={mark} />
    </div>
  );
}
