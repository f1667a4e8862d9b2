import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReviewBox } from '../approvals/review-box.tsx';
import { DriftNote } from '../database/drift-note.tsx';
import { Problem } from '../database/problem.tsx';
import { VanishedNote } from '../database/vanished-note.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { PullBanner } from '../pushes/pull-banner.tsx';
import { PushBanner } from '../pushes/push-banner.tsx';
import { checkOf, livePlan, planningOf, promotionOf, readPlan, rollsBackOf } from '../store/state.ts';
import { useNow } from '../use-now.ts';
import styles from '../view.module.css';
import { ago } from '../words.ts';
import { ChecksBox } from './checks-box.tsx';
import { DocumentTable } from './document-table.tsx';
import { PlanFooter } from './plan-footer.tsx';
import { PlanHeadline } from './plan-headline.tsx';
import { PromotionTable } from './promotion-table.tsx';
import { RollbackTable } from './rollback-table.tsx';
import { SqlBox } from './sql-box.tsx';

interface PlanPanelProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly onOpenDocument: (documentId: string, recordId: string | null) => void;
  readonly onCompareDocument?: ((documentId: string) => void) | undefined;
}

export function PlanPanel({ store, environment, onOpenDocument, onCompareDocument }: PlanPanelProps) {
  const check = usePublishing(store, (state) => checkOf(state, environment.id));
  const planning = usePublishing(store, (state) => planningOf(state, environment.id));
  const { status } = check;
  const heading = useRef<HTMLHeadingElement>(null);
  const { step } = planning;
  // A step takes its button away with it. Never on to the button that writes: Enter pressed twice must not push.
  useEffect(() => {
    if (step !== 'none' && document.activeElement === document.body) heading.current?.focus();
  }, [step]);
  if (!status) return null;
  const plan = livePlan(planning);
  const promotion = promotionOf(planning);
  const busy =
    step === 'pushing' || (step === 'planning' && (rollsBackOf(planning) !== null || promotion !== null));
  const listed = readPlan(planning);
  const pending = status.vanished.length > 0 || status.documents.some(({ state }) => state !== 'equal');
  return (
    <>
      <div className={styles.body}>
        <h2 ref={heading} tabIndex={-1} className="visually-hidden">
          Plan for {environment.name}
        </h2>
        {check.error && <StaleBanner store={store} environment={environment} />}
        <VanishedNote store={store} environment={environment} status={status} />
        <DriftNote status={status} store={store} environment={environment} />
        <PushBanner store={store} environment={environment} planning={planning} />
        <PullBanner store={store} environment={environment} />
        {planning.step === 'failed' && (
          <Problem
            title="No plan was made, and nothing was written"
            error={planning.error}
            onRetry={() => void store.planAgain(environment.id)}
          />
        )}
        {planning.step === 'stopped' && (
          <Problem
            title={
              planning.certain
                ? 'Nothing was written'
                : `It is not known yet whether ${environment.name} has it`
            }
            error={planning.error}
          />
        )}
        {pending || rollsBackOf(planning) !== null || promotion ? (
          <PlanHeadline status={status} planning={planning} environment={environment} />
        ) : (
          <EmptyState Icon={CircleCheck} title="Everything is in step" compact>
            {status.documents.length === 0
              ? `There is no journey here and none in ${environment.name}. Draw one, and it will be listed here.`
              : `All ${status.documents.length} documents are the same here and in ${environment.name}.`}
          </EmptyState>
        )}
        {plan !== null && plan.rollsBack !== null && <RollbackTable store={store} plan={plan} busy={busy} />}
        {plan?.promotes && <PromotionTable store={store} plan={plan} busy={busy} />}
        {promotion === null && (plan === null || plan.rollsBack === null) && status.documents.length > 0 && (
          <DocumentTable
            store={store}
            environment={environment}
            status={status}
            plan={listed}
            planId={plan?.id ?? null}
            busy={busy}
            onOpenDocument={onOpenDocument}
            onCompareDocument={onCompareDocument}
          />
        )}
        {plan && <ReviewBox store={store} environment={environment} plan={plan} />}
        {listed && (
          <div className={styles.boxes} data-void={plan === null}>
            <ChecksBox plan={listed} />
            <SqlBox plan={listed} />
          </div>
        )}
      </div>
      <PlanFooter store={store} environment={environment} planning={planning} />
    </>
  );
}

function StaleBanner({ store, environment }: Pick<PlanPanelProps, 'store' | 'environment'>) {
  const { error, status, checking } = usePublishing(store, (state) => checkOf(state, environment.id));
  const now = useNow(5_000);
  if (!error || !status) return null;
  return (
    <Problem
      title={`${environment.name} could not be read just now; this list is from ${ago(status.checkedAt, now)}`}
      error={error}
      onRetry={() => void store.check(environment.id)}
      retrying={checking}
    />
  );
}
