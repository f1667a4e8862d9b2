import type { NewId } from '../../shared/base/ids.ts';
import type { Findings } from '../documents/findings/findings-store.ts';
import type { Session } from '../documents/session.ts';
import { sessionOf, type Tabs } from '../documents/workspace-store.ts';
import type { Kinds } from './kinds.ts';

/** The findings of each open document, shared by canvas, inspector, panel and status bar; stopped when its tab closes. */
export interface FindingsPool {
  /** null where the kind has no rules here. */
  readonly of: (session: Session) => Findings | null;
  readonly stop: () => void;
}

export function createFindingsPool(deps: {
  readonly kinds: Kinds;
  readonly newId: NewId;
  readonly tabs: Tabs;
}): FindingsPool {
  const made = new Map<Session, Findings>();
  const stopWatching = deps.tabs.store.subscribe((state) => {
    for (const [session, findings] of made) {
      if (sessionOf(state, session.id) === session) continue;
      findings.stop();
      made.delete(session);
    }
  });
  return {
    of: (session) => {
      const known = made.get(session);
      if (known) return known;
      const parts = deps.kinds[session.store.getState().document.kind];
      if (!parts) return null;
      const findings = parts.makeFindings(session, deps.newId);
      made.set(session, findings);
      return findings;
    },
    stop: () => {
      stopWatching();
      for (const findings of made.values()) findings.stop();
      made.clear();
    },
  };
}
