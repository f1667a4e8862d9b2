import { Button } from '@mantine/core';
import { UserCheck } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { ReviewRequest } from '../../../shared/publishing/reviews.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { dateAndTime } from '../../ui/formats.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMemory } from '../assisted/use-memory.ts';
import { whoInWords } from '../assisted/words.ts';
import { Problem } from '../database/problem.tsx';
import { PanelHeader } from '../panel-header.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import view from '../view.module.css';
import { count, shortHash } from '../words.ts';
import styles from './approvals.module.css';
import { PolicyForm } from './policy-form.tsx';
import { StandingMark } from './standing-mark.tsx';
import { inGroups } from './words.ts';

interface ReviewsPanelProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** Plans that somebody asks about, what waits for me first; and which documents ask for an approval. */
export function ReviewsPanel({ store, environment }: ReviewsPanelProps) {
  const { reviews, error } = useMemory(store, environment);
  return (
    <>
      <div className={`${view.body} ${styles.listOnly}`}>
        <PanelHeader store={store}>Reviews in {environment.name}</PanelHeader>
        {error && <Problem title={`${environment.name} could not be read just now`} error={error} />}
        {reviews === null && error === null && <SkeletonRows rows={4} label="Reading the reviews" />}
        {reviews !== null && reviews.obstacle !== null && (
          <EmptyState
            Icon={UserCheck}
            title="Reviews cannot be kept there"
            actions={
              <Button variant="default" onClick={() => store.showPanel({ kind: 'assisted' })}>
                Look at assisted mode
              </Button>
            }
          >
            {reviews.obstacle}
          </EmptyState>
        )}
        {reviews !== null && reviews.obstacle === null && (
          <>
            <p className={view.lead}>
              You are {reviews.user} there. A plan is approved by another database user than the one who
              asked, and an approval counts for that plan alone.
            </p>
            {reviews.requests.length === 0 && (
              <EmptyState Icon={UserCheck} title="Nobody asked for a review yet" compact>
                A plan has a button for it.
              </EmptyState>
            )}
            {inGroups(reviews.requests).map(({ label, requests }) => (
              <section key={label} className={view.box} aria-label={label}>
                <div className={view.boxHeader}>
                  <h3 className={view.boxTitle}>{label}</h3>
                  <span className={view.boxCount}>{count(requests.length, 'request')}</span>
                </div>
                <ul className={styles.requests}>
                  {requests.map((request) => (
                    <RequestRow key={request.id} store={store} request={request} />
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </div>
      {reviews !== null && reviews.obstacle === null && (
        <PolicyForm store={store} environment={environment} policies={reviews.policies} />
      )}
    </>
  );
}

function RequestRow({
  store,
  request,
}: {
  readonly store: PublishingStore;
  readonly request: ReviewRequest;
}) {
  const { id, note, at, standing, planHash, own } = request;
  return (
    <li className={styles.request} aria-label={`Plan ${shortHash(planHash)} of ${whoInWords(request)}`}>
      <div>
        <p>
          <span className={styles.who}>{own ? 'You' : whoInWords(request)}</span>{' '}
          <span className={styles.quiet}>
            about plan <code>{shortHash(planHash)}</code>
          </span>
        </p>
        <p className={styles.quiet}>{note === '' ? 'No word was left with it.' : note}</p>
      </div>
      <time dateTime={at}>{dateAndTime(at)}</time>
      <StandingMark standing={standing} />
      <Button
        variant="subtle"
        color="gray"
        onClick={() => store.showPanel({ kind: 'reviews', requestId: id })}
      >
        Look at the plan
      </Button>
    </li>
  );
}
