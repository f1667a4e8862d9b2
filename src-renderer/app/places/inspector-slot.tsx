import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../../documents/session.ts';
import { sessionOf } from '../../documents/workspace-store.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { type Place, publishingTab } from '../frame/places.ts';
import { useServices } from '../services.ts';

const PublishingInspector = lazy(async () => ({
  default: (await import('../../publishing/publishing-inspector.tsx')).PublishingInspector,
}));

/** What the right panel shows: details of what is in front. */
export function InspectorSlot({ place, readOnly }: { readonly place: Place; readonly readOnly: boolean }) {
  const { publishing, tabs } = useServices();
  const session = useStore(tabs.store, (state) => sessionOf(state, state.active));
  return (
    <ErrorBoundary key={session?.id ?? place} part="The inspector">
      <Suspense fallback={<SkeletonRows rows={6} label="Opening the details" />}>
        {place === 'publishing' ? (
          <PublishingInspector store={publishing} onOpen={() => tabs.activate(publishingTab)} />
        ) : (
          session && <DocumentInspector session={session} readOnly={readOnly} />
        )}
      </Suspense>
    </ErrorBoundary>
  );
}

function DocumentInspector({ session, readOnly }: { readonly session: Session; readonly readOnly: boolean }) {
  const { kinds, findings: pool, canvases } = useServices();
  const parts = kinds[session.store.getState().document.kind];
  const findings = pool.of(session);
  if (!parts || !findings) return null;
  const { Inspector } = parts;
  return (
    <Inspector
      session={session}
      findings={findings}
      readOnly={readOnly}
      onReveal={(id) => {
        session.select([id]);
        canvases.store.getState().byDocument.get(session.id)?.reveal(id);
      }}
    />
  );
}
