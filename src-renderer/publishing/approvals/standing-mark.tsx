import type { ReviewStanding } from '../../../shared/publishing/reviews.ts';
import badge from '../plan/sync-badge.module.css';
import { standingWords } from './words.ts';

const tones = { waiting: 'changed', approved: 'ok', declined: 'conflict', withdrawn: 'there' } as const;

/** How a request for a review stands. */
export function StandingMark({ standing }: { readonly standing: ReviewStanding }) {
  return (
    <span className={badge.badge} data-tone={tones[standing]}>
      {standingWords[standing]}
    </span>
  );
}
