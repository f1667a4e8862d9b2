import { Button } from '@mantine/core';
import { Database, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { Plan } from '../../shared/publishing/plan.ts';
import type { PushRecord } from '../../shared/publishing/push-result.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { dateAndTime } from '../ui/formats.ts';
import { MemorySection } from './assisted/memory-section.tsx';
import role from './environments/role.module.css';
import styles from './inspector.module.css';
import { LongList } from './plan/long-list.tsx';
import { type PublishingStore, usePublishing } from './publishing-store.ts';
import { FindOutButton } from './pushes/find-out-button.tsx';
import { pushSteps } from './pushes/push-steps.ts';
import { planRollbackOf, rollbackObstacle } from './pushes/roll-back.ts';
import { chosenEnvironment, livePlan, planningOf, shownPush } from './store/state.ts';
import { count, duration, pushRemark, shortHash, writeWord } from './words.ts';

interface PublishingInspectorProps {
  readonly store: PublishingStore;
  /** Brings the publishing tab to the front. */
  readonly onOpen?: (() => void) | undefined;
}

/** What a push does, step by step, and what the last one did. */
export function PublishingInspector({ store, onOpen }: PublishingInspectorProps) {
  const environment = usePublishing(store, chosenEnvironment);
  const plan = usePublishing(store, (state) => livePlan(planningOf(state, state.chosenId)));
  const at = usePublishing(store, (state) => {
    const planning = planningOf(state, state.chosenId);
    return planning.step === 'pushing' ? (planning.progress?.step ?? null) : null;
  });
  const push = usePublishing(store, shownPush);
  const picked = usePublishing(store, (state) => state.shownPushId !== null);
  const known = useStore(store.memory.state, (all) => all[environment?.id ?? '']?.changes?.state);
  const isNoted = known === 'installed' || known === 'older';
  if (!environment) {
    return (
      <EmptyState Icon={Database} title="On publish" compact>
        Choose an environment to see what a push does there.
      </EmptyState>
    );
  }
  return (
    <div className={`${role.role} ${styles.inspector}`} data-role={environment.role}>
      <div className={styles.header}>
        <Database size={16} strokeWidth={1.75} aria-hidden />
        <h2 className={styles.title}>On publish</h2>
      </div>
      <Steps plan={plan} at={at} isNoted={isNoted} />
      <section className={styles.section} aria-label="Push details">
        <h3 className={styles.heading}>{picked ? 'Push' : `Last push to ${environment.name}`}</h3>
        {push ? (
          <PushDetails store={store} push={push} onOpen={onOpen} />
        ) : (
          <p className={styles.none}>None from this workspace yet.</p>
        )}
      </section>
      <MemorySection store={store} environment={environment} onOpen={onOpen} />
    </div>
  );
}

interface StepsProps {
  readonly plan: Plan | null;
  /** The step that is under way; null: none is. */
  readonly at: string | null;
  /** Whether the database keeps a ledger of pushes. */
  readonly isNoted: boolean;
}

function Steps({ plan, at, isNoted }: StepsProps) {
  return (
    <section className={styles.section} aria-label="Steps of a push">
      <h3 className={styles.heading}>One transaction, all or nothing</h3>
      <ol className={styles.steps}>
        {pushSteps(plan, isNoted).map((step) => (
          <li key={step.id} className={styles.step} aria-current={step.id === at ? 'step' : undefined}>
            <span className={styles.stepTitle}>{step.title}</span>
            <span className={styles.stepDetail}>{step.detail}</span>
          </li>
        ))}
      </ol>
      {plan && (
        <p className={styles.none}>
          The rehearsal held its locks for {duration(plan.rehearsal.milliseconds)}.
        </p>
      )}
    </section>
  );
}

const outcomes: Readonly<Record<PushRecord['state'], string>> = {
  committed: 'Committed',
  'rolled-back': 'Rolled back, nothing written',
  running: 'Under way',
  unknown: 'Not known yet',
};

interface PushDetailsProps {
  readonly store: PublishingStore;
  readonly push: PushRecord;
  readonly onOpen: (() => void) | undefined;
}

function PushDetails({ store, push, onOpen }: PushDetailsProps) {
  const obstacle = usePublishing(store, (state) => rollbackObstacle(state, push));
  return (
    <>
      <dl className={styles.details}>
        <Detail term="Outcome" value={outcomes[push.state]} />
        <Detail term="Where" value={push.environmentName} />
        {push.promotedFrom && <Detail term="From" value={push.promotedFrom} />}
        <Detail term="When" value={dateAndTime(push.startedAt)} />
        {push.databaseUser !== null && <Detail term="As" value={push.databaseUser} />}
        <Detail
          term={push.state === 'unknown' ? 'Would write' : 'Wrote'}
          value={
            push.state === 'rolled-back'
              ? 'nothing'
              : `${count(push.documents.length, 'document')}, ${count(push.rows, 'row')}`
          }
        />
        <div className={styles.detail}>
          <dt>Plan</dt>
          <dd>
            <code>{shortHash(push.planHash)}</code>
          </dd>
        </div>
      </dl>
      <LongList
        className={styles.documents}
        items={push.documents}
        keyOf={({ documentId }) => documentId}
        wanted={null}
        render={({ documentId, name, write }) => (
          <li key={documentId}>
            <span>{name}</span>
            <span className={styles.write}>{writeWord(write)}</span>
          </li>
        )}
      />
      {pushRemark(push) !== null && <p className={styles.none}>{pushRemark(push)}</p>}
      {push.state === 'unknown' && <FindOutButton store={store} push={push} />}
      {push.state === 'committed' && (
        <div className={styles.back}>
          <Button
            variant="default"
            leftSection={<Undo2 size={14} aria-hidden />}
            disabled={obstacle !== null}
            onClick={() => {
              onOpen?.();
              planRollbackOf(store, push);
            }}
          >
            Roll back…
          </Button>
          <p className={styles.none}>
            {obstacle ?? 'Makes a plan first; nothing is written until it is pushed.'}
          </p>
        </div>
      )}
    </>
  );
}

function Detail({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div className={styles.detail}>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
