import { Button } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import type { RenderPair } from '../render-pair.ts';
import { sidesOf } from '../store/side-by-side.ts';
import view from '../view.module.css';
import { count } from '../words.ts';
import { Matrix } from './matrix.tsx';
import { PromoteFooter } from './promote-footer.tsx';
import { isPromotable, relationOf, sideRows } from './rows.ts';
import { SidesToolbar } from './sides-toolbar.tsx';

export interface SideBySideProps {
  readonly store: PublishingStore;
  readonly onOpenDocument: (documentId: string, recordId: string | null) => void;
  /** Shows one document of two environments on a canvas. */
  readonly onCompareEnvironments?:
    | ((documentId: string, before: Environment, after: Environment) => void)
    | undefined;
  /** Shows one that this workspace does not hold. */
  readonly renderPair?: RenderPair | undefined;
}

/** Every document in every environment: what is where, what differs between two, and the way from one to the next. */
export function SideBySideView({
  store,
  onOpenDocument,
  onCompareEnvironments,
  renderPair,
}: SideBySideProps) {
  const environments = usePublishing(store, (state) => state.environments) ?? none;
  const checks = usePublishing(store, (state) => state.checks);
  const chosen = usePublishing(store, (state) => state.sides);
  const sides = useMemo(() => sidesOf({ environments, sides: chosen }), [environments, chosen]);
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(atFirst);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => void store.lookAtAll(), [store]);

  const rows = useMemo(
    () => sideRows(environments.map(({ id }) => ({ id, status: checks[id]?.status ?? null }))),
    [environments, checks],
  );
  const from = environments.find(({ id }) => id === sides?.fromId);
  const to = environments.find(({ id }) => id === sides?.toId);
  if (!from || !to) {
    return (
      <section className={view.view} aria-label="Environments side by side">
        <EmptyState Icon={Columns3} title="There is only the sandbox">
          Add an environment: then what is in one can be compared with what is in the other.
        </EmptyState>
      </section>
    );
  }
  const differing = rows.filter((row) => differs(relationOf(row, from.id, to.id)));
  const wanted = filter.trim().toLocaleLowerCase();
  const shown = (onlyDifferences ? differing : rows).filter(({ name }) =>
    name.toLocaleLowerCase().includes(wanted),
  );
  const able = shown.filter((row) => isPromotable(row, from.id, to.id)).map(({ documentId }) => documentId);
  const ticked = able.filter((id) => picked.has(id));

  return (
    <section className={view.view} aria-label="Environments side by side">
      <SidesToolbar
        store={store}
        environments={environments}
        from={from}
        to={to}
        onlyDifferences={onlyDifferences}
        onOnlyDifferences={setOnlyDifferences}
        filter={filter}
        onFilter={setFilter}
      />
      <div className={view.body}>
        <p className={view.headline} aria-live="polite">
          <strong>{count(differing.length, 'document differs', 'documents differ')}</strong> between{' '}
          {from.name} and {to.name}, of {rows.length}.
        </p>
        {shown.length === 0 ? (
          <EmptyState Icon={Columns3} title={emptyTitle(rows.length, wanted)} compact>
            {emptyWords(rows.length, wanted, from.name, to.name)}
          </EmptyState>
        ) : (
          <Matrix
            store={store}
            environments={environments}
            checks={checks}
            from={from}
            to={to}
            rows={shown.slice(0, most)}
            total={shown.length}
            able={able}
            ticked={ticked}
            onTick={(ids) => setPicked(new Set(ids))}
            onOpenDocument={onOpenDocument}
            onCompareEnvironments={onCompareEnvironments}
            renderPair={renderPair}
          />
        )}
        {shown.length > most && (
          <div>
            <Button variant="default" onClick={() => setMost(most + atFirst)}>
              Show {Math.min(atFirst, shown.length - most)} more of {shown.length.toLocaleString('en')}
            </Button>
          </div>
        )}
      </div>
      <PromoteFooter
        from={from}
        to={to}
        ticked={ticked.length}
        able={able.length}
        onPlan={() => void store.promote({ fromId: from.id, toId: to.id }, ticked)}
      />
    </section>
  );
}

/** Rows that are drawn at first and with each further press. */
const atFirst = 200;
const none: readonly Environment[] = [];

function emptyTitle(all: number, wanted: string): string {
  if (all === 0) return 'Nothing to show yet';
  return wanted === '' ? 'Nothing differs' : 'No document is called so';
}

function emptyWords(all: number, wanted: string, from: string, to: string): string {
  if (all === 0) return 'As soon as a database answers, its documents stand here.';
  return wanted === ''
    ? `${from} and ${to} say the same in all ${all} documents.`
    : 'Clear the filter to see all.';
}

function differs(relation: ReturnType<typeof relationOf>): boolean {
  return relation === 'differs' || relation === 'only-from' || relation === 'only-to';
}
