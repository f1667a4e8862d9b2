import { ArrowDownToLine, X } from 'lucide-react';
import type { Environment } from '../../../shared/publishing/environment.ts';
import type { PullResult } from '../../../shared/publishing/push-result.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Problem } from '../database/problem.tsx';
import { type PublishingStore, usePublishing } from '../publishing-store.ts';
import { pullingOf } from '../store/state.ts';
import { count } from '../words.ts';
import styles from './banner.module.css';

interface PullBannerProps {
  readonly store: PublishingStore;
  readonly environment: Environment;
}

/** What the last pull brought, and what it left alone. */
export function PullBanner({ store, environment }: PullBannerProps) {
  const pulling = usePublishing(store, (state) => pullingOf(state, environment.id));
  if (pulling.step === 'failed') {
    return (
      <Problem
        title="The pull stopped; what came in until then is whole, the rest is as it was"
        error={pulling.error}
      />
    );
  }
  if (pulling.step !== 'done') return null;
  const { result } = pulling;
  return (
    <div className={styles.banner} data-tone="ok" aria-live="polite">
      <ArrowDownToLine size={16} strokeWidth={1.75} aria-hidden />
      <div className={styles.text}>
        <p className={styles.title}>
          {result.pulled.length === 0
            ? `Nothing was pulled from ${environment.name}`
            : `Pulled from ${environment.name}: ${count(result.pulled.length, 'document')}`}
        </p>
        <p>{sentences(result).join(' ')}</p>
      </div>
      <IconButton label="Dismiss" Icon={X} size={24} onClick={() => store.dismissPull(environment.id)} />
    </div>
  );
}

function sentences({ pulled, conflicts, raw, deletedThere }: PullResult): string[] {
  const created = pulled.filter(({ how }) => how === 'created').map(({ name }) => name);
  const updated = pulled.filter(({ how }) => how === 'updated').map(({ name }) => name);
  const merged = pulled.filter(({ how }) => how === 'merged').map(({ name }) => name);
  return [
    created.length > 0 ? `New here: ${created.join(', ')}.` : '',
    updated.length > 0 ? `Brought up to date: ${updated.join(', ')}.` : '',
    merged.length > 0 ? `Merged, nothing of either side is lost: ${merged.join(', ')}.` : '',
    conflicts.length > 0
      ? `Left alone because the same was changed here too: ${conflicts.map(({ name }) => name).join(', ')}.`
      : '',
    raw.length > 0 ? `Kept aside, not readable: ${raw.map(({ name }) => name).join(', ')}.` : '',
    deletedThere.length > 0
      ? `No longer there: ${deletedThere.map(({ name }) => name).join(', ')}; the copies here are untouched.`
      : '',
  ].filter(Boolean);
}
