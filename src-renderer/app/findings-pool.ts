import type { NewId } from '../../shared/base/ids.ts';
import type { Findings } from '../documents/findings/findings-store.ts';
import type { ListedFinding } from '../documents/findings/listed-finding.ts';
import type { FindingsPolicy } from '../documents/findings/policy.ts';
import type { Session } from '../documents/session.ts';
import { sessionOf, type Tabs } from '../documents/workspace-store.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { WorkspaceIndex } from '../workspace-map/workspace-index.ts';
import type { Kinds } from './kinds.ts';

/** The findings of each open document, shared by canvas, inspector, panel and status bar; stopped when its tab closes. */
export interface FindingsPool {
  /** null where the kind has no rules here. */
  readonly of: (session: Session) => Findings | null;
  readonly stop: () => void;
}

interface FindingsDeps {
  readonly kinds: Kinds;
  readonly newId: NewId;
  readonly settings: Pick<SettingsStore, 'store'>;
  readonly workspaceIndex: Pick<WorkspaceIndex, 'store'>;
}

interface FindingsPoolDeps extends FindingsDeps {
  readonly tabs: Tabs;
}

export function createFindingsPool(deps: FindingsPoolDeps): FindingsPool {
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
      const findings = findingsFor(session, deps);
      if (findings) made.set(session, findings);
      return findings;
    },
    stop: () => {
      stopWatching();
      for (const findings of made.values()) findings.stop();
      made.clear();
    },
  };
}

/** The findings of one session, whether it is in a tab or not; stopped by who asked. null where the kind has no rules. */
export function findingsFor(session: Session, deps: FindingsDeps): Findings | null {
  const parts = deps.kinds[session.store.getState().document.kind];
  if (!parts) return null;
  const findings = parts.makeFindings(session, deps.newId);
  findings.judgeBy(policyFor(session.id, deps));
  return findings;
}

/** What the workspace has to say about what is found in one of its documents. */
function policyFor(
  documentId: string,
  { settings, workspaceIndex: workspace }: FindingsDeps,
): FindingsPolicy {
  return {
    settings: () => settings.store.getState().rules,
    fromWorkspace: () =>
      (workspace.store.getState().findings.get(documentId) ?? []).map(
        ({ documentId: _documentId, ...finding }): ListedFinding => ({ ...finding, fixLabel: null }),
      ),
    author: () => settings.store.getState().author.trim() || null,
    now: () => new Date().toISOString(),
    onChange: (listener) => {
      const stops = [
        settings.store.subscribe((state, before) => {
          if (state.rules !== before.rules) listener();
        }),
        workspace.store.subscribe((state, before) => {
          const [now, then] = [state, before].map(({ findings }) => findings.get(documentId));
          if (now !== then) listener();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
