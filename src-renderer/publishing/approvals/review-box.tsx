import { Button, TextInput } from '@mantine/core';
import { UserCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Plan } from '../../../shared/publishing/plan.ts';
import { isReviewRequired, standingOf } from '../../../shared/publishing/reviews.ts';
import { dateAndTime } from '../../ui/formats.ts';
import { useMemory } from '../assisted/use-memory.ts';
import { Problem } from '../database/problem.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import view from '../view.module.css';
import { shortHash } from '../words.ts';
import { Answers } from './answers.tsx';
import styles from './approvals.module.css';
import { StandingMark } from './standing-mark.tsx';
import { useAsking } from './use-asking.ts';
import { guardWords } from './words.ts';

interface ReviewBoxProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly plan: Plan;
}

/** Whether somebody else has to look at this plan, who was asked, and what they said. Nothing where reviews cannot be kept. */
export function ReviewBox({ store, environment, plan }: ReviewBoxProps) {
  const { reviews } = useMemory(store, environment);
  const { busy, error, run } = useAsking();
  const [note, setNote] = useState('');
  const box = useRef<HTMLElement>(null);
  /** The button that was pressed goes, so the box takes the focus. */
  async function ask(send: Parameters<typeof run>[0]) {
    if (await run(send)) box.current?.focus();
  }
  const going = plan.documents.filter(({ write }) => write !== 'none');
  if (reviews === null || reviews.obstacle !== null || going.length === 0) return null;
  const required = isReviewRequired(
    reviews.policies,
    going.map(({ documentId }) => documentId),
  );
  const standing = standingOf(reviews.requests, plan.hash);
  const own = reviews.requests.find(
    (one) => one.own && one.planHash === plan.hash && one.standing !== 'withdrawn',
  );
  const answers = reviews.requests
    .filter((one) => one.planHash === plan.hash && one.standing !== 'withdrawn')
    .flatMap((one) => one.answers);
  return (
    <section ref={box} tabIndex={-1} className={view.box} aria-label="Review">
      <div className={view.boxHeader}>
        <h3 className={view.boxTitle}>Review</h3>
        {standing !== 'none' && <StandingMark standing={standing} />}
        <span className={view.boxCount}>{required ? 'needed before the push' : 'not needed here'}</span>
      </div>
      <div className={styles.box} aria-live="polite">
        {error && <Problem title="Nobody was asked" error={error} />}
        <Answers answers={answers} />
        {standing === 'none' && (
          <div className={styles.ask}>
            <TextInput
              label="What should they look at?"
              value={note}
              maxLength={1_000}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button
              variant="default"
              loading={busy}
              leftSection={<UserCheck size={14} aria-hidden />}
              onClick={() =>
                void ask(() => store.bridge.call('publishing.requestReview', { planId: plan.id, note }))
              }
            >
              Ask for a review
            </Button>
          </div>
        )}
        {own && standing === 'waiting' && (
          <div className={styles.ask}>
            <p className={styles.quiet}>
              Asked {dateAndTime(own.at)}. Another database user of {environment.name} finds it under Reviews.
            </p>
            <Button
              variant="default"
              loading={busy}
              onClick={() =>
                void ask(() =>
                  store.bridge.call('publishing.withdrawReview', {
                    environmentId: environment.id,
                    requestId: own.id,
                  }),
                )
              }
            >
              Withdraw
            </Button>
          </div>
        )}
        <p className={styles.quiet}>
          An approval counts for the plan <code>{shortHash(plan.hash)}</code> and falls when anything in it
          changes. {required && guardWords(environment.name)}
        </p>
      </div>
    </section>
  );
}
