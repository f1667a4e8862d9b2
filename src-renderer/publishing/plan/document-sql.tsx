import { useCallback, useId, useState } from 'react';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import { CopyButton } from './copy-button.tsx';
import { SqlText } from './sql-text.tsx';
import styles from './table.module.css';

interface DocumentSqlProps {
  readonly store: PublishingStore;
  readonly planId: string;
  readonly documentId: string;
  readonly name: string;
}

/** The part of a plan's statements that writes one document, with the values in their places. */
export function DocumentSql(props: DocumentSqlProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={styles.layoutFold}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`SQL of ${props.name}`}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide its SQL' : 'Show its SQL'}
      </button>
      {open && (
        <div id={id} className={styles.ownSql}>
          <Statements {...props} />
        </div>
      )}
    </>
  );
}

function Statements({ store, planId, documentId, name }: DocumentSqlProps) {
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.documentSql', { planId, documentId }),
      [store, planId, documentId],
    ),
  );
  if (reply.step === 'loading') return <SkeletonRows rows={3} label="Reading the SQL" />;
  if (reply.step === 'failed')
    return <Problem title="The SQL could not be read" error={reply.error} onRetry={askAgain} />;
  const { statements } = reply.value;
  const texts = statements.map(({ purpose, sql }) => `-- ${purpose}\n${sql}`);
  return (
    <>
      <div className={styles.ownSqlHead}>
        <span>Sent together with the other documents of the plan, in one transaction.</span>
        <CopyButton label={`Copy the SQL of ${name}`} text={texts.map((text) => `${text};`).join('\n')} />
      </div>
      <SqlText label={`SQL of ${name}`} statements={texts.map((sql) => ({ sql, rows: null }))} />
    </>
  );
}
