import { CodeXml, Globe, Headphones, Mail, RadioTower, Smartphone } from 'lucide-react';
import type { Channel, Touchpoint } from '../../../shared/journeys/records/touchpoint.ts';
import { FindingMark } from '../../canvas/cards/finding-mark.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import { EmotionDots } from './emotion-dots.tsx';
import styles from './touchpoint-card.module.css';

const icons: Readonly<Record<Channel, typeof Globe>> = {
  web: Globe,
  mobile: Smartphone,
  email: Mail,
  api: CodeXml,
  support: Headphones,
};

export function TouchpointCard({ record, selected, mark }: CardProps) {
  const touchpoint = record as Touchpoint;
  const known = Object.hasOwn(icons, touchpoint.channel);
  const Icon = known ? icons[touchpoint.channel as Channel] : RadioTower;
  const detail = touchpoint.description || touchpoint.actionTaken || touchpoint.pageUrl || touchpoint.type;
  return (
    <div
      className={styles.card}
      data-selected={selected || undefined}
      style={{ '--channel': known ? `var(--${touchpoint.channel})` : 'var(--text-3)' } as React.CSSProperties}
    >
      <div className={styles.top}>
        <Icon className={styles.icon} size={16} strokeWidth={1.75} aria-hidden />
        <span className={styles.name} title={touchpoint.name}>
          {touchpoint.name || 'Unnamed touchpoint'}
        </span>
      </div>

      <span className={styles.detail} title={detail}>
        {detail}
      </span>
      <EmotionDots emotion={touchpoint.emotion} />

      <FindingMark mark={mark} />
    </div>
  );
}
