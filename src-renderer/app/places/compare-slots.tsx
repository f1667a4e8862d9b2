import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { SyncState } from '../../../shared/publishing/plan.ts';
import { CompareDetails, CompareExplorer } from '../../compare/compare-sides.tsx';
import { CompareView } from '../../compare/compare-view.tsx';
import { type ComparisonStore, createComparison } from '../../compare/comparison-store.ts';
import { OtherDocuments } from '../../compare/list/other-documents.tsx';
import type { Session } from '../../documents/session.ts';
import { syncBadge } from '../../publishing/plan/sync-badge.tsx';
import {
  comparedEnvironment,
  compareOther,
  differingDocuments,
  stepsThroughDocuments,
} from '../differing-documents.ts';
import { noGestures } from '../kinds.ts';
import { useServices } from '../services.ts';
import { CompareSql } from './compare-sql.tsx';

interface SlotProps {
  readonly session: Session;
  readonly readOnly: boolean;
}

export function CompareMainSlot({ session, readOnly }: SlotProps) {
  const { bridge, kinds, settings, comparisons } = useServices();
  const comparison = comparisons.of(session, createComparison);
  const environment = useStore(comparison.store, comparedEnvironment);
  const options = useStore(settings.store, (state) => state.canvas);
  const { kind } = session.store.getState().document;
  const panels = useStore(settings.store, (state) => state.panels);

  function focusInspector() {
    const { inspector } = panels;
    if (!inspector.open) settings.set({ panels: { ...panels, inspector: { ...inspector, open: true } } });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#inspector button')?.focus());
  }

  return (
    <CompareView
      comparison={comparison}
      bridge={bridge}
      view={kinds[kind]?.edits.view ?? null}
      gestures={noGestures}
      options={options}
      readOnly={readOnly}
      onInspect={focusInspector}
      {...(environment && { sql: <CompareSql session={session} environment={environment} /> })}
    />
  );
}

export function CompareExplorerSlot({ session }: { readonly session: Session }) {
  const services = useServices();
  const comparison = services.comparisons.of(session, createComparison);
  const environment = useStore(comparison.store, comparedEnvironment);
  return (
    <CompareExplorer
      comparison={comparison}
      below={environment && <Others comparison={comparison} environmentId={environment.environmentId} />}
    />
  );
}

const shortWords: Readonly<Partial<Record<SyncState, string>>> = {
  'new-here': 'new',
  'changed-here': 'here',
  'changed-there': 'there',
  conflict: 'conflict',
  'deleted-there': 'deleted',
  'archived-here': 'archived',
};

interface OthersProps {
  readonly comparison: ComparisonStore;
  readonly environmentId: string;
}

/** As the environment was looked at last; it is looked at where that has not been done yet. */
function Others({ comparison, environmentId }: OthersProps) {
  const services = useServices();
  const { publishing } = services;
  const state = useStore(publishing.state);
  const looked = state.checks[environmentId] !== undefined;
  useEffect(() => {
    if (!looked) void publishing.check(environmentId);
  }, [publishing, environmentId, looked]);
  const others = differingDocuments(state, environmentId).filter(
    ({ documentId }) => documentId !== comparison.documentId,
  );
  if (others.length === 0) return null;
  return (
    <OtherDocuments
      documents={others.map(({ documentId, kind, name, state: standing }) => ({
        id: documentId,
        kind,
        name,
        word: shortWords[standing] ?? '',
        ...syncBadge(standing),
      }))}
      onOpen={(id) => compareOther(services, comparison, id)}
      onStep={(by) => stepsThroughDocuments(services, comparison)?.(by)}
    />
  );
}

export function CompareDetailsSlot({ session, readOnly }: SlotProps) {
  const { comparisons } = useServices();
  return <CompareDetails comparison={comparisons.of(session, createComparison)} readOnly={readOnly} />;
}
