import { lazy, Suspense } from 'react';
import type { WorkspaceStatus } from '../../../shared/settings/workspace.ts';
import type { Action } from '../../documents/action.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { settingsTab } from '../frame/places.ts';
import { useServices } from '../services.ts';

const Explorer = lazy(async () => ({
  default: (await import('../../settings/settings-explorer.tsx')).SettingsExplorer,
}));
const View = lazy(async () => ({ default: (await import('../../settings/settings-view.tsx')).SettingsView }));

export function SettingsExplorerSlot() {
  return (
    <Suspense fallback={<SkeletonRows rows={6} label="Opening the settings" />}>
      <Explorer />
    </Suspense>
  );
}

interface SettingsMainProps {
  readonly status: WorkspaceStatus;
  readonly onStatus: (status: WorkspaceStatus) => void;
  readonly actions: readonly Action[];
}

export function SettingsMain({ status, onStatus, actions }: SettingsMainProps) {
  const { bridge, settings } = useServices();
  return (
    <div id="tab-content" role="tabpanel" aria-labelledby={`tab-${settingsTab}`} style={fill}>
      <Suspense fallback={<SkeletonRows rows={8} label="Opening the settings" />}>
        <View bridge={bridge} settings={settings} status={status} onStatus={onStatus} actions={actions} />
      </Suspense>
    </div>
  );
}

const fill = { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 } as const;
