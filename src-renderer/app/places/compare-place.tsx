import { lazy, Suspense, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../../documents/session.ts';
import { comparedIn, sessionOf } from '../../documents/workspace-store.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useServices } from '../services.ts';

const Main = lazy(async () => ({ default: (await import('./compare-slots.tsx')).CompareMainSlot }));
const Explorer = lazy(async () => ({ default: (await import('./compare-slots.tsx')).CompareExplorerSlot }));
const Details = lazy(async () => ({ default: (await import('./compare-slots.tsx')).CompareDetailsSlot }));

interface SlotProps {
  readonly readOnly: boolean;
}

/** The document that is compared in the tab in front, once it is open. */
function useCompared(): { readonly active: string | null; readonly session: Session | null } {
  const { tabs } = useServices();
  const active = useStore(tabs.store, (state) => state.active);
  const documentId = active === null ? null : comparedIn(active);
  const session = useStore(tabs.store, (state) => sessionOf(state, documentId));
  return useMemo(() => ({ active, session }), [active, session]);
}

export function CompareMain({ readOnly }: SlotProps) {
  const { active, session } = useCompared();
  return (
    <div id="tab-content" role="tabpanel" aria-labelledby={`tab-${active}`} style={fill}>
      <ErrorBoundary key={active} part="This comparison">
        <Suspense fallback={<SkeletonRows rows={8} label="Opening the comparison" />}>
          {session ? (
            <Main session={session} readOnly={readOnly} />
          ) : (
            <SkeletonRows rows={8} label="Opening the document" />
          )}
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

export function CompareExplorer() {
  const { session } = useCompared();
  return (
    <Suspense fallback={<SkeletonRows rows={6} label="Opening the differences" />}>
      {session && <Explorer session={session} />}
    </Suspense>
  );
}

export function CompareDetails({ readOnly }: SlotProps) {
  const { session } = useCompared();
  return (
    <Suspense fallback={<SkeletonRows rows={6} label="Opening the details" />}>
      {session && <Details session={session} readOnly={readOnly} />}
    </Suspense>
  );
}

const fill = { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 } as const;
