import type { PublishMark } from '../../documents/explorer/explorer-commands.ts';
import { syncBadge } from '../plan/sync-badge.tsx';
import type { Check } from '../store/state.ts';
import { ago } from '../words.ts';

/** Older than this, a look says how things stood, and not how they stand. In ms. */
const oldAfterMs = 15 * 60_000;

/**
 * What the list of documents says of each: how it stands against one environment. Where nobody looked it says nothing, as the
 * line below the list does that once; what was seen long ago is shown as such.
 */
export function documentMarks(
  { status, error }: Pick<Check, 'status' | 'error'>,
  environment: string,
  now: number,
): ReadonlyMap<string, PublishMark> {
  // An environment without the tables has nothing to compare with: every document would be new.
  if (status?.database !== 'ready') return new Map();
  const seen = ago(status.checkedAt, now);
  const old = error !== null || now - Date.parse(status.checkedAt) > oldAfterMs;
  return new Map(
    status.documents.map(({ documentId, state }) => {
      const { label, tone } = syncBadge(state);
      const title = `${label}, against ${environment}, ${seen}`;
      return [documentId, { label, tone, title, old }];
    }),
  );
}
