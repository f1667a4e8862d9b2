import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { NewId } from '../../shared/base/ids.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import { withTyped } from '../../shared/settings/typed-beside.ts';
import type { WorkspaceStatus } from '../../shared/settings/workspace.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createComparisons } from '../compare/comparisons.ts';
import { createCommenting } from '../documents/comments/commenting.ts';
import { createLibrary } from '../documents/explorer/library.ts';
import { createImageStore } from '../documents/pictures/image-store.ts';
import { BesideProvider } from '../documents/typed-beside.ts';
import { createTabs } from '../documents/workspace-store.ts';
import { createPublishingStore } from '../publishing/publishing-store.ts';
import { createSettingsStore } from '../settings/settings-store.ts';
import { showDone } from '../ui/toast.tsx';
import { createMapStore } from '../workspace-map/map-store.ts';
import { createWorkspaceIndex } from '../workspace-map/workspace-index.ts';
import { createBottomPanel } from './bottom-panel.ts';
import { createCanvasControls } from './canvas-controls.ts';
import { createChannelRows } from './channel-rows.ts';
import { createFindingsPool } from './findings-pool.ts';
import { ProblemScreen } from './gate/problem-screen.tsx';
import { StartingScreen } from './gate/starting-screen.tsx';
import { holdUnload } from './hold-unload.ts';
import { makeKinds } from './kinds.ts';
import { kindsWithImages } from './kinds-with-images.ts';
import { createOverlays } from './overlays.ts';
import { type Services, ServicesProvider } from './services.ts';
import { Shell } from './shell.tsx';
import { createVariantOpener } from './variants/open-variant.ts';

interface WorkspaceRootProps {
  readonly bridge: Bridge;
  readonly newId: NewId;
  readonly status: WorkspaceStatus;
  readonly connection: 'up' | 'down';
  readonly onStatus: (status: WorkspaceStatus) => void;
  readonly onTheme: (theme: Settings['theme']) => void;
}

/** Reads the settings, makes what lives as long as the open workspace, and shows the shell. */
export function WorkspaceRoot(props: WorkspaceRootProps) {
  const { bridge, newId, onTheme } = props;
  const [services, setServices] = useState<Services | null>(null);
  const [error, setError] = useState<AppError | null>(null);

  useEffect(() => {
    let made: Services | null = null;
    let left = false;
    async function open() {
      const reply = await bridge.call('settings.get', {});
      if (left) return;
      if (reply.ok) {
        made = createServices(bridge, newId, reply.value);
        setServices(made);
      } else setError(reply.error);
    }
    void open();
    return () => {
      left = true;
      made?.stop();
    };
  }, [bridge, newId]);

  if (error) return <ProblemScreen problem={{ kind: 'failed', error }} onRetry={() => location.reload()} />;
  if (!services) return <StartingScreen />;
  return (
    <ServicesProvider value={services}>
      <BesideProvider value={services.beside}>
        <ThemeLink services={services} onTheme={onTheme} />
        <Shell status={props.status} connection={props.connection} onStatus={props.onStatus} />
      </BesideProvider>
    </ServicesProvider>
  );
}

/** The theme is kept in the workspace but belongs to the whole window. */
function ThemeLink({
  services,
  onTheme,
}: {
  services: Services;
  onTheme: (theme: Settings['theme']) => void;
}) {
  const theme = useStore(services.settings.store, (settings) => settings.theme);
  useEffect(() => onTheme(theme), [theme, onTheme]);
  return null;
}

function createServices(bridge: Bridge, newId: NewId, initial: Settings): Services {
  const settings = createSettingsStore(bridge, initial);
  const library = createLibrary(bridge);
  const publishing = createPublishingStore(bridge, () => settings.store.getState().lookInBackground);
  const tabs = createTabs({
    bridge,
    newId,
    initial: initial.tabs,
    openOther: createVariantOpener({ bridge, tell: showDone }),
    refuse: (document, change) => kinds[document.kind]?.refuse?.(document, change),
    onRefused: (reason) => showDone(reason),
    // Whoever has opened something needs no welcome any more.
    onTabs: (open) => settings.set(open.open.length > 0 ? { tabs: open, welcomed: true } : { tabs: open }),
  });
  const images = createImageStore(bridge);
  const kinds = kindsWithImages(makeKinds({ newId, bridge, openDocument: tabs.activate }), { images, newId });
  const comparisons = createComparisons({
    bridge,
    tabs,
    viewOf: (kind) => kinds[kind]?.edits.view ?? null,
  });
  const workspaceIndex = createWorkspaceIndex(bridge);
  const findings = createFindingsPool({ kinds, newId, tabs, settings, workspaceIndex });
  void library.refresh();
  const stopPublishing = publishing.start();
  const stopRefreshing = bridge.onState((state) => {
    if (state === 'up') void library.refresh();
  });
  const flush = () => void settings.flush();
  globalThis.addEventListener('pagehide', flush);
  const letGo = holdUnload(tabs);
  return {
    bridge,
    newId,
    settings,
    beside: {
      of: (documentId) => settings.store.getState().beside[documentId] ?? {},
      keep: (documentId, part) =>
        settings.set({ beside: withTyped(settings.store.getState().beside, documentId, part) }),
    },
    library,
    publishing,
    tabs,
    overlays: createOverlays(),
    canvases: createCanvasControls(),
    kinds,
    findings,
    comparisons,
    bottom: createBottomPanel(settings),
    images,
    channelRows: createChannelRows(),
    workspaceIndex,
    map: createMapStore(bridge),
    commenting: createCommenting(),
    writer: {
      newId,
      author: () => settings.store.getState().author.trim() || null,
      now: () => new Date().toISOString(),
    },
    stop: () => {
      globalThis.removeEventListener('pagehide', flush);
      letGo();
      stopPublishing();
      stopRefreshing();
      findings.stop();
      workspaceIndex.stop();
      images.stop();
      comparisons.stop();
      settings.stop();
      library.stop();
      tabs.stop();
    },
  };
}
