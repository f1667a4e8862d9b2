import { Select } from '@mantine/core';
import { Footprints } from 'lucide-react';
import type { PlannedDocument } from '../../../shared/publishing/plan.ts';
import type { RunningJourneys as Running } from '../../../shared/publishing/plan-running.ts';
import type { PublishingStore } from '../publishing-store.ts';
import { count } from '../words.ts';
import styles from './running-journeys.module.css';

interface RunningJourneysProps {
  readonly store: PublishingStore;
  readonly environmentId: string;
  readonly planned: PlannedDocument;
  readonly running: Running;
  readonly busy: boolean;
}

/** Journeys that run at stages whose names go, with the choice where they go. Nothing is chosen by itself. */
export function RunningJourneys({ store, environmentId, planned, running, busy }: RunningJourneysProps) {
  const { documentId, name } = planned;
  return (
    <section className={styles.running} aria-label={`Running journeys of ${name}`}>
      {running.stages.map((stage) => (
        <StageChoice
          key={stage.from}
          stage={stage}
          names={running.names}
          disabled={busy || (running.obstacle !== null && stage.moveTo === null && !hidden(running))}
          onChoose={(to) => void store.chooseStage(environmentId, { documentId, from: stage.from }, to)}
        />
      ))}
      {running.obstacle !== null && <p className={styles.note}>{running.obstacle}</p>}
    </section>
  );
}

/** Rows that cannot be seen do not keep the others from being moved. */
function hidden({ obstacle }: Running): boolean {
  return obstacle?.startsWith('Row level security') ?? false;
}

interface StageChoiceProps {
  readonly stage: Running['stages'][number];
  readonly names: readonly string[];
  readonly disabled: boolean;
  readonly onChoose: (to: string | null) => void;
}

function StageChoice({ stage, names, disabled, onChoose }: StageChoiceProps) {
  const { from, to, journeys, unclear, moveTo } = stage;
  const others = names.filter((name) => name !== to);
  const isOther = moveTo !== null && moveTo !== to;
  const group = `running ${stage.recordId}`;
  return (
    <fieldset className={styles.stage} disabled={disabled}>
      <legend className={styles.legend}>
        <Footprints size={16} strokeWidth={1.75} aria-hidden />
        <strong>
          {count(journeys, 'running journey is', 'running journeys are')} at {from}
        </strong>
        <span>{to === null ? 'It is removed: they' : `It is renamed to ${to}: they`}</span>
      </legend>
      {journeys > 0 && (
        <div className={styles.choices}>
          <label className={styles.choice}>
            <input type="radio" name={group} checked={moveTo === null} onChange={() => onChoose(null)} />
            <span>
              stay at <strong>{from}</strong>
            </span>
          </label>
          {to !== null && (
            <label className={styles.choice}>
              <input type="radio" name={group} checked={moveTo === to} onChange={() => onChoose(to)} />
              <span>
                go along to <strong>{to}</strong>
              </span>
            </label>
          )}
          {others.length > 0 && (
            <div className={styles.choice} data-chosen={isOther}>
              <span>move to</span>
              <Select
                size="xs"
                w={168}
                aria-label={`Move running journeys from ${from} to`}
                placeholder="another stage"
                data={others}
                value={isOther ? moveTo : null}
                disabled={disabled}
                searchable={others.length > 12}
                onChange={(chosen) => onChoose(chosen)}
              />
            </div>
          )}
        </div>
      )}
      {moveTo === null && journeys > 0 && (
        <p className={styles.note}>
          Left, they name a stage that this journey no longer has: services that look it up by name will not
          find it.
        </p>
      )}
      {unclear > 0 && (
        <p className={styles.note}>
          {count(unclear, 'more journey is', 'more journeys are')} at a stage of this name, and another
          template has one too. Whose they are is not known, so they stay.
        </p>
      )}
    </fieldset>
  );
}
