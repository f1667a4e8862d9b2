import { CodeXml, Globe, Headphones, Mail, RadioTower, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Channel } from '../../../shared/journeys/records/touchpoint.ts';

const icons: Readonly<Record<Channel, typeof Globe>> = {
  web: Globe,
  mobile: Smartphone,
  email: Mail,
  api: CodeXml,
  support: Headphones,
};

export function channelIcon(channel: string): ReactNode {
  const known = Object.hasOwn(icons, channel);
  const Icon = known ? icons[channel as Channel] : RadioTower;
  return (
    <Icon size={16} strokeWidth={1.75} color={known ? `var(--${channel})` : 'var(--text-3)'} aria-hidden />
  );
}
