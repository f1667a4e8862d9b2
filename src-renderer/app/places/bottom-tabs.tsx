import { lazy, Suspense } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';
import type { BottomTab } from '../../documents/document-view/document-view.tsx';
import type { Findings } from '../../documents/findings/findings-store.ts';
import type { CompareRevisions } from '../../documents/history/compared-revision.ts';
import type { Session } from '../../documents/session.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useFindings } from '../use-findings.ts';

const FindingsPanel = lazy(async () => ({
  default: (await import('../../documents/findings/findings-panel.tsx')).FindingsPanel,
}));

const HistoryPanel = lazy(async () => ({
  default: (await import('../../documents/history/history-panel.tsx')).HistoryPanel,
}));

interface BottomTabDeps {
  readonly bridge: Bridge;
  readonly session: Session;
  readonly findings: Findings | null;
  readonly onReveal: (recordId: string) => void;
  readonly onCompare: CompareRevisions;
  readonly readOnly: boolean;
}

/** What the panel below a document offers. */
export function useBottomTabs({
  bridge,
  session,
  findings,
  onReveal,
  onCompare,
  readOnly,
}: BottomTabDeps): readonly BottomTab[] {
  const count = useFindings(findings, (state) => (state.state === 'ready' ? state.findings.length : null));
  return [
    {
      key: 'findings',
      label: 'Findings',
      count,
      panel: findings && (
        <Suspense fallback={<SkeletonRows rows={3} label="Opening the findings" />}>
          <FindingsPanel session={session} findings={findings} onReveal={onReveal} readOnly={readOnly} />
        </Suspense>
      ),
    },
    {
      key: 'history',
      label: 'History',
      count: null,
      panel: (
        <Suspense fallback={<SkeletonRows rows={3} label="Opening the history" />}>
          <HistoryPanel session={session} bridge={bridge} readOnly={readOnly} onCompare={onCompare} />
        </Suspense>
      ),
    },
  ];
}
