import { Button } from '@mantine/core';
import { ArrowRightToLine, FingerprintPattern, ListChecks, Undo2, Upload, X } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Plan } from '../../../shared/publishing/plan.ts';
import { planNeedsTypedName } from '../../../shared/publishing/typed-name.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { reviewObstacle, waivedWords } from '../approvals/words.ts';
import { useMemory } from '../assisted/use-memory.ts';
import { WriteForm } from '../database/write-form.tsx';
import { WriteTarget } from '../database/write-target.tsx';
import role from '../environments/role.module.css';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { pushSteps } from '../pushes/push-steps.ts';
import {
  checkOf,
  type Planning,
  type Promotion,
  pickedOf,
  promotionOf,
  publishable,
  rollsBackOf,
  unsettledPush,
} from '../store/state.ts';
import { count, shortHash } from '../words.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './footer.module.css';

interface PlanFooterProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly planning: Planning;
}

/** The next step, and only one: make a plan, push it, or make a new one. */
export function PlanFooter({ store, environment, planning }: PlanFooterProps) {
  const picked = usePublishing(store, (state) => pickedOf(state, environment.id).length);
  const unsettled = usePublishing(store, (state) => unsettledPush(state, environment.id) !== null);
  const { reviews } = useMemory(store, environment);
  const able = usePublishing(store, (state) => publishable(checkOf(state, environment.id).status).length);
  if (planning.step === 'ready' && planning.outdated === null) {
    const { plan } = planning;
    const obstacle = obstacleOf(plan) ?? reviewObstacle(reviews, plan);
    return (
      <WriteForm
        key={plan.id}
        environment={{ name: plan.environmentName, role: plan.role }}
        asks={planNeedsTypedName(plan)}
        purpose={purposeOf(plan)}
        label={`${actOf(plan).label} ${plan.environmentName}`}
        Icon={actOf(plan).Icon}
        obstacle={obstacle}
        onWrite={(confirmation) => void store.push(environment.id, confirmation)}
      >
        <PlanMark
          plan={plan}
          environment={environment}
          remark={obstacle === null ? 'any change makes a new one' : null}
          waived={obstacle === null ? waivedWords(reviews, plan) : null}
        />
      </WriteForm>
    );
  }
  if (planning.step === 'pushing')
    return <Pushing store={store} environment={environment} pushing={planning} />;
  const rollsBack = rollsBackOf(planning);
  const promotion = promotionOf(planning);
  const ofTicks = rollsBack === null && promotion === null;
  if (able === 0 && picked === 0 && ofTicks) return null;
  if (planning.step === 'planning')
    return (
      <UnderWay
        about={aboutWords(promotion, rollsBack, picked)}
        store={store}
        environment={environment}
        planning={planning}
      />
    );
  const again = planning.step === 'ready' || planning.step === 'stopped';
  return (
    <div className={styles.footer}>
      <ListChecks size={20} strokeWidth={1.5} aria-hidden />
      <p className={styles.lines} aria-live="polite">
        <span className={styles.first}>
          {planning.step === 'ready'
            ? planning.outdated
            : picked === 0 && ofTicks
              ? 'Next: tick what is to go'
              : `Next: a plan for ${aboutWords(promotion, rollsBack, picked)}`}
        </span>
        <span className={styles.second}>
          {unsettled
            ? 'First find out how the last push ended.'
            : again
              ? 'This plan can no longer be pushed. Nothing is lost: a new one takes its place.'
              : 'The plan is rehearsed in a transaction that is rolled back. Nothing is written.'}
        </span>
      </p>
      <Button
        leftSection={<ListChecks size={14} aria-hidden />}
        disabled={
          (picked === 0 && ofTicks) || unsettled || (planning.step === 'stopped' && !planning.certain)
        }
        onClick={() => void store.planAgain(environment.id)}
      >
        {again ? 'Make a new plan' : 'Make a plan'}
      </Button>
    </div>
  );
}

interface UnderWayProps {
  readonly about: string;
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly planning: Extract<Planning, { step: 'planning' }>;
}

/** A plan that is being made; it can be ended at any moment, for it writes nothing. */
function UnderWay({ about, store, environment, planning }: UnderWayProps) {
  const { progress = null, before = null } = planning;
  return (
    <div className={styles.footer} aria-busy="true">
      <ListChecks size={20} strokeWidth={1.5} aria-hidden />
      <p className={styles.lines}>
        <span className={styles.first}>
          Making a {before ? 'new plan' : 'plan'} for {about}
        </span>
        <span className={styles.second}>
          {before
            ? 'The plan from before can no longer be pushed. Nothing is written.'
            : 'It is rehearsed in a transaction that is rolled back. Nothing is written.'}
        </span>
      </p>
      <ProgressBar
        label={`Planning for ${environment.name}`}
        done={progress?.done ?? 0}
        total={progress?.total ?? 1}
      />
      <Button
        variant="default"
        leftSection={<X size={14} aria-hidden />}
        onClick={() => store.stopPlanning(environment.id)}
      >
        End the planning
      </Button>
    </div>
  );
}

interface PlanMarkProps {
  readonly environment: Environment;
  readonly plan: Plan;
  /** Beside its hash. */
  readonly remark?: string | null;
  /** That nobody else has to look at it, because somebody said so. */
  readonly waived?: string | null;
}

interface PushingProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly pushing: Extract<Planning, { step: 'pushing' }>;
}

function Pushing({ store, environment, pushing }: PushingProps) {
  const { plan, progress, cancel } = pushing;
  const { name } = environment;
  const steps = pushSteps(plan);
  const at = steps.findIndex(({ id }) => id === progress?.step);
  return (
    <div className={`${role.role} ${styles.footer}`} data-role={environment.role} aria-busy="true">
      <PlanMark environment={environment} plan={plan} />
      <p className={styles.obstacle} aria-live="polite">
        {at < 0 ? `Connecting to ${name}…` : `Step ${at + 1} of ${steps.length}: ${steps[at]?.title}…`}
      </p>
      <ProgressBar label={`Writing to ${name}`} done={progress?.done ?? 0} total={progress?.total ?? 1} />
      {cancel === 'too-late' || progress?.step === 'commit' ? (
        <p className={styles.obstacle}>COMMIT was sent: it is too late to cancel.</p>
      ) : (
        <Button
          variant="default"
          leftSection={<X size={14} aria-hidden />}
          loading={cancel === 'asked'}
          onClick={() => void store.cancelPush(environment.id)}
        >
          Cancel the push
        </Button>
      )}
    </div>
  );
}

/** Which database is about to be written, in full, and which plan. */
function PlanMark({ environment, plan, remark = null, waived = null }: PlanMarkProps) {
  return (
    <>
      <FingerprintPattern size={20} strokeWidth={1.5} aria-hidden />
      <p className={styles.lines}>
        <WriteTarget environment={environment} />
        <span className={styles.second}>
          Plan{' '}
          <code className={styles.hash} aria-label={`Plan hash ${plan.hash}`}>
            {shortHash(plan.hash)}
          </code>
          <CopyButton label="Copy the plan hash" text={plan.hash} /> {remark}
        </span>
        {waived !== null && <span className={styles.waived}>{waived}</span>}
      </p>
    </>
  );
}

/** What a plan is about, on its button and behind 'Type Production'. */
function actOf({ rollsBack, promotes }: Plan) {
  if (promotes) return { label: 'Promote to', purpose: 'to promote', Icon: ArrowRightToLine } as const;
  return rollsBack === null
    ? ({ label: 'Push to', purpose: 'to publish', Icon: Upload } as const)
    : ({ label: 'Roll back in', purpose: 'to roll back', Icon: Undo2 } as const);
}

function aboutWords(promotion: Promotion | null, rollsBack: string | null, picked: number): string {
  if (promotion)
    return count(
      promotion.documentIds.length,
      'document of another environment',
      'documents of another environment',
    );
  return rollsBack === null ? count(picked, 'document') : 'the way back';
}

/** What the name is typed for: after 'Type Production'. */
function purposeOf(plan: Plan): string {
  const { documents } = plan;
  const deletes = documents.filter(({ write }) => write === 'delete').length;
  const also = deletes === 0 ? '' : `, deleting ${count(deletes, 'document')} there`;
  return `${actOf(plan).purpose}${also}`;
}

/** Why this plan cannot be pushed; null: it can. */
function obstacleOf(plan: Plan): string | null {
  const blocked = plan.documents.filter((document) => document.blocked !== null);
  if (blocked.length > 0 && plan.promotes)
    return `${count(blocked.length, 'document')} cannot go. Plan without, or settle what is said above first.`;
  if (blocked.length > 0)
    return blocked.length === 1
      ? `${blocked[0]?.name} cannot be pushed. Mend it or untick it, then make a new plan.`
      : `${blocked.length} documents cannot be pushed. Mend or untick them, then make a new plan.`;
  if (!plan.rehearsal.ok) return 'The rehearsal failed, so there is nothing to push. See the checks.';
  if (plan.checks.some((check) => !check.passed)) return 'A check did not pass: see the list of checks.';
  if (plan.documents.every((document) => document.write === 'none')) return 'There is nothing to write.';
  return null;
}
