import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useState } from 'react';
import { assertNever } from '../../shared/base/assert-never.ts';
import type { NewId } from '../../shared/base/ids.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { theme } from '../ui/theme.ts';
import { useColorScheme } from './color-scheme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { DamagedBackups } from './gate/damaged-backups.tsx';
import { ProblemScreen } from './gate/problem-screen.tsx';
import { StartingScreen } from './gate/starting-screen.tsx';
import { UnlockScreen } from './gate/unlock-screen.tsx';
import { useWorkspaceStatus } from './gate/use-workspace-status.ts';
import { WorkspaceRoot } from './workspace.tsx';

interface AppProps {
  readonly bridge: Bridge;
  readonly newId: NewId;
}

/** The whole window: which workspace there is decides what is shown. */
export function App({ bridge, newId }: AppProps) {
  const [themeSetting, setThemeSetting] = useState<Settings['theme']>('system');
  const scheme = useColorScheme(themeSetting);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={scheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ErrorBoundary>
        <Gate bridge={bridge} newId={newId} onTheme={setThemeSetting} />
      </ErrorBoundary>
      <Notifications position="bottom-center" autoClose={6_000} limit={3} containerWidth={440} />
    </MantineProvider>
  );
}

interface GateProps extends AppProps {
  readonly onTheme: (theme: Settings['theme']) => void;
}

function Gate({ bridge, newId, onTheme }: GateProps) {
  const { status, error, connection, generation, refresh, take } = useWorkspaceStatus(bridge);
  // A workspace that was open stays on screen while the connection is away: what is typed is kept.
  if (status === null) {
    return error === null ? (
      <StartingScreen />
    ) : (
      <ProblemScreen problem={{ kind: 'failed', error }} onRetry={refresh} />
    );
  }
  switch (status.state) {
    case 'locked':
      return <UnlockScreen bridge={bridge} status={status} onUnlocked={take} />;
    case 'damaged':
      return (
        <ProblemScreen
          problem={{ kind: 'damaged', status }}
          onRetry={refresh}
          backups={status.key !== 'none' && <DamagedBackups bridge={bridge} onStatus={take} />}
        />
      );
    case 'open':
    case 'newer':
    case 'read-only':
      return (
        <WorkspaceRoot
          // Another file is the workspace: nothing that was read from the one before may stay.
          key={generation}
          bridge={bridge}
          newId={newId}
          status={status}
          connection={connection}
          onStatus={take}
          onTheme={onTheme}
        />
      );
    default:
      return assertNever(status.state);
  }
}
