import { useCallback } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import { PanelHeader } from '../panel-header.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import type { RenderPair } from '../render-pair.ts';
import { planningOf, planOf } from '../store/state.ts';
import { useReply } from '../use-reply.ts';
import styles from '../view.module.css';

interface PlannedViewProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly planId: string;
  readonly documentId: string;
  readonly recordId: string | null;
  readonly renderPair?: RenderPair | undefined;
}

/** One document of a plan on the canvas: its rows as they are there, and as the plan makes them, whether it is here or not. */
export function PlannedView(props: PlannedViewProps) {
  const { store, environment, planId, documentId, recordId, renderPair } = props;
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.plannedDocument', { planId, documentId }),
      [store, planId, documentId],
    ),
  );
  const planned = usePublishing(store, (state) =>
    planOf(planningOf(state, environment.id))?.documents.find((one) => one.documentId === documentId),
  );
  const { before = null, after = null, reason = null } = reply.step === 'ready' ? reply.value : {};
  return (
    <div className={styles.body} data-fills>
      <PanelHeader store={store}>{planned?.name ?? 'A document of the plan'}</PanelHeader>
      {planned && (
        <p className={styles.headline}>
          <strong>{whatHappens(planned, environment.name)}</strong>
        </p>
      )}
      {reply.step === 'loading' && <SkeletonRows rows={8} label="Reading the rows of the plan" />}
      {reply.step === 'failed' && (
        <Problem title="The rows of the plan could not be shown" error={reply.error} onRetry={askAgain} />
      )}
      {reason !== null && (
        <p className={styles.note}>It cannot be drawn: {reason}. The plan holds its SQL all the same.</p>
      )}
      {(before || after) &&
        renderPair?.({
          before,
          after,
          beforeName: `${environment.name} now`,
          afterName: 'As planned',
          recordId,
        })}
    </div>
  );
}

function whatHappens({ write }: PlannedDocument, name: string): string {
  const words = {
    insert: `It is not in ${name}: all of it comes new.`,
    update: `What this plan changes in ${name}.`,
    deactivate: `It is switched off in ${name}.`,
    delete: `It is deleted in ${name}.`,
    none: `Nothing of it changes in ${name}.`,
  } as const;
  return words[write];
}
