import type { Environment } from '../../../shared/publishing/environment.ts';
import type { EnvironmentStatus } from '../../../shared/publishing/push-result.ts';
import type { Planning, PushProgress } from '../store/state.ts';
import { useNow } from '../use-now.ts';
import styles from '../view.module.css';
import { ago, count, planSummary } from '../words.ts';

interface PlanHeadlineProps {
  readonly status: EnvironmentStatus;
  readonly planning: Planning;
  readonly environment: Environment;
}

/** What is done to how many, and below it how that is known. Two lines at every step, so that nothing below moves. */
export function PlanHeadline({ status, planning, environment }: PlanHeadlineProps) {
  const now = useNow();
  return (
    <div>
      <p className={styles.headline} aria-live="polite">
        <strong>{sentence()}</strong>
      </p>
      <p className={styles.known}>{source()}</p>
    </div>
  );

  function sentence() {
    if (planning.step === 'planning') return progressWords(planning.progress ?? null);
    if (planning.step === 'ready' || planning.step === 'pushing' || planning.step === 'stopped')
      return planSummary(planning.plan);
    return standingSentence(status, environment.name);
  }

  function source() {
    if (planning.step === 'planning') return 'Nothing is written: whatever is rehearsed is rolled back.';
    if (planning.step === 'ready' || planning.step === 'pushing' || planning.step === 'stopped') {
      const { createdAt, rehearsal } = planning.plan;
      return (
        <>
          Rehearsed {ago(createdAt, now)} in a rolled-back transaction:{' '}
          <strong>{rehearsal.ok ? `${count(rehearsal.rows, 'row')}, no error` : 'it failed'}</strong>.
        </>
      );
    }
    return `Compared ${ago(status.checkedAt, now)}. Looking writes nothing.`;
  }
}

function progressWords(progress: PushProgress | null): string {
  if (progress?.step === 'compare')
    return `Comparing: ${progress.done.toLocaleString('en')} of ${count(progress.total, 'document')}…`;
  if (progress?.step === 'rehearse')
    return `Rehearsing in a transaction that is rolled back: ${progress.done} of ${count(progress.total, 'statement')}…`;
  return 'Reading what is there…';
}

function standingSentence(status: EnvironmentStatus, name: string): string {
  const parts = [
    status.toPublish > 0 ? `${count(status.toPublish, 'document')} to publish` : '',
    status.toPull > 0 ? `${status.toPull} to pull` : '',
    status.conflicts > 0 ? count(status.conflicts, 'conflict') : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${name}: ${parts.join(', ')}.` : `Nothing to publish to ${name}.`;
}
