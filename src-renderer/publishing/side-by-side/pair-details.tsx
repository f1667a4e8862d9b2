import { Button } from '@mantine/core';
import { GitCompareArrows } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import { PlannedFields } from '../plan/planned-fields.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import { PairOnCanvas } from './pair-on-canvas.tsx';
import type { Relation, SideRow } from './rows.ts';
import styles from './side-by-side.module.css';
import type { SideBySideProps } from './side-by-side-view.tsx';

interface PairDetailsProps extends Omit<SideBySideProps, 'store'> {
  readonly store: PublishingStore;
  readonly from: Environment;
  readonly to: Environment;
  readonly row: SideRow;
  readonly relation: Relation;
}

/** What would change in the second environment if it said what the first one says, in words; and the way to the canvas. */
export function PairDetails(props: PairDetailsProps) {
  const { store, from, to, row, relation, onOpenDocument, onCompareEnvironments, renderPair } = props;
  const [drawn, setDrawn] = useState(false);
  const { documentId } = row;
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.between', { fromId: from.id, environmentId: to.id, documentId }),
      [store, from.id, to.id, documentId],
    ),
  );
  if (relation === 'unknown') {
    return <p className={styles.note}>One of the two could not be read, so nothing can be compared.</p>;
  }
  if (reply.step === 'loading') return <SkeletonRows rows={2} label="Comparing the two" />;
  if (reply.step === 'failed') {
    return <Problem title="The two could not be compared" error={reply.error} onRetry={askAgain} />;
  }
  const { fields, reason } = reply.value;
  const words =
    reason === null ? sentence(reply.value, fields.length, props) : `It cannot be drawn: ${reason}.`;
  return (
    <>
      <div className={styles.lead}>
        <p className={styles.note}>{words}</p>
        {row.isHere && reason === null && onCompareEnvironments && (
          <Button
            variant="default"
            leftSection={<GitCompareArrows size={14} aria-hidden />}
            onClick={() => onCompareEnvironments(documentId, to, from)}
          >
            Show on the canvas
          </Button>
        )}
        {!row.isHere && reason === null && relation !== 'neither' && renderPair && (
          <Button
            variant="default"
            aria-expanded={drawn}
            leftSection={<GitCompareArrows size={14} aria-hidden />}
            onClick={() => setDrawn(!drawn)}
          >
            {drawn ? 'Hide the canvas' : 'Show on the canvas'}
          </Button>
        )}
      </div>
      {drawn && renderPair && (
        <PairOnCanvas store={store} documentId={documentId} from={from} to={to} renderPair={renderPair} />
      )}
      {fields.length > 0 && (
        <PlannedFields
          fields={fields}
          {...(row.isHere ? { onOpen: (recordId: string) => onOpenDocument(documentId, recordId) } : {})}
        />
      )}
    </>
  );
}

function sentence(
  { from: inFrom, to: inTo }: { readonly from: boolean; readonly to: boolean },
  differences: number,
  { from, to }: PairDetailsProps,
): string {
  if (!inFrom && !inTo) return `It is neither in ${from.name} nor in ${to.name}.`;
  if (!inFrom) return `It is only in ${to.name}. Nothing of it can go from ${from.name}.`;
  if (!inTo) return `It is only in ${from.name}. Promoted, ${to.name} gets all of it:`;
  if (differences === 0) return `${from.name} and ${to.name} say the same.`;
  return `Promoted, this changes in ${to.name}:`;
}
