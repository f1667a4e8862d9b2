import { Button, TextInput } from '@mantine/core';
import { FingerprintPattern, ListChecks, Upload } from 'lucide-react';
import { type SyntheticEvent, useId, useState } from 'react';
import type { Environment } from '../../shared/publishing/environment.ts';
import type { Plan } from '../../shared/publishing/plan.ts';
import styles from './footer.module.css';
import { type PublishingStore, usePublishing } from './publishing-store.ts';
import { asksForName, isTypedName } from './roles.ts';
import { checkOf, type Planning, pickedOf, publishable } from './store/state.ts';
import { count, shortHash } from './words.ts';

interface PlanFooterProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly planning: Planning;
}

/** The next step, and only one: make a plan, push it, or make a new one. */
export function PlanFooter({ store, environment, planning }: PlanFooterProps) {
  const picked = usePublishing(store, (state) => pickedOf(state, environment.id).length);
  const able = usePublishing(store, (state) => publishable(checkOf(state, environment.id).status).length);
  if (planning.step === 'ready' && planning.outdated === null) {
    return <PushForm key={planning.plan.id} store={store} environment={environment} plan={planning.plan} />;
  }
  if (planning.step === 'pushing') return <Pushing name={environment.name} plan={planning.plan} />;
  if (able === 0) return null;
  const again = planning.step === 'ready' || planning.step === 'stopped';
  const unsettled = planning.step === 'done' && planning.record.state === 'unknown';
  return (
    <div className={styles.footer}>
      <ListChecks size={20} strokeWidth={1.5} aria-hidden />
      <p className={styles.lines} aria-live="polite">
        <span className={styles.first}>
          {planning.step === 'ready' ? planning.outdated : `Next: a plan for ${count(picked, 'document')}`}
        </span>
        <span className={styles.second}>
          {again
            ? 'This plan can no longer be pushed. Nothing is lost: a new one takes its place.'
            : 'The plan is rehearsed in a transaction that is rolled back. Nothing is written.'}
        </span>
      </p>
      <Button
        leftSection={<ListChecks size={14} aria-hidden />}
        disabled={picked === 0 || unsettled}
        loading={planning.step === 'planning'}
        onClick={() => void store.makePlan(environment.id)}
      >
        {again ? 'Make a new plan' : 'Make a plan'}
      </Button>
    </div>
  );
}

interface PushFormProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly plan: Plan;
}

function PushForm({ store, environment, plan }: PushFormProps) {
  const [typed, setTyped] = useState('');
  const fieldId = useId();
  const asks = asksForName(plan.role);
  const obstacle = obstacleOf(plan);
  const may = obstacle === null && (!asks || isTypedName(typed, plan.environmentName));

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (may) void store.push(environment.id, asks ? plan.environmentName : null);
  }

  return (
    <form className={styles.footer} onSubmit={submit}>
      <PlanMark plan={plan} />
      {obstacle !== null && <p className={styles.obstacle}>{obstacle}</p>}
      {obstacle === null && asks && (
        <div className={styles.confirm}>
          <label htmlFor={fieldId}>
            Type <strong>{plan.environmentName}</strong> to publish
          </label>
          <TextInput
            id={fieldId}
            className={styles.typed ?? ''}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      )}
      <button type="submit" className={styles.push} aria-disabled={!may} data-may={may}>
        <Upload size={14} aria-hidden />
        Push to {plan.environmentName}
      </button>
    </form>
  );
}

function Pushing({ name, plan }: { readonly name: string; readonly plan: Plan }) {
  return (
    <div className={styles.footer} aria-busy="true">
      <PlanMark plan={plan} />
      <p className={styles.obstacle} aria-live="polite">
        Writing to {name}: one transaction, all or nothing…
      </p>
      <progress className={styles.progress} aria-label={`Writing to ${name}`} />
    </div>
  );
}

function PlanMark({ plan }: { readonly plan: Plan }) {
  return (
    <>
      <FingerprintPattern size={20} strokeWidth={1.5} aria-hidden />
      <p className={styles.lines}>
        <code className={styles.hash} aria-label={`Plan hash ${plan.hash}`}>
          {shortHash(plan.hash)}
        </code>
        <span className={styles.second}>Plan hash: any change, here or there, makes a new plan</span>
      </p>
    </>
  );
}

/** Why this plan cannot be pushed; null: it can. */
function obstacleOf(plan: Plan): string | null {
  const blocked = plan.documents.filter((document) => document.blocked !== null);
  if (blocked.length > 0) return `${count(blocked.length, 'document')} cannot be pushed: see the list.`;
  if (!plan.rehearsal.ok) return 'The rehearsal failed, so there is nothing to push. See the checks.';
  if (plan.checks.some((check) => !check.passed)) return 'A check did not pass: see the list of checks.';
  if (plan.documents.every((document) => document.write === 'none')) return 'There is nothing to write.';
  return null;
}
