import { CodeXml, Globe, Headphones, Mail, RadioTower, Smartphone } from 'lucide-react';
import type { Channel, Touchpoint } from '../../../shared/journeys/records/touchpoint.ts';
import { CardDetail, CardTop, StackedCard } from '../../canvas/cards/card.tsx';
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
    <StackedCard
      striped
      className={styles.touchpoint ?? ''}
      selected={selected}
      mark={mark}
      style={{ '--tone': known ? `var(--${touchpoint.channel})` : 'var(--text-3)' } as React.CSSProperties}
    >
      <CardTop
        sign={<Icon size={16} strokeWidth={1.75} aria-hidden />}
        name={touchpoint.name}
        unnamed="Unnamed touchpoint"
      />
      <CardDetail title={detail}>{detail}</CardDetail>
      <EmotionDots emotion={touchpoint.emotion} />
    </StackedCard>
  );
}
