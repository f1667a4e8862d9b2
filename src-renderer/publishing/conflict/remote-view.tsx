import { useCallback } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ChangedThereBy } from '../assisted/changed-there-by.tsx';
import { Problem } from '../database/problem.tsx';
import { PanelHeader } from '../panel-header.tsx';
import { CopyButton } from '../plan/copy-button.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { checkOf } from '../store/state.ts';
import { useReply } from '../use-reply.ts';
import styles from '../view.module.css';
import { indentJson } from './indent-json.ts';

interface RemoteViewProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly documentId: string;
}

/** A row that the canvas cannot read: why, and what it holds, as it is. */
export function RemoteView({ store, environment, documentId }: RemoteViewProps) {
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.remote', { environmentId: environment.id, documentId }),
      [store, environment.id, documentId],
    ),
  );
  const name = usePublishing(
    store,
    (state) =>
      checkOf(state, environment.id).status?.documents.find((one) => one.documentId === documentId)?.name,
  );
  const text = reply.step === 'ready' && reply.value.text !== null ? indentJson(reply.value.text) : '';
  return (
    <div className={styles.body}>
      <PanelHeader store={store}>
        {name === undefined || name === '' ? `Row ${documentId}` : name}, as it is in {environment.name}
      </PanelHeader>
      <ChangedThereBy store={store} environment={environment} documentId={documentId} />
      {reply.step === 'loading' && <SkeletonRows rows={8} label="Reading the row" />}
      {reply.step === 'failed' && (
        <Problem title="The row could not be read" error={reply.error} onRetry={askAgain} />
      )}
      {reply.step === 'ready' && reply.value.text === null && (
        <p className={styles.note}>This row is no longer in {environment.name}. Nothing was changed here.</p>
      )}
      {reply.step === 'ready' && reply.value.text !== null && (
        <>
          {reply.value.reason && (
            <p className={styles.note}>
              <strong>Why it is not on the canvas:</strong> {reply.value.reason}. It is never overwritten.
              Whoever writes this row can bring it into the form that <code>schemas/</code> describes; then it
              can be pulled.
            </p>
          )}
          <section className={styles.box} aria-label="The row as JSON">
            <div className={styles.boxHeader}>
              <h3 className={styles.boxTitle}>JSON</h3>
              <span className={styles.boxCount}>read only</span>
              <CopyButton label="Copy the row" text={text} />
            </div>
            {/* A region that scrolls must be reachable by the keyboard. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre className={styles.json} aria-label="JSON of the row" tabIndex={0}>
              {text}
            </pre>
          </section>
        </>
      )}
    </div>
  );
}
