import type { DocumentKind } from '../../shared/documents/document.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { KindView } from '../canvas/scene.ts';
import type { Session } from '../documents/session.ts';
import { compareTab, sessionOf, type Tabs } from '../documents/workspace-store.ts';
import type { ComparisonDeps, ComparisonStore } from './comparison-store.ts';
import type { Source } from './source.ts';

/** The comparisons of this window, one for each document; each lives as long as the document is open. */
export interface Comparisons {
  /** Made when it is first asked for, by what is loaded with the view. */
  readonly of: (session: Session, create: (deps: ComparisonDeps) => ComparisonStore) => ComparisonStore;
  /** The one that was made already; null: none yet. */
  readonly known: (session: Session) => ComparisonStore | null;
  /** Brings the comparison of a document to the front. */
  readonly open: (documentId: string, sides?: { readonly before?: Source; readonly after?: Source }) => void;
  readonly stop: () => void;
}

interface ComparisonsDeps {
  readonly bridge: Bridge;
  readonly tabs: Tabs;
  readonly viewOf: (kind: DocumentKind) => KindView | null;
}

export function createComparisons({ bridge, tabs, viewOf }: ComparisonsDeps): Comparisons {
  const made = new Map<Session, ComparisonStore>();
  /** Asked for before the document was open. */
  const wanted = new Map<string, { readonly before?: Source; readonly after?: Source }>();

  const of: Comparisons['of'] = (session, create) => {
    const known = made.get(session);
    if (known) return known;
    const { document, revision } = session.store.getState();
    const sides = wanted.get(session.id);
    wanted.delete(session.id);
    const comparison = create({
      bridge,
      session,
      view: viewOf(document.kind),
      before: sides?.before ?? revisionSource(Math.max(1, revision - 1)),
      after: sides?.after ?? { from: 'now' },
    });
    made.set(session, comparison);
    return comparison;
  };

  const stopWatching = tabs.store.subscribe((state) => {
    for (const [session, comparison] of made) {
      if (sessionOf(state, session.id) === session) continue;
      comparison.stop();
      made.delete(session);
    }
  });

  return {
    of,
    known: (session) => made.get(session) ?? null,
    open: (documentId, sides) => {
      const session = sessionOf(tabs.store.getState(), documentId);
      const known = session && made.get(session);
      if (known && sides) known.setSides({ after: { from: 'now' }, ...sides });
      else if (sides) wanted.set(documentId, sides);
      tabs.activate(compareTab(documentId));
    },
    stop: () => {
      stopWatching();
      for (const comparison of made.values()) comparison.stop();
      made.clear();
    },
  };
}

export function revisionSource(
  revision: number,
  version: string | null = null,
  at: string | null = null,
): Source {
  return { from: 'revision', revision, version, at };
}
