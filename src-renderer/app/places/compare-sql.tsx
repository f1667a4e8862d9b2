import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { Source } from '../../compare/source.ts';
import type { Session } from '../../documents/session.ts';
import { Problem } from '../../publishing/database/problem.tsx';
import { SqlBox } from '../../publishing/plan/sql-box.tsx';
import { useReply } from '../../publishing/use-reply.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useServices } from '../services.ts';
import styles from './compare-sql.module.css';

interface CompareSqlProps {
  readonly session: Session;
  readonly environment: Extract<Source, { readonly from: 'environment' }>;
}

/** What publishing this one document would send, made and rehearsed anew whenever it is saved; nothing is sent from here. */
export function CompareSql(props: CompareSqlProps) {
  const revision = useStore(props.session.store, (state) => state.revision);
  return <Statements key={revision} {...props} />;
}

function Statements({ session, environment }: CompareSqlProps) {
  const { bridge } = useServices();
  const { environmentId, name } = environment;
  const [reply, askAgain] = useReply(
    useCallback(async () => {
      await session.settled();
      return bridge.call('publishing.plan', { environmentId, documentIds: [session.id] });
    }, [bridge, session, environmentId]),
  );
  if (reply.step === 'loading') return <SkeletonRows rows={8} label="Writing the statements" />;
  if (reply.step === 'failed')
    return <Problem title="The statements could not be written" error={reply.error} onRetry={askAgain} />;
  const plan = reply.value;
  const refused = plan.documents.find(({ documentId }) => documentId === session.id)?.blocked ?? null;
  if (plan.statements.length === 0) {
    return (
      <EmptyState
        title={refused === null ? `Nothing would be sent to ${name}` : `${name} would not be written`}
      >
        {refused ??
          'What differs, if anything, is only there: pull it, or decide the conflict in Publishing.'}
      </EmptyState>
    );
  }
  return (
    <div className={styles.sql}>
      <p className={styles.words}>
        What publishing this document would send to {name}, as it was rehearsed just now. Nothing is sent from
        here.
      </p>
      <SqlBox plan={plan} />
    </div>
  );
}
