import { createContext, useContext } from 'react';
import type { NewId } from '../../shared/base/ids.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { Comparisons } from '../compare/comparisons.ts';
import type { Writer } from '../documents/comments/comment-edits.ts';
import type { Commenting } from '../documents/comments/commenting.ts';
import type { Library } from '../documents/explorer/library.ts';
import type { ImageStore } from '../documents/pictures/image-store.ts';
import type { Beside } from '../documents/typed-beside.ts';
import type { Tabs } from '../documents/workspace-store.ts';
import type { PublishingStore } from '../publishing/publishing-store.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { MapStore } from '../workspace-map/map-store.ts';
import type { WorkspaceIndex } from '../workspace-map/workspace-index.ts';
import type { BottomPanel } from './bottom-panel.ts';
import type { CanvasControls } from './canvas-controls.ts';
import type { ChannelRows } from './channel-rows.ts';
import type { FindingsPool } from './findings-pool.ts';
import type { Kinds } from './kinds.ts';
import type { Overlays } from './overlays.ts';

/** What lives as long as an open workspace in this window. Made once in `workspace.tsx`, handed down by context. */
export interface Services {
  readonly bridge: Bridge;
  readonly newId: NewId;
  readonly settings: SettingsStore;
  readonly beside: Beside;
  readonly library: Library;
  readonly publishing: PublishingStore;
  readonly tabs: Tabs;
  readonly overlays: Overlays;
  readonly canvases: CanvasControls;
  readonly kinds: Kinds;
  readonly findings: FindingsPool;
  readonly comparisons: Comparisons;
  readonly bottom: BottomPanel;
  readonly workspaceIndex: WorkspaceIndex;
  readonly map: MapStore;
  readonly commenting: Commenting;
  readonly writer: Writer;
  readonly images: ImageStore;
  readonly channelRows: ChannelRows;
  readonly stop: () => void;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('Used outside an open workspace.');
  return services;
}
