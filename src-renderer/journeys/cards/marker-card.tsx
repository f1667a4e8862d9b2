import { CircleCheck, CircleSlash, Flag, LogIn, LogOut, Share2 } from 'lucide-react';
import type { Entry } from '../../../shared/journeys/records/entry.ts';
import type { Exit } from '../../../shared/journeys/records/exit.ts';
import type { Goal } from '../../../shared/journeys/records/goal.ts';
import { CardFrame } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import styles from './marker-card.module.css';

/** Where people come in, what they come for, where they leave. */
export function MarkerCard({ record, selected, mark }: CardProps) {
  const marker = record as Entry | Goal | Exit;
  const { Icon, tone } = signOf(marker);
  return (
    <CardFrame
      className={styles.marker ?? ''}
      selected={selected}
      mark={mark}
      data-kind={marker.kind}
      style={{ '--tone': `var(${tone})` } as React.CSSProperties}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className={styles.name} title={marker.name}>
        {marker.name || `Unnamed ${marker.kind}`}
      </span>
    </CardFrame>
  );
}

function signOf(marker: Entry | Goal | Exit) {
  switch (marker.kind) {
    case 'entry':
      return { Icon: LogIn, tone: '--accent' };
    case 'goal':
      return { Icon: Flag, tone: '--ok' };
    default:
      if (marker.outcome === 'completed') return { Icon: CircleCheck, tone: '--ok' };
      if (marker.outcome === 'abandoned') return { Icon: CircleSlash, tone: '--bad' };
      if (marker.outcome === 'handed_over') return { Icon: Share2, tone: '--info' };
      return { Icon: LogOut, tone: '--text-3' };
  }
}
