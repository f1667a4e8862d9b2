import { createContext, useContext } from 'react';
import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { FunnelMeasuresStore } from '../measures/measures-store.ts';

/** What the forms of a funnel ask of what lies around it. */
export interface FunnelFormDeps {
  readonly newId: NewId;
  readonly bridge: Bridge;
  readonly openDocument: (id: Id) => void;
  readonly measures: FunnelMeasuresStore;
}

const DepsContext = createContext<FunnelFormDeps | null>(null);

export const FunnelFormDepsProvider = DepsContext.Provider;

export function useFunnelFormDeps(): FunnelFormDeps {
  const deps = useContext(DepsContext);
  if (deps === null) throw new Error('Used outside the inspector of a funnel.');
  return deps;
}
