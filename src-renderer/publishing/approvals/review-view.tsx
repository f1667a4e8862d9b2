import { Button } from '@mantine/core';
import { useCallback, useId, useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { ReviewedPlan } from '../../../shared/publishing/reviews.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { FoldButton } from '../../ui/fold-button.tsx';
import { dateAndTime } from '../../ui/formats.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { whoInWords } from '../assisted/words.ts';
import { Problem } from '../database/problem.tsx';
import { PanelHeader } from '../panel-header.tsx';
import { PlannedFields } from '../plan/planned-fields.tsx';
import { StatementsBox } from '../plan/sql-box.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import view from '../view.module.css';
import { count, fieldCount, shortHash, writeWord } from '../words.ts';
import { Answers } from './answers.tsx';
import styles from './approvals.module.css';
import { VerdictForm } from './verdict-form.tsx';

interface ReviewViewProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly requestId: string;
}

/** The plan that somebody asked about: its words are made here from the rows, its SQL is what the hash is over. */
export function ReviewView({ store, environment, requestId }: ReviewViewProps) {
  const { id: environmentId } = environment;
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.review', { environmentId, requestId }),
      [store, environmentId, requestId],
    ),
  );
  const review = reply.step === 'ready' ? reply.value : null;
  return (
    <>
      <div className={view.body}>
        <PanelHeader store={store}>Review of a plan for {environment.name}</PanelHeader>
        {reply.step === 'loading' && <SkeletonRows rows={8} label="Reading the plan" />}
        {reply.step === 'failed' && (
          <Problem title="The plan could not be read" error={reply.error} onRetry={askAgain} />
        )}
        {review && <Reviewed review={review} />}
        {review && (
          <div>
            <Button variant="default" onClick={() => store.showPanel({ kind: 'reviews', requestId: null })}>
              All reviews
            </Button>
          </div>
        )}
      </div>
      {review && review.request.standing !== 'withdrawn' && (
        <VerdictForm store={store} environment={environment} review={review} onDone={askAgain} />
      )}
    </>
  );
}

/** More fields than these are opened document by document. */
const openAtFirst = 60;

function Reviewed({ review }: { readonly review: ReviewedPlan }) {
  const { request, distrust, documents, statements } = review;
  const moved = documents.filter(({ current }) => !current);
  const many = documents.reduce((sum, { fields }) => sum + fields.length, 0);
  return (
    <>
      <p className={view.lead}>
        <span className={styles.who}>{request.own ? 'You' : whoInWords(request)}</span> asked{' '}
        {dateAndTime(request.at)} about plan <code>{shortHash(request.planHash)}</code>
        {request.note === '' ? '.' : `: “${request.note}”`}
      </p>
      <Answers answers={request.answers} />
      {distrust !== null && <Problem title="This plan cannot be approved" error={{ message: distrust }} />}
      {moved.length > 0 && (
        <p className={view.note}>
          Meanwhile {moved.map(({ name }) => name).join(', ')} changed there, so this plan can no longer be
          pushed. A new one needs an approval of its own.
        </p>
      )}
      {documents.length > 0 && (
        <section className={view.box} aria-label="Documents of the plan">
          <div className={view.boxHeader}>
            <h3 className={view.boxTitle}>{count(documents.length, 'document')}</h3>
          </div>
          <ul className={styles.documents}>
            {documents.map((document) => (
              <ReviewedDocument key={document.documentId} document={document} isOpen={many <= openAtFirst} />
            ))}
          </ul>
        </section>
      )}
      {statements.length > 0 && (
        <StatementsBox statements={statements.map((one) => ({ ...one, rows: null }))} />
      )}
    </>
  );
}

interface ReviewedDocumentProps {
  readonly document: ReviewedPlan['documents'][number];
  readonly isOpen: boolean;
}

function ReviewedDocument({ document, isOpen }: ReviewedDocumentProps) {
  const { name, kind, write, fields } = document;
  const [open, setOpen] = useState(isOpen);
  const id = useId();
  const { Icon, color } = kindWords[kind];
  return (
    <li className={styles.document} aria-label={name}>
      <div className={styles.documentHead}>
        <FoldButton label={`What happens to ${name}`} open={open} controls={id} onFold={setOpen} />
        <Icon size={16} strokeWidth={1.75} color={color} aria-hidden />
        <span className={styles.who}>{name}</span>
        <span className={styles.quiet}>{fieldCount(fields)}</span>
        <span className={styles.quiet}>{writeWord(write)}</span>
      </div>
      <div id={id}>{open && <PlannedFields fields={fields} />}</div>
    </li>
  );
}
