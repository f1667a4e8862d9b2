import type {
  ReviewPolicy,
  ReviewRequest,
  ReviewStanding,
  Reviews,
} from '../../../shared/publishing/reviews.ts';
import { isReviewRequired, standingOf } from '../../../shared/publishing/reviews.ts';
import { dateAndTime } from '../../ui/formats.ts';

export const standingWords: Readonly<Record<ReviewStanding, string>> = {
  waiting: 'waiting',
  approved: 'approved',
  declined: 'declined',
  withdrawn: 'withdrawn',
};

interface PlanInQuestion {
  readonly hash: string;
  readonly documents: readonly { readonly documentId: string; readonly write: string }[];
}

function goingIds({ documents }: PlanInQuestion): readonly string[] {
  return documents.flatMap(({ documentId, write }) => (write === 'none' ? [] : [documentId]));
}

/** The policy whose end lets a plan go without an approval, last switched first; null: there was none, or one still holds. */
export function switchedOff(
  policies: readonly ReviewPolicy[],
  documentIds: readonly string[],
): ReviewPolicy | null {
  if (isReviewRequired(policies, documentIds)) return null;
  const over = policies.filter(
    ({ documentId, required }) => !required && (documentId === null || documentIds.includes(documentId)),
  );
  return over.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? null;
}

/** Beside the button that pushes: that nobody else has to look, because somebody said so; null: nobody did. */
export function waivedWords(reviews: Reviews | null, plan: PlanInQuestion): string | null {
  if (reviews === null || reviews.obstacle !== null) return null;
  const off = switchedOff(reviews.policies, goingIds(plan));
  return off && `No approval is asked for: ${off.by} switched it off, ${dateAndTime(off.at)}`;
}

/** What a review guards against and what not, where it is asked for. */
export function guardWords(name: string): string {
  return `Only the owner of the schema jd_sync in ${name} may switch this off. Who did, and when, stays there and stands beside the button of every push.`;
}

/** Why a plan cannot be pushed for want of a review; null: nothing of that kind stands in the way. */
export function reviewObstacle(reviews: Reviews | null, plan: PlanInQuestion): string | null {
  if (reviews === null || reviews.obstacle !== null) return null;
  if (!isReviewRequired(reviews.policies, goingIds(plan))) return null;
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
