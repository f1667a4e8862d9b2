import { useCallback, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import { PanelHeader } from '../panel-header.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import styles from '../view.module.css';
import { count } from '../words.ts';
import { ConflictChoice } from './conflict-choice.tsx';
import { ConflictTable } from './conflict-table.tsx';

export type Conflict = CommandOutput<'publishing.conflict'>;
export type Side = 'mine' | 'theirs';

interface ConflictViewProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly documentId: string;
}

/** Base, mine and theirs side by side; one whole side is kept, and neither is chosen for the user. */
export function ConflictView({ store, environment, documentId }: ConflictViewProps) {
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.conflict', { environmentId: environment.id, documentId }),
      [store, environment.id, documentId],
    ),
  );
  const [side, setSide] = useState<Side | null>(null);
  return (
    <>
      <div className={styles.body}>
        <PanelHeader store={store}>
          {reply.step === 'ready' ? `Conflict in ${reply.value.name}` : 'Conflict'}
        </PanelHeader>
        {reply.step === 'loading' && <SkeletonRows rows={8} label="Reading both sides" />}
        {reply.step === 'failed' && (
          <Problem title="The two sides could not be compared" error={reply.error} onRetry={askAgain} />
        )}
        {reply.step === 'ready' && (
          <>
            <p className={styles.headline}>
              <strong>{summary(reply.value, environment.name)}</strong>
            </p>
            <ConflictTable conflict={reply.value} environment={environment} side={side} onSide={setSide} />
          </>
        )}
      </div>
      {reply.step === 'ready' && (
        <ConflictChoice
          store={store}
          environment={environment}
          documentId={documentId}
          conflict={reply.value}
          side={side}
          onMoved={() => {
            setSide(null);
            askAgain();
          }}
        />
      )}
    </>
  );
}

function summary({ theirs, fields }: Conflict, name: string): string {
  if (theirs === null) return `Removed from ${name}, still here.`;
  const both = fields.filter((field) => field.both).length;
  const mine = fields.filter((field) => !field.both && field.mine !== field.base).length;
  const there = fields.length - both - mine;
  return `${count(both, 'field')} changed on both sides, ${mine} only here, ${there} only in ${name}.`;
}
