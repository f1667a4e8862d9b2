/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawn icon with a name */
import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../../shared/documents/finding.ts';

const looks = {
  error: { Icon: CircleX, color: 'var(--bad)', label: 'Error' },
  warning: { Icon: TriangleAlert, color: 'var(--warn)', label: 'Warning' },
  info: { Icon: Info, color: 'var(--info)', label: 'Note' },
} as const satisfies Record<Severity, unknown>;

export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  const { Icon, color, label } = looks[severity];
  return <Icon role="img" aria-label={label} size={16} strokeWidth={1.75} color={color} />;
}
