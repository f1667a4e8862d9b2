import { Button } from '@mantine/core';
import { History as HistoryIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Edit } from '../../../shared/documents/summary.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Session } from '../session.ts';
import type { CompareRevisions } from './compared-revision.ts';
import classes from './history-panel.module.css';
import { createHistory, type History } from './history-store.ts';
import { RevisionDetails } from './revision-details.tsx';
import { Timeline } from './timeline.tsx';

interface HistoryPanelProps {
  readonly session: Session;
  readonly bridge: Bridge;
  readonly readOnly?: boolean;
  readonly onCompare?: CompareRevisions;
}

/** Every revision of the document: what was done, when, under which name; and the way back. */
export function HistoryPanel({ session, bridge, readOnly = false, onCompare }: HistoryPanelProps) {
  const [history, setHistory] = useState<History | null>(null);
  useEffect(() => {
    const made = createHistory(session, bridge);
    // oxlint-disable-next-line react/set-state-in-effect -- it lives as long as the effect
    setHistory(made);
    return () => made.stop();
  }, [session, bridge]);
  return history ? (
    <Panel session={session} history={history} readOnly={readOnly} onCompare={onCompare ?? null} />
  ) : (
    <SkeletonRows rows={4} label="Reading the history" />
  );
}

interface PanelProps {
  readonly session: Session;
  readonly history: History;
  readonly readOnly: boolean;
  readonly onCompare: CompareRevisions | null;
}

function Panel({ session, history, readOnly, onCompare }: PanelProps) {
  const { state, error, edits, named } = useStore(history.store);
  const [picked, setPicked] = useState<readonly Edit[]>([]);
  // As they are by now: one may have been given a name since it was chosen.
  const chosen = picked.map((edit) => edits.find(({ revision }) => revision === edit.revision) ?? edit);
  const [first, second] = chosen;

  function onChoose(edit: Edit, also: boolean) {
    const is = (one: Edit) => one.revision === edit.revision;
    if (chosen.some(is)) setPicked(chosen.filter((one) => !is(one)));
    else setPicked(also && chosen.length > 0 ? [...chosen.slice(0, 1), edit] : [edit]);
  }

  if (state === 'failed') {
    return (
      <EmptyState
        compact
        title="The history could not be read"
        actions={<Button onClick={() => void history.refresh()}>Try again</Button>}
      >
        {error?.message} {error?.remedy}
      </EmptyState>
    );
  }
  if (state === 'loading' && !named && edits.length === 0)
    return <SkeletonRows rows={4} label="Reading the history" />;
  if (edits.length === 0 && !named) {
    return <EmptyState compact Icon={HistoryIcon} title="Nothing was changed yet" />;
  }
  return (
    <div className={classes.panel}>
      <Timeline session={session} history={history} chosen={chosen} onChoose={onChoose} />
      {first && second ? (
        <TwoRevisions first={first} second={second} onCompare={onCompare} />
      ) : first ? (
        <RevisionDetails
          key={first.revision}
          session={session}
          history={history}
          edit={first}
          readOnly={readOnly}
          onCompare={onCompare}
        />
      ) : (
        <p className={classes.note}>
          Choose a revision to see what has changed since then. With Shift, choose a second one and compare
          the two.
        </p>
      )}
    </div>
  );
}

function TwoRevisions({
  first,
  second,
  onCompare,
}: {
  readonly first: Edit;
  readonly second: Edit;
  readonly onCompare: PanelProps['onCompare'];
}) {
  const [older, newer] = first.revision < second.revision ? [first, second] : [second, first];
  return (
    <section className={classes.details} aria-label="Two revisions">
      <p className={classes.detailsTitle}>
        Revision {older.revision}
        {older.version !== null && `, ${older.version}`} and revision {newer.revision}
        {newer.version !== null && `, ${newer.version}`}
      </p>
      {onCompare && (
        <div className={classes.buttons}>
          <Button onClick={() => onCompare(older, newer)}>Compare the two</Button>
        </div>
      )}
    </section>
  );
}
