import { Database } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { EmptyState } from '../ui/empty-state.tsx';
import { keepFocus } from '../ui/keep-focus.ts';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { ReviewView } from './approvals/review-view.tsx';
import { ReviewsPanel } from './approvals/reviews-panel.tsx';
import { AssistedPanel } from './assisted/assisted-panel.tsx';
import { ChangesPanel } from './assisted/changes-panel.tsx';
import { ConflictView, type RenderConflict } from './conflict/conflict-view.tsx';
import { RemoteView } from './conflict/remote-view.tsx';
import { DatabaseState } from './database/database-state.tsx';
import { Problem } from './database/problem.tsx';
import { DetailsPanel } from './environments/details-panel.tsx';
import { LockProvider } from './environments/lock-provider.tsx';
import role from './environments/role.module.css';
import { PlanPanel } from './plan/plan-panel.tsx';
import { PlannedView } from './plan/planned-view.tsx';
import { type PublishingStore, usePublishing } from './publishing-store.ts';
import type { RenderPair } from './render-pair.ts';
import { type SideBySideProps, SideBySideView } from './side-by-side/side-by-side-view.tsx';
import { checkOf, chosenEnvironment, isComparable } from './store/state.ts';
import styles from './view.module.css';
import { ViewToolbar } from './view-toolbar.tsx';

interface PublishingViewProps {
  readonly store: PublishingStore;
  /** Opens a document on the canvas and, where given, shows one of its records. */
  readonly onOpenDocument: (documentId: string, recordId: string | null) => void;
  /** Shows what differs on a canvas. */
  readonly onCompareDocument?: (documentId: string) => void;
  /** Shows a document as it is in two environments on a canvas. */
  readonly onCompareEnvironments?: SideBySideProps['onCompareEnvironments'];
  readonly renderConflict?: RenderConflict;
  readonly renderPair?: RenderPair;
}

/** The publishing tab: what would be written to the chosen database, and nothing about any other. */
export function PublishingView({
  store,
  onOpenDocument,
  onCompareDocument,
  onCompareEnvironments,
  renderConflict,
  renderPair,
}: PublishingViewProps) {
  const environment = usePublishing(store, chosenEnvironment);
  const environments = usePublishing(store, (state) => state.environments);
  const loadError = usePublishing(store, (state) => state.loadError);
  const check = usePublishing(store, (state) => checkOf(state, state.chosenId));
  const panel = usePublishing(store, (state) => state.panel);
  const ready = isComparable(check.status);
  const section = useRef<HTMLElement>(null);
  // A database that was added, or set up, took the button for that away with it.
  // oxlint-disable-next-line react/exhaustive-deps -- it is the change of these that takes it away
  useEffect(() => keepFocus(() => ({ element: section.current })), [environment?.id, ready]);

  if (loadError) {
    return (
      <div className={styles.view}>
        <div className={styles.body}>
          <Problem
            title="The environments could not be read"
            error={loadError}
            onRetry={() => void store.load()}
          />
        </div>
      </div>
    );
  }
  if (panel.kind === 'side-by-side' && environments !== null) {
    return (
      <SideBySideView
        store={store}
        onOpenDocument={onOpenDocument}
        onCompareEnvironments={onCompareEnvironments}
        renderPair={renderPair}
      />
    );
  }
  if (!environment) {
    return (
      <div className={styles.view}>
        {environments === null ? (
          <SkeletonRows rows={6} label="Reading the environments" />
        ) : (
          <EmptyState Icon={Database} title="Choose an environment">
            The list is on the left: the sandbox is always there.
          </EmptyState>
        )}
      </div>
    );
  }
  const key = `${environment.id} ${panel.kind}`;
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={`${role.role} ${styles.view}`}
      data-role={environment.role}
      aria-label={`Publish to ${environment.name}`}
    >
      <LockProvider store={store} environment={environment}>
        <ViewToolbar store={store} environment={environment} />
        {panel.kind === 'details' && (
          <DetailsPanel key={environment.id} store={store} environment={environment} />
        )}
        {!ready && panel.kind !== 'details' && (
          <DatabaseState key={environment.id} store={store} environment={environment} check={check} />
        )}
        {ready && panel.kind === 'plan' && (
          <PlanPanel
            key={key}
            store={store}
            environment={environment}
            onOpenDocument={onOpenDocument}
            onCompareDocument={onCompareDocument}
          />
        )}
        {ready && panel.kind === 'changes' && (
          <ChangesPanel
            key={key}
            store={store}
            environment={environment}
            onCompareDocument={onCompareDocument}
          />
        )}
        {ready && panel.kind === 'reviews' && panel.requestId === null && (
          <ReviewsPanel key={key} store={store} environment={environment} />
        )}
        {ready && panel.kind === 'reviews' && panel.requestId !== null && (
          <ReviewView
            key={`${key} ${panel.requestId}`}
            store={store}
            environment={environment}
            requestId={panel.requestId}
          />
        )}
        {ready && panel.kind === 'assisted' && (
          <AssistedPanel key={key} store={store} environment={environment} />
        )}
        {ready && panel.kind === 'conflict' && (
          <ConflictView
            key={key}
            store={store}
            environment={environment}
            documentId={panel.documentId}
            renderConflict={renderConflict}
          />
        )}
        {ready && panel.kind === 'planned' && (
          <PlannedView
            key={`${key} ${panel.planId} ${panel.documentId}`}
            store={store}
            environment={environment}
            planId={panel.planId}
            documentId={panel.documentId}
            recordId={panel.recordId}
            renderPair={renderPair}
          />
        )}
        {ready && panel.kind === 'remote' && (
          <RemoteView key={key} store={store} environment={environment} documentId={panel.documentId} />
        )}
      </LockProvider>
    </section>
  );
}
