import { SegmentedControl, Select } from '@mantine/core';
import { Play, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/base/ids.ts';
import { askedFields } from '../../../shared/processes/asked-fields.ts';
import { indexProcess } from '../../../shared/processes/process-index.ts';
import type { Session } from '../../documents/session.ts';
import { useBeside } from '../../documents/typed-beside.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { RunView } from './run-view.tsx';
import { SampleFields } from './sample-fields.tsx';
import { SampleJson } from './sample-json.tsx';
import { comingEvent, eventsOf, runsOf, trialOf } from './trial.ts';
import classes from './trial-panel.module.css';

interface TrialPanelProps {
  readonly session: Session;
  readonly onReveal: (recordId: Id) => void;
  /** Brings cards into view on the canvas. */
  readonly onShow: (recordIds: readonly Id[]) => void;
}

/** Gives the process an event and a person; tells which conditions hold and which road is taken. Nothing is done. */
export function TrialPanel({ session, onReveal, onShow }: TrialPanelProps) {
  const trial = trialOf(session, useBeside());
  const state = useStore(trial.store);
  const document = useStore(session.store, (now) => now.document);
  const [look, setLook] = useState('fields');
  const [round, setRound] = useState(0);
  const index = indexProcess(document);
  const events = eventsOf(document);
  const coming = comingEvent(document, state);
  if (coming === null)
    return (
      <EmptyState Icon={Play} title="Nothing starts this process yet" compact>
        Add a trigger event, then try here what the process does with it.
      </EmptyState>
    );
  const runs = runsOf(document, state);

  return (
    <div className={classes.panel}>
      <section className={classes.sample} aria-label="What comes">
        <div className={classes.bar}>
          {events.length > 1 ? (
            <Select
              className={classes.event}
              aria-label="The event that comes"
              value={coming}
              data={[...events]}
              allowDeselect={false}
              comboboxProps={{ shadow: 'md' }}
              onChange={(event) => trial.set({ event })}
            />
          ) : (
            <span className={classes.eventName} title={coming}>
              {coming || 'An event without a name'}
            </span>
          )}
          <SegmentedControl
            size="xs"
            aria-label="How the event is typed"
            value={look}
            data={[
              { value: 'fields', label: 'Fields' },
              { value: 'json', label: 'JSON' },
            ]}
            onChange={setLook}
          />
          <IconButton
            label="Back to the example: everything holds, nothing fails"
            Icon={RotateCcw}
            size={26}
            onClick={() => {
              trial.reset();
              setRound(round + 1);
            }}
          />
        </div>
        {look === 'json' ? (
          <SampleJson key={round} facts={state.facts} onFacts={(facts) => trial.set({ facts })} />
        ) : (
          <SampleFields
            key={round}
            fields={askedFields(index)}
            facts={state.facts}
            onFacts={(facts) => trial.set({ facts })}
          />
        )}
      </section>
      <section className={classes.runs} aria-label="What happens">
        {runs.map((run) => (
          <RunView
            key={run.triggerId}
            {...{ index, run, onReveal, onShow }}
            facts={state.facts}
            failing={state.failing}
            onFail={trial.letFail}
          />
        ))}
        <p className={classes.hint}>
          Nothing is done: no message is sent and no record is changed. Waits take no time here. What you
          typed is kept in this workspace, never in the process.
        </p>
      </section>
    </div>
  );
}
