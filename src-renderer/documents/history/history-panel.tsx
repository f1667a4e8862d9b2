/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawn icon with a name */
import { Button } from '@mantine/core';
import { History as HistoryIcon, Tag } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Edit } from '../../../shared/documents/summary.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { byDay, clock } from '../../ui/formats.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Session } from '../session.ts';
import { labelOf } from './edit-label.ts';
import classes from './history-panel.module.css';
import { createHistory, type History } from './history-store.ts';
import { RevisionDetails } from './revision-details.tsx';

interface HistoryPanelProps {
  readonly session: Session;
  readonly bridge: Bridge;
  readonly readOnly?: boolean;
}

/** Every revision of the document: what was done, when, under which name; and the way back. */
export function HistoryPanel({ session, bridge, readOnly = false }: HistoryPanelProps) {
  const [history, setHistory] = useState<History | null>(null);
  useEffect(() => {
    const made = createHistory(session, bridge);
    // oxlint-disable-next-line react/set-state-in-effect -- it lives as long as the effect
    setHistory(made);
    return () => made.stop();
  }, [session, bridge]);
  return history ? (
    <Timeline session={session} history={history} readOnly={readOnly} />
  ) : (
    <SkeletonRows rows={4} label="Reading the history" />
  );
}

interface TimelineProps {
  readonly session: Session;
  readonly history: History;
  readonly readOnly: boolean;
}

function Timeline({ session, history, readOnly }: TimelineProps) {
  const { state, error, edits, more, loadingMore } = useStore(history.store);
  const undo = useStore(session.store, (now) => now.undo.length);
  const redo = useStore(session.store, (now) => now.redo.length);
  const [chosen, setChosen] = useState<number | null>(null);
  const days = useMemo(() => byDay(edits, ({ at }) => at), [edits]);
  const edit = edits.find(({ revision }) => revision === chosen);

  if (state === 'loading') return <SkeletonRows rows={4} label="Reading the history" />;
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
  if (edits.length === 0) {
    return <EmptyState compact Icon={HistoryIcon} title="Nothing was changed yet" />;
  }
  return (
    <div className={classes.panel}>
      <div className={classes.timeline}>
        <p className={classes.depth}>
          <span className="tabular">{undo}</span> to undo, <span className="tabular">{redo}</span> to redo
        </p>
        {days.map((day) => (
          <section key={day.label} aria-label={day.label}>
            <h3 className={classes.day}>{day.label}</h3>
            <ul className={classes.edits}>
              {day.items.map((one) => (
                <li key={one.revision}>
                  <EditRow edit={one} chosen={one.revision === chosen} onChoose={setChosen} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {more && (
          <Button variant="subtle" loading={loadingMore} onClick={() => void history.loadMore()}>
            Show older revisions
          </Button>
        )}
      </div>
      {edit ? (
        <RevisionDetails
          key={edit.revision}
          session={session}
          history={history}
          edit={edit}
          readOnly={readOnly}
        />
      ) : (
        <p className={classes.note}>Choose a revision to see what has changed since then.</p>
      )}
    </div>
  );
}

interface EditRowProps {
  readonly edit: Edit;
  readonly chosen: boolean;
  readonly onChoose: (revision: number | null) => void;
}

function EditRow({ edit, chosen, onChoose }: EditRowProps) {
  return (
    <button
      type="button"
      className={classes.edit}
      aria-pressed={chosen}
      onClick={() => onChoose(chosen ? null : edit.revision)}
    >
      <span className={classes.time}>{clock(edit.at)}</span>
      <span className={classes.label} title={labelOf(edit)}>
        {labelOf(edit)}
      </span>
      {edit.version !== null && (
        <span className={classes.version}>
          <Tag size={12} strokeWidth={1.75} aria-label="Version" role="img" /> {edit.version}
        </span>
      )}
      <span className={classes.number}>{edit.revision}</span>
    </button>
  );
}
