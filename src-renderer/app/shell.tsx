import { useCallback, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { WorkspaceStatus } from '../../shared/settings/workspace.ts';
import type { Action, ActionContext } from '../documents/action.ts';
import { withOwnShortcuts } from '../documents/own-shortcuts.ts';
import { comparedIn } from '../documents/workspace-store.ts';
import { usePublishing } from '../publishing/publishing-store.ts';
import { needsWidth } from '../publishing/store/state.ts';
import { showDone } from '../ui/toast.tsx';
import { contextOf } from './actions/action-list.ts';
import { makeActions } from './actions/make-actions.ts';
import { useShortcuts } from './actions/use-shortcuts.ts';
import { Dialogs } from './dialogs/dialogs.tsx';
import { createDocumentCommands } from './document-commands.ts';
import { DropTarget } from './drop-target.tsx';
import { Banner } from './frame/banner.tsx';
import { CompareButton } from './frame/compare-button.tsx';
import { Frame } from './frame/frame.tsx';
import { type Place, placeOfTab, tabOfPlace } from './frame/places.ts';
import { Rail } from './frame/rail.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { holdKeys } from './hold-keys.ts';
import { listenForPastedImages } from './paste-images.ts';
import { CompareDetails, CompareExplorer, CompareMain } from './places/compare-place.tsx';
import { DocumentsExplorer } from './places/documents-explorer.tsx';
import { DocumentsMain } from './places/documents-main.tsx';
import { InspectorSlot } from './places/inspector-slot.tsx';
import { MapExplorerSlot, MapMain } from './places/map-place.tsx';
import {
  PublishingCorner,
  PublishingExplorerSlot,
  PublishingMain,
  PublishingOverlays,
} from './places/publishing-place.tsx';
import { SettingsExplorerSlot, SettingsMain } from './places/settings-place.tsx';
import { TidyProgress } from './places/tidy-progress.tsx';
import { useServices } from './services.ts';
import { AppStatusBar } from './status.tsx';
import { OpenTabs } from './tabs/open-tabs.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

interface ShellProps {
  readonly status: WorkspaceStatus;
  readonly connection: 'up' | 'down';
  readonly onStatus: (status: WorkspaceStatus) => void;
}

/** An open workspace: puts every feature in its slot of the frame. */
export function Shell({ status, connection, onStatus }: ShellProps) {
  const services = useServices();
  const { tabs, settings, bridge } = services;
  const readOnly = status.state !== 'open';
  const active = useStore(tabs.store, (state) => state.active);
  const covered = useStore(services.overlays.store, ({ kind }) => kind !== 'none' && kind !== 'find');
  useKeptFocus(active, covered);
  const place = placeOfTab(active);
  const comparing = active !== null && comparedIn(active) !== null;
  const isWide = usePublishing(services.publishing, ({ panel }) => needsWidth(panel));
  const hasInspector =
    active !== null && place !== 'settings' && place !== 'map' && !(place === 'publishing' && isWide);
  const panels = useStore(settings.store, (state) => state.panels);

  const commands = useMemo(() => createDocumentCommands(services), [services]);
  const {
    actions: given,
    clipboard,
    tidier,
  } = useMemo(
    () => makeActions({ services, commands, host: status.host, readOnly }),
    [services, commands, status.host, readOnly],
  );
  const shortcuts = useStore(settings.store, (state) => state.shortcuts);
  const actions = useMemo(() => withOwnShortcuts(given, shortcuts), [given, shortcuts]);
  const run = useCallback(
    (action: Action, context: ActionContext = contextOf(services)) => {
      const refused = action.disabled(context);
      if (refused === null) void action.run(context);
      else showDone(`${action.label}: ${refused}`);
    },
    [services],
  );
  const runById = useCallback(
    (id: string) => {
      const action = actions.find((candidate) => candidate.id === id);
      if (action) run(action);
    },
    [actions, run],
  );
  const isPossible = useCallback(
    (action: Action) => action.disabled(contextOf(services)) === null,
    [services],
  );
  useShortcuts(actions, run, isPossible);
  useEffect(() => holdKeys(services.overlays), [services]);
  useEffect(() => clipboard.install(), [clipboard]);
  useEffect(() => listenForPastedImages(services, () => readOnly), [services, readOnly]);
  useEffect(() => bridge.on('host.action', ({ action }) => runById(action)), [bridge, runById]);

  const goTo = (to: Place) => {
    if (to === 'documents') tabs.leavePlaces();
    else tabs.activate(tabOfPlace[to]);
  };
  const shared = { actions, run, commands, readOnly };

  return (
    <DropTarget disabled={readOnly}>
      <Frame
        banner={<Banner connection={connection} readOnly={readOnly} detail={status.detail} />}
        topBar={
          <TopBar
            workspaceName={status.name}
            onWorkspace={() => runById('go.settings')}
            onSearch={() => runById('view.palette')}
            right={
              <>
                <CompareButton actions={actions} run={run} />
                <PublishingCorner place={place} />
              </>
            }
          />
        }
        rail={<Rail place={place} onPlace={goTo} />}
        explorerLabel={comparing ? 'Differences' : explorerLabels[place]}
        explorer={explorerOf(place)}
        tabs={<OpenTabs commands={commands} />}
        main={
          comparing ? (
            <CompareMain readOnly={readOnly} />
          ) : place === 'documents' ? (
            <DocumentsMain {...shared} />
          ) : place === 'map' ? (
            <MapMain commands={commands} />
          ) : place === 'publishing' ? (
            <PublishingMain commands={commands} />
          ) : (
            <SettingsMain status={status} onStatus={onStatus} actions={actions} />
          )
        }
        inspectorLabel="Inspector"
        inspector={
          comparing ? (
            <CompareDetails readOnly={readOnly} />
          ) : hasInspector ? (
            <InspectorSlot place={place} readOnly={readOnly} />
          ) : null
        }
        statusBar={<AppStatusBar status={status} commands={commands} runById={runById} />}
        panels={panels}
        onPanels={(next) => settings.set({ panels: next })}
      />
      <TidyProgress tidier={tidier} />
      <Dialogs actions={actions} run={run} commands={commands} readOnly={readOnly} />
      <PublishingOverlays />
    </DropTarget>
  );

  function explorerOf(which: Place) {
    if (comparing) return <CompareExplorer />;
    if (which === 'documents') return <DocumentsExplorer commands={commands} readOnly={readOnly} />;
    if (which === 'map') return <MapExplorerSlot commands={commands} />;
    return which === 'publishing' ? <PublishingExplorerSlot /> : <SettingsExplorerSlot />;
  }
}

const explorerLabels = {
  documents: 'Documents',
  map: 'What the map shows',
  publishing: 'Environments and pushes',
  settings: 'Contents of the settings',
} as const satisfies Record<Place, string>;
