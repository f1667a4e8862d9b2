import { createContext, useContext } from 'react';
import type { Id, NewId } from '../../../shared/base/ids.ts';
import type { Bridge } from '../../bridge/bridge.ts';

/** What the forms of a process ask of what lies around it. */
export interface ProcessFormDeps {
  readonly newId: NewId;
  readonly bridge: Bridge;
  readonly openDocument: (id: Id) => void;
}

const DepsContext = createContext<ProcessFormDeps | null>(null);

export const ProcessFormDepsProvider = DepsContext.Provider;

export function useProcessFormDeps(): ProcessFormDeps {
  const deps = useContext(DepsContext);
  if (deps === null) throw new Error('Used outside the inspector of a process.');
  return deps;
}
