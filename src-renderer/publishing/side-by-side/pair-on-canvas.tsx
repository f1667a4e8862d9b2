import { useCallback } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import type { RenderPair } from '../render-pair.ts';
import { useReply } from '../use-reply.ts';
import styles from './side-by-side.module.css';

interface PairOnCanvasProps {
  readonly store: PublishingStore;
  readonly documentId: string;
  readonly from: Environment;
  readonly to: Environment;
  readonly renderPair: RenderPair;
}

/** A document of two environments that this workspace does not hold: as it is in the second, and as the first would make it. */
export function PairOnCanvas({ store, documentId, from, to, renderPair }: PairOnCanvasProps) {
  const { bridge } = store;
  const read = useCallback(async () => {
    const before = await bridge.call('publishing.remote', { environmentId: to.id, documentId });
    const after = await bridge.call('publishing.remote', { environmentId: from.id, documentId });
    if (!before.ok) return before;
    return after.ok ? ({ ok: true, value: { before: before.value, after: after.value } } as const) : after;
  }, [bridge, documentId, from.id, to.id]);
  const [reply, askAgain] = useReply(read);
  if (reply.step === 'loading') return <SkeletonRows rows={6} label="Reading both rows" />;
  if (reply.step === 'failed')
    return <Problem title="The two could not be drawn" error={reply.error} onRetry={askAgain} />;
  const { before, after } = reply.value;
  if (!before.document && !after.document)
    return (
      <p className={styles.note}>It cannot be drawn: {after.reason ?? before.reason ?? 'it is gone'}.</p>
    );
  return (
    <div className={styles.picture}>
      {renderPair({
        before: before.document,
        after: after.document,
        beforeName: to.name,
        afterName: from.name,
        recordId: null,
      })}
    </div>
  );
}
