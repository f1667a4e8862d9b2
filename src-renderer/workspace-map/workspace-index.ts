import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/base/ids.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { ListedWorkspaceFinding, MappedDocument, WorkspaceMap } from '../../shared/workspace/schemas.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** How the documents hang together, as far as it is known; an old state stays while a new one is on its way. */
export interface WorkspaceIndexState {
  readonly map: WorkspaceMap | null;
  /** Why the last asking came to nothing; null: it did not. */
  readonly error: AppError | null;
  readonly documents: ReadonlyMap<Id, MappedDocument>;
  readonly findings: ReadonlyMap<Id, readonly ListedWorkspaceFinding[]>;
}

/** Kept up to date while documents change, here or elsewhere. */
export interface WorkspaceIndex {
  readonly store: StoreApi<WorkspaceIndexState>;
  readonly refresh: () => Promise<void>;
  readonly stop: () => void;
}

/** Longer than people pause between two words: typing asks once. */
const quietMs = 600;

export function createWorkspaceIndex(bridge: Bridge): WorkspaceIndex {
  const store = createStore<WorkspaceIndexState>(() => ({
    map: null,
    error: null,
    documents: new Map(),
    findings: new Map(),
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let again = false;

  async function refresh() {
    clearTimeout(timer);
    again = asking;
    if (asking) return;
    asking = true;
    const reply = await bridge.call('references.list', {});
    asking = false;
    if (reply.ok) store.setState({ ...indexed(reply.value), error: null });
    else store.setState({ error: reply.error });
    if (again) later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), quietMs);
  }

  const stops = [
    bridge.on('documents.changed', later),
    bridge.on('documents.listChanged', later),
    bridge.onState((state) => {
      if (state === 'up') later();
    }),
  ];
  later();
  return {
    store,
    refresh,
    stop: () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}

function indexed(map: WorkspaceMap): Pick<WorkspaceIndexState, 'map' | 'documents' | 'findings'> {
  return {
    map,
    documents: new Map(map.documents.map((document) => [document.id, document])),
    findings: Map.groupBy(map.findings, ({ documentId }) => documentId),
  };
}
