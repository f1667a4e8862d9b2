import type { ReviewRequest, ReviewStanding, Reviews } from '../../../shared/publishing/reviews.ts';
import { isReviewRequired, standingOf } from '../../../shared/publishing/reviews.ts';

export const standingWords: Readonly<Record<ReviewStanding, string>> = {
  waiting: 'waiting',
  approved: 'approved',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

/** Why a plan cannot be pushed for want of a review; null: nothing of that kind stands in the way. */
export function reviewObstacle(
  reviews: Reviews | null,
  plan: {
    readonly hash: string;
    readonly documents: readonly { readonly documentId: string; readonly write: string }[];
  },
): string | null {
  if (reviews === null || reviews.obstacle !== null) return null;
  const ids = plan.documents.flatMap(({ documentId, write }) => (write === 'none' ? [] : [documentId]));
  if (!isReviewRequired(reviews.policies, ids)) return null;
  switch (standingOf(reviews.requests, plan.hash)) {
    case 'approved':
      return null;
    case 'waiting':
      return 'Another person has to approve this plan first: the request waits.';
    case 'declined':
      return 'Somebody declined this plan. Change it, then ask about the new one.';
    default:
      return 'Another person has to approve this plan first: ask for a review.';
  }
}

/** Others' requests that nobody has answered come first, then one's own, then what is done. */
export function inGroups(requests: readonly ReviewRequest[]) {
  const waiting = requests.filter(({ standing }) => standing === 'waiting');
  return [
    { label: 'Waiting for you', requests: waiting.filter(({ own }) => !own) },
    { label: 'Asked by you', requests: waiting.filter(({ own }) => own) },
    { label: 'Answered', requests: requests.filter(({ standing }) => standing !== 'waiting') },
  ].filter(({ requests: some }) => some.length > 0);
}
