import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import type { Change } from '../../../shared/documents/document.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { showDone } from '../../ui/toast.tsx';
import { ChangedThereBy } from '../assisted/changed-there-by.tsx';
import { Problem } from '../database/problem.tsx';
import { PanelHeader } from '../panel-header.tsx';
import type { PublishingStore } from '../publishing-store.ts';
import { useReply } from '../use-reply.ts';
import styles from '../view.module.css';
import { count } from '../words.ts';
import table from './conflict.module.css';
import { ConflictChoice } from './conflict-choice.tsx';
import { ConflictTable } from './conflict-table.tsx';
import { decidedWords } from './decided-words.ts';

export type Conflict = CommandOutput<'publishing.conflict'>;
export type Side = 'mine' | 'theirs';

/** A side or a text of one's own, by the key of each conflict. */
export type ConflictChoices = Readonly<Record<string, Side | { readonly value: string }>>;

/** Shows both sides on a canvas, lent by what knows how documents are drawn. */
export type RenderConflict = (shown: {
  readonly conflict: Conflict & { readonly theirs: NonNullable<Conflict['theirs']> };
  readonly environment: Environment;
  /** `edit`: what was changed on top of the result of the choices. */
  readonly onResolve: (choices: ConflictChoices, edit: Change | null) => Promise<AppError | null>;
}) => ReactNode;

interface ConflictViewProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly documentId: string;
  readonly renderConflict?: RenderConflict | undefined;
}

/** Base, mine and theirs side by side; one whole side is kept, or each place is decided, and nothing is chosen for the user. */
export function ConflictView({ store, environment, documentId, renderConflict }: ConflictViewProps) {
  const [reply, askAgain] = useReply(
    useCallback(
      () => store.bridge.call('publishing.conflict', { environmentId: environment.id, documentId }),
      [store, environment.id, documentId],
    ),
  );
  const [side, setSide] = useState<Side | null>(null);
  const [way, setWay] = useState<'whole' | 'places'>('whole');
  const conflict = reply.step === 'ready' ? reply.value : null;
  const both = useMemo(
    () => (conflict?.theirs ? { ...conflict, theirs: conflict.theirs } : null),
    [conflict],
  );
  const placeByPlace = way === 'places' && both && renderConflict;

  async function resolvePlaces(choices: ConflictChoices, edit: Change | null): Promise<AppError | null> {
    if (!both?.theirsHash) return null;
    const done = await store.resolveConflict({
      environmentId: environment.id,
      documentId,
      theirsHash: both.theirsHash,
      mineRevision: both.mineRevision,
      choices: { conflicts: { ...choices } },
      edit,
    });
    if (done.ok) {
      store.showPanel({ kind: 'plan' });
      showDone(decidedWords(both, environment.name, 'places'));
    } else if (done.error.code === 'production-moved' || done.error.code === 'stale-revision') askAgain();
    return done.ok ? null : done.error;
  }

  return (
    <>
      <div className={styles.body} data-fills={placeByPlace ? true : undefined}>
        <PanelHeader
          store={store}
          aside={
            both &&
            renderConflict && (
              <SegmentedControl
                className={table.ways}
                aria-label="How to decide"
                value={way}
                data={[
                  { value: 'whole', label: 'Keep one whole side' },
                  { value: 'places', label: 'Decide on the canvas' },
                ]}
                onChange={(value) => setWay(value === 'places' ? 'places' : 'whole')}
              />
            )
          }
        >
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
            <ChangedThereBy store={store} environment={environment} documentId={documentId} />
            {placeByPlace ? (
              renderConflict({ conflict: both, environment, onResolve: resolvePlaces })
            ) : (
              <ConflictTable conflict={reply.value} environment={environment} side={side} onSide={setSide} />
            )}
          </>
        )}
      </div>
      {reply.step === 'ready' && !placeByPlace && (
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
