import { useCallback } from 'react';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import { PlannedFields } from './planned-fields.tsx';

interface LaterFieldsProps {
  readonly store: PublishingStore;
  readonly planId: string;
  readonly documentId: string;
  readonly onOpen?: (recordId: string) => void;
}

/** The differences of one document of a plan that is too large to bring them all along. */
export function LaterFields({ store, planId, documentId, onOpen }: LaterFieldsProps) {
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.documentFields', { planId, documentId }),
      [store, planId, documentId],
    ),
  );
  if (reply.step === 'loading') return <SkeletonRows rows={3} label="Reading what changes" />;
  if (reply.step === 'failed')
    return <Problem title="What changes could not be read" error={reply.error} onRetry={askAgain} />;
  return <PlannedFields fields={reply.value.fields} {...(onOpen ? { onOpen } : {})} />;
}
