import { Checkbox } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { compareNames } from '../../../shared/base/text.ts';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { Plan, SyncState } from '../../../shared/publishing/plan.ts';
import type { EnvironmentStatus, RemoteState } from '../../../shared/publishing/push-result.ts';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { pickedOf, publishable } from '../store/state.ts';
import { count } from '../words.ts';
import { DocumentRow } from './document-row.tsx';
import { LongList } from './long-list.tsx';
import styles from './table.module.css';
import { useFocusedRow } from './use-focused-row.ts';

interface DocumentTableProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
  readonly status: EnvironmentStatus;
  readonly plan: Plan | null;
  readonly busy: boolean;
  /** The plan can be asked for more; null: another one is about to take its place, or there is none. */
  readonly planId: string | null;
  readonly onOpenDocument: (documentId: string, recordId: string | null) => void;
  readonly onCompareDocument?: ((documentId: string) => void) | undefined;
}

/** What needs a decision stands on top. */
const order: Readonly<Record<SyncState, number>> = {
  'changed-here': 0,
  'new-here': 1,
  conflict: 2,
  'changed-there': 3,
  'new-there': 4,
  'deleted-there': 5,
  raw: 6,
  'archived-here': 7,
  equal: 8,
};

function keyOf({ documentId }: RemoteState): string {
  return documentId;
}

/** Every document and row with its state; ticks say what the plan holds. */
export function DocumentTable(props: DocumentTableProps) {
  const { store, environment, status, plan, busy, planId } = props;
  const picked = usePublishing(store, (state) => pickedOf(state, environment.id));
  const [showEqual, setShowEqual] = useState(false);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const table = useRef<HTMLElement>(null);
  const focusRow = usePublishing(store, (state) => state.focusRow);
  useFocusedRow(store, table);
  const ticks = new Set(picked);
  const plannedById = new Map(plan?.documents.map((planned) => [planned.documentId, planned]));
  const along = plan?.documents.filter(({ takenAlong }) => takenAlong).length ?? 0;
  const able = publishable(status);
  const sorted = [...status.documents].sort(
    (a, b) => order[a.state] - order[b.state] || compareNames(a.name, b.name),
  );
  const shown = sorted.filter(({ state }) => state !== 'equal');
  const equal = sorted.filter(({ state }) => state === 'equal');
  const row = (document: (typeof sorted)[number]) => (
    <DocumentRow
      key={document.documentId}
      {...props}
      onCompareDocument={
        props.onCompareDocument &&
        ((documentId) => {
          store.returnTo(documentId);
          props.onCompareDocument?.(documentId);
        })
      }
      document={document}
      planned={plannedById.get(document.documentId) ?? null}
      planId={planId}
      open={unfolded.has(document.documentId)}
      onFold={(open) => {
        const others = new Set(unfolded);
        if (open) others.add(document.documentId);
        else others.delete(document.documentId);
        setUnfolded(others);
      }}
      ticked={ticks.has(document.documentId)}
      onTick={(on) =>
        store.pick(
          environment.id,
          on ? [...picked, document.documentId] : picked.filter((id) => id !== document.documentId),
        )
      }
    />
  );

  return (
    <section ref={table} className={styles.table} aria-label="Documents">
      <div className={styles.head}>
        <Checkbox
          size="xs"
          aria-label="Tick everything that can be published"
          checked={able.length > 0 && able.every((id) => ticks.has(id))}
          indeterminate={picked.length > 0 && !able.every((id) => ticks.has(id))}
          disabled={able.length === 0 || busy}
          onChange={(event) => store.pick(environment.id, event.currentTarget.checked ? able : [])}
        />
        <span className={styles.headCount}>
          {(picked.length + along).toLocaleString('en')} of {count(status.documents.length, 'document')}
          {along > 0 && `, ${along} taken along`}
        </span>
        <span className={styles.state}>State</span>
        <span className={styles.write}>Write</span>
        <span className={styles.rows}>Rows</span>
      </div>
      <LongList className={styles.list} items={shown} keyOf={keyOf} wanted={focusRow} render={row} />
      {equal.length > 0 && (
        <>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={showEqual}
            onClick={() => setShowEqual(!showEqual)}
          >
            {showEqual ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
            {count(equal.length, 'document')} in step
          </button>
          {showEqual && (
            <LongList className={styles.list} items={equal} keyOf={keyOf} wanted={focusRow} render={row} />
          )}
        </>
      )}
    </section>
  );
}
