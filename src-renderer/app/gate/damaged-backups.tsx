import { lazy, Suspense } from 'react';
import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';

const List = lazy(async () => ({ default: (await import('../../settings/backup-list.tsx')).BackupList }));

interface DamagedBackupsProps {
  readonly bridge: Bridge;
  readonly onStatus: (status: WorkspaceStatus) => void;
}

/** The way out of a damaged workspace whose key is at hand. */
export function DamagedBackups({ bridge, onStatus }: DamagedBackupsProps) {
  return (
    <Suspense fallback={<SkeletonRows rows={3} label="Looking through the backups" />}>
      <List bridge={bridge} replaces="damaged" onStatus={onStatus} />
    </Suspense>
  );
}
