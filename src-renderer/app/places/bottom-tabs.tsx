import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import { openThreadCounts } from '../../../shared/documents/attached/threads.ts';
import type { DocumentRecord } from '../../../shared/documents/document.ts';
import type { BottomTab } from '../../documents/document-view/document-view.tsx';
import type { Findings } from '../../documents/findings/findings-store.ts';
import type { CompareRevisions } from '../../documents/history/compared-revision.ts';
import type { Session } from '../../documents/session.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { createDocumentCommands } from '../document-commands.ts';
import { useServices } from '../services.ts';
import { useFindings } from '../use-findings.ts';
import { openSettings } from './open-settings.ts';

const FindingsPanel = lazy(async () => ({
  default: (await import('../../documents/findings/findings-panel.tsx')).FindingsPanel,
}));

const CommentsPanel = lazy(async () => ({
  default: (await import('../../documents/comments/comments-panel.tsx')).CommentsPanel,
}));

const ReferencesPanel = lazy(async () => ({
  default: (await import('../../workspace-map/references-panel.tsx')).ReferencesPanel,
}));

const HistoryPanel = lazy(async () => ({
  default: (await import('../../documents/history/history-panel.tsx')).HistoryPanel,
}));

interface BottomTabDeps {
  readonly session: Session;
  readonly findings: Findings | null;
  /** What people call a record. */
  readonly nameOf: (recordId: Id) => string;
  /** The one word for a record: 'Touchpoint'. */
  readonly kindOf: (record: DocumentRecord) => string;
  readonly onReveal: (recordId: Id) => void;
  readonly onCompare: CompareRevisions;
  readonly readOnly: boolean;
}

/** What the panel below a document offers. */
export function useBottomTabs(deps: BottomTabDeps): readonly BottomTab[] {
  const { session, findings, nameOf, kindOf, onReveal, onCompare, readOnly } = deps;
  const services = useServices();
  const commands = useMemo(() => createDocumentCommands(services), [services]);
  const found = useFindings(findings, (state) => (state.state === 'ready' ? state.findings.length : null));
  const document = useStore(session.store, (state) => state.document);
  const threads = useMemo(() => sum(openThreadCounts(document).values()), [document]);
  const references = useStore(
    services.workspaceIndex.store,
    ({ map }) =>
      map?.references.filter(
        ({ fromDocumentId, toDocumentId }) => fromDocumentId === session.id || toDocumentId === session.id,
      ).length ?? null,
  );
  return [
    tab('findings', 'Findings', found, 'Opening the findings', () =>
      findings ? (
        <FindingsPanel
          session={session}
          findings={findings}
          onReveal={onReveal}
          kindOf={kindOf}
          onRules={() => openSettings(services.tabs, 'findings')}
          readOnly={readOnly}
        />
      ) : null,
    ),
    tab('comments', 'Comments', threads, 'Opening the comments', () => (
      <CommentsPanel
        session={session}
        commenting={services.commenting}
        writer={services.writer}
        nameOf={nameOf}
        onReveal={onReveal}
        readOnly={readOnly}
      />
    )),
    tab('references', 'References', references, 'Opening the references', () => (
      <ReferencesPanel
        documentId={session.id}
        index={services.workspaceIndex}
        nameOf={nameOf}
        onReveal={onReveal}
        onOpen={(id, recordId) => commands.open(id, recordId ?? undefined)}
      />
    )),
    {
      ...tab('history', 'History', null, 'Opening the history', () => (
        <HistoryPanel session={session} bridge={services.bridge} readOnly={readOnly} onCompare={onCompare} />
      )),
      // A timeline of two lines is none.
      least: 232,
    },
  ];
}

function tab(
  key: string,
  label: string,
  count: number | null,
  opening: string,
  panel: () => ReactNode,
): BottomTab {
  return {
    key,
    label,
    count,
    panel: <Suspense fallback={<SkeletonRows rows={3} label={opening} />}>{panel()}</Suspense>,
  };
}

function sum(counts: Iterable<number>): number {
  let all = 0;
  for (const count of counts) all += count;
  return all;
}
