import { CircleHelp, Minus } from 'lucide-react';
import badge from '../plan/sync-badge.module.css';
import { syncBadge } from '../plan/sync-badge.tsx';
import type { SideCell } from './rows.ts';

/** How a document stands in one environment, seen from this workspace. `null`: nobody could look there. */
export function SideCellMark({ cell }: { readonly cell: SideCell | null }) {
  if (cell === null) return <Mark label="not known" tone="quiet" Icon={CircleHelp} />;
  if (cell.state === null || cell.hash === null) {
    return cell.state === 'deleted-there' ? (
      <Mark {...syncBadge('deleted-there')} />
    ) : (
      <Mark label="not there" tone="quiet" Icon={Minus} />
    );
  }
  if (cell.state === 'equal') return <Mark {...syncBadge('equal')} label="as here" />;
  if (cell.state === 'new-there') return <Mark {...syncBadge('new-there')} label="there" />;
  return <Mark {...syncBadge(cell.state)} />;
}

function Mark({ label, tone, Icon }: ReturnType<typeof syncBadge>) {
  return (
    <span className={badge.badge} data-tone={tone}>
      <Icon size={12} strokeWidth={2} aria-hidden />
      {label}
    </span>
  );
}
