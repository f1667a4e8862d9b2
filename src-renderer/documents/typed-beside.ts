import { createContext, useContext } from 'react';
import type { Id } from '../../shared/base/ids.ts';
import type { TypedBeside } from '../../shared/settings/typed-beside.ts';

/** What was typed beside a document and is no part of it: still there when the document is opened again. */
export interface Beside {
  readonly of: (documentId: Id) => TypedBeside;
  /** Parts that are not named stay as they are; undefined forgets one. */
  readonly keep: (documentId: Id, part: TypedBeside) => void;
}

const BesideContext = createContext<Beside | null>(null);

export const BesideProvider = BesideContext.Provider;

export function useBeside(): Beside {
  const beside = useContext(BesideContext);
  if (beside === null) throw new Error('Used outside an open workspace.');
  return beside;
}
