import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Id, NewId } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import type { LibraryState } from '../documents/explorer/library.ts';
import type { Findings } from '../documents/findings/findings-store.ts';

/** What an experiment's inspector needs of what lies around the document. */
export interface Around {
  readonly library: StoreApi<LibraryState>;
  readonly findings: Findings;
  readonly newId: NewId;
  /** ISO text in UTC. */
  readonly now: () => string;
  /** Opens a variant on its base's own canvas. */
  readonly editOnBase: (variantId: Id) => void;
  /** Makes a variant's change a revision of its base; what was done, or why it was not, in words. */
  readonly promote: (variantId: Id) => Promise<Result<string, string>>;
}

const AroundContext = createContext<Around | null>(null);

export const AroundProvider = AroundContext.Provider;

export function useAround(): Around {
  const around = useContext(AroundContext);
  if (!around) throw new Error('Used outside an experiment');
  return around;
}
