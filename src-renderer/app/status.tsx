import { useStore } from 'zustand';
import type { WorkspaceStatus } from '../../shared/settings/workspace.ts';
import { comparedIn, sessionOf } from '../documents/workspace-store.ts';
import { PublishStatusText } from '../publishing/publish-status-text.tsx';
import { usePublishing } from '../publishing/publishing-store.ts';
import { chosenEnvironment } from '../publishing/store/state.ts';
import type { DocumentCommands } from './document-commands.ts';
import { publishingTab } from './frame/places.ts';
import { StatusBar } from './frame/status-bar.tsx';
import { useServices } from './services.ts';
import { useFindings } from './use-findings.ts';

interface AppStatusBarProps {
  readonly status: WorkspaceStatus;
  readonly commands: DocumentCommands;
  readonly runById: (id: string) => void;
}

/** The status bar, filled. */
export function AppStatusBar({ status, commands, runById }: AppStatusBarProps) {
  const { tabs, publishing, findings } = useServices();
  const session = useStore(tabs.store, (state) =>
    sessionOf(state, state.active && (comparedIn(state.active) ?? state.active)),
  );
  const counts = useFindings(session && findings.of(session), (state) => state.counts);
  const environment = usePublishing(publishing, chosenEnvironment);
  return (
    <StatusBar
      session={session}
      findings={counts && { errors: counts.error, warnings: counts.warning, notes: counts.info }}
      environment={environment && <PublishStatusText store={publishing} />}
      notice={status.state === 'open' ? status.detail : null}
      keyState={status.key}
      onRetry={() => void session?.reload()}
      onKeepCopy={() => session && void commands.keepAsCopy(session)}
      onTakeSaved={() => void session?.discardPending()}
      onHistory={() => runById('view.history')}
      onFindings={() => runById('view.findings')}
      onEnvironment={() => tabs.activate(publishingTab)}
      onKey={() => runById('go.settings')}
    />
  );
}
