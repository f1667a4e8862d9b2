import { RotateCcw, Timer } from 'lucide-react';
import { actionDetail } from '../../../shared/processes/action-detail.ts';
import { durationText } from '../../../shared/processes/durations.ts';
import type { Action } from '../../../shared/processes/records/action.ts';
import { actionTypeNames, retryText } from '../../../shared/processes/words.ts';
import { CardDetail, CardTop, StackedCard } from '../../canvas/cards/card.tsx';
import type { CardProps } from '../../canvas/scene.ts';
import { actionIcon } from '../action-types.tsx';
import styles from './cards.module.css';

/** One thing that is done, with how often it is tried and how long one try may take. */
export function ActionCard({ record, selected, mark }: CardProps) {
  const action = record as Action;
  const { name, does, retry, timeoutSeconds } = action;
  const typeName = Object.hasOwn(actionTypeNames, does.type) ? actionTypeNames[does.type] : does.type;
  const detail = actionDetail(does);
  return (
    <StackedCard
      striped
      className={styles.node ?? ''}
      selected={selected}
      mark={mark}
      data-kind="action"
      data-quiet={does.type === 'wait' || undefined}
    >
      <CardTop sign={actionIcon(action)} name={name} unnamed="Unnamed action" />
      <CardDetail title={detail === '' ? typeName : `${typeName}: ${detail}`}>
        {detail || typeName}
      </CardDetail>
      {retry !== null || timeoutSeconds !== null ? (
        <div className={styles.chips}>
          {retry !== null && (
            <span className={styles.chip} title={`Tried again ${retryText(retry) ?? ''}`}>
              <RotateCcw size={11} strokeWidth={2} aria-hidden />
              {retry.count}
            </span>
          )}
          {timeoutSeconds !== null && (
            <span className={styles.chip} title={`Fails after ${durationText(timeoutSeconds)}`}>
              <Timer size={11} strokeWidth={2} aria-hidden />
              {shortDuration(timeoutSeconds)}
            </span>
          )}
        </div>
      ) : null}
    </StackedCard>
  );
}

/** '45 s', '2 min', '3 h', '2 d': rounded to the unit that says it shortest. */
function shortDuration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)}\u00a0s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)}\u00a0min`;
  return seconds < 172_800
    ? `${Math.round(seconds / 3600)}\u00a0h`
    : `${Math.round(seconds / 86_400)}\u00a0d`;
}
