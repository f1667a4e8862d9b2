import { Button } from '@mantine/core';
import { CircleCheck, EyeOff, Terminal, Undo2, Upload } from 'lucide-react';
import type { ProductionChange } from '../../../shared/publishing/assisted.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { SyncState } from '../../../shared/publishing/plan.ts';
import { kindWords } from '../../documents/explorer/kinds.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { byDay, clock, dateAndSecond } from '../../ui/formats.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Problem } from '../database/problem.tsx';
import { PanelHeader } from '../panel-header.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { SaidIcon } from '../pushes/said-icon.tsx';
import { checkOf } from '../store/state.ts';
import { useNow } from '../use-now.ts';
import view from '../view.module.css';
import { count, shortHash } from '../words.ts';
import styles from './assisted.module.css';
import { useMemory } from './use-memory.ts';
import { howInWords, silenceOf, whoInWords, writesInWords } from './words.ts';

interface ChangesPanelProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  /** Shows what differs on a canvas. */
  readonly onCompareDocument?: ((documentId: string) => void) | undefined;
}

/** What others changed there since each document was last pulled or pushed from here, and by whom; newest first. */
export function ChangesPanel({ store, environment, onCompareDocument }: ChangesPanelProps) {
  const { changes, error } = useMemory(store, environment);
  const now = useNow(60_000);
  const silence = changes === null ? null : silenceOf(changes.state);
  return (
    <div className={view.body}>
      <PanelHeader store={store}>Who changed what in {environment.name}</PanelHeader>
      {error && <Problem title={`${environment.name} could not be read just now`} error={error} />}
      {changes === null && error === null && <SkeletonRows rows={6} label="Reading the change log" />}
      {changes !== null && silence !== null && (
        <EmptyState
          Icon={EyeOff}
          title="This database does not say who changed what"
          actions={
            <Button variant="default" onClick={() => store.showPanel({ kind: 'assisted' })}>
              Look at assisted mode
            </Button>
          }
        >
          {silence} What differs is found all the same: the list compares every row with the one that was last
          agreed on.
        </EmptyState>
      )}
      {changes !== null && silence === null && changes.changes.length === 0 && (
        <EmptyState Icon={CircleCheck} title="Nobody else changed anything" compact>
          Since each document was last pulled or pushed from here, the change log of {environment.name} has
          nothing by others.
        </EmptyState>
      )}
      {changes !== null && changes.changes.length > 0 && (
        <>
          <p className={view.lead}>
            {changes.more ? 'The newest 2,000 rows' : count(changes.changes.length, 'change')} since each
            document was last pulled or pushed from here. Your own pushes are left out.
          </p>
          {byDay(changes.changes, ({ at }) => at, new Date(now)).map(({ label, items }) => (
            <section key={label} className={view.box} aria-label={label}>
              <div className={view.boxHeader}>
                <h3 className={view.boxTitle}>{label}</h3>
                <span className={view.boxCount}>{count(items.length, 'change')}</span>
              </div>
              <ul className={styles.changes}>
                {items.map((change) => (
                  <ChangeRow
                    key={`${change.at} ${change.documentId}`}
                    store={store}
                    environment={environment}
                    change={change}
                    onCompareDocument={onCompareDocument}
                  />
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </div>
  );
}

const icons = { push: Upload, rollback: Undo2, sql: Terminal } as const;

interface ChangeRowProps extends ChangesPanelProps {
  readonly change: ProductionChange;
}

function ChangeRow({ store, environment, change, onCompareDocument }: ChangeRowProps) {
  const { documentId, kind, at, how, writes, planHash } = change;
  const there = usePublishing(store, (state) =>
    checkOf(state, environment.id).status?.documents.find((one) => one.documentId === documentId),
  );
  const panel = leadsTo(there?.state);
  const Kind = kind === null ? null : kindWords[kind].Icon;
  const fallback = documentId === null ? 'Every document' : 'A document that is gone';
  const name = change.name ?? there?.name ?? fallback;
  return (
    <li className={styles.change} aria-label={`${name}, by ${whoInWords(change)}`}>
      <SaidIcon Icon={icons[how]} word={howInWords(change)} size={16} />
      {Kind === null ? (
        <span />
      ) : (
        <Kind size={16} strokeWidth={1.75} color={kindWords[kind ?? 'journey'].color} aria-hidden />
      )}
      <div className={styles.changeText}>
        <p>
          <span className={styles.changeName}>{name}</span>{' '}
          <span className={styles.quiet}>{writesInWords(writes)}</span>
        </p>
        <p className={styles.quiet}>
          <span className={styles.who}>{whoInWords(change)}</span>, {howInWords(change)}
          {planHash !== null && (
            <>
              , plan <code>{shortHash(planHash)}</code>
            </>
          )}
        </p>
      </div>
      <time dateTime={at} title={dateAndSecond(at)}>
        {clock(at)}
      </time>
      <span className={styles.buttons}>
        {documentId !== null &&
          onCompareDocument &&
          panel !== null &&
          there &&
          isOnBothSides(there.state) && (
            <Button
              variant="subtle"
              color="gray"
              aria-label={`Show ${name} on the canvas, compared`}
              onClick={() => onCompareDocument(documentId)}
            >
              Compare
            </Button>
          )}
        {documentId !== null && panel !== null && (
          <Button variant="subtle" color="gray" onClick={() => store.showPanel({ kind: panel, documentId })}>
            {panel === 'conflict' ? 'Resolve' : 'Look'}
          </Button>
        )}
      </span>
    </li>
  );
}

/** Where the difference that a change made can be seen; null: nothing differs any more. */
function leadsTo(state: SyncState | undefined): 'conflict' | 'remote' | null {
  if (state === 'conflict') return 'conflict';
  return state === 'changed-there' || state === 'new-there' || state === 'raw' ? 'remote' : null;
}

function isOnBothSides(state: SyncState): boolean {
  return state === 'changed-there' || state === 'conflict';
}
