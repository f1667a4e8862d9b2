import { Zap } from 'lucide-react';
import type { Trigger } from '../../../shared/processes/records/trigger.ts';
import { CardDetail, CardTop, StackedCard } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import styles from './cards.module.css';

/** What starts the process: rounded on the left, where nothing comes in. */
export function TriggerCard({ record, selected, mark, lines = [] }: CardProps) {
  const { event, description } = record as Trigger;
  const [filter] = lines;
  const detail = filter ? `if ${filter}` : (description ?? 'Every time it happens');
  return (
    <StackedCard className={styles.node ?? ''} selected={selected} mark={mark} data-kind="trigger">
      <CardTop sign={<Zap size={16} strokeWidth={1.75} aria-hidden />} name={event} unnamed="Unnamed event" />
      <CardDetail title={detail}>{detail}</CardDetail>
    </StackedCard>
  );
}
