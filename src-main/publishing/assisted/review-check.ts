import type { Plan } from '../../../shared/publishing/plan.ts';
import {
  isReviewRequired,
  type ReviewPolicy,
  type ReviewRequest,
  standingOf,
} from '../../../shared/publishing/reviews.ts';
import type { MadePlan } from '../planning/made-plan.ts';
import type { Connection } from '../postgres/connection.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { readInstallation } from './installation.ts';
import { readPolicies, readRequests, reviewObstacle } from './reviews.ts';

/** The same plan with a word about the review that it needs, has, or would need had nobody switched it off. */
export async function withReviewCheck(connection: Connection, made: MadePlan): Promise<MadePlan> {
  if (made.documents.length === 0) return made;
  const detail = await inTransaction(connection, 'READ ONLY', async () => {
    if (reviewObstacle(await readInstallation(connection, made.schema)) !== null) return null;
    const policies = await readPolicies(connection);
    if (policies.length === 0) return null;
    return reviewWords(policies, await readRequests(connection, { planHash: made.plan.hash }), made.plan);
  });
  if (detail === null) return made;
  // The push itself asks again and decides: until then somebody may still approve it.
  const check = { name: 'Review', passed: true, detail };
  return { ...made, plan: { ...made.plan, checks: [...made.plan.checks, check] } };
}

/** null: nobody ever asked for a review of these documents. */
function reviewWords(
  policies: readonly ReviewPolicy[],
  requests: readonly ReviewRequest[],
  { hash, documents }: Plan,
): string | null {
  const written = documents.filter(({ write }) => write !== 'none');
  const ids = written.map(({ documentId }) => documentId);
  if (isReviewRequired(policies, ids)) return standingWords(requests, hash);
  const nameOf = new Map(written.map(({ documentId, name }) => [documentId, name]));
  const off = policies.filter(({ documentId }) => documentId === null || nameOf.has(documentId));
  const told = off.map(({ documentId, by, at }) => {
    const what = documentId === null ? 'of every document' : `of "${nameOf.get(documentId)}"`;
    return `${by} switched off the review ${what} on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
  });
  const more = told.length - 3;
  return told.length === 0
    ? null
    : `not asked for: ${told.slice(0, 3).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function standingWords(requests: readonly ReviewRequest[], planHash: string): string {
  const answers = requests.flatMap((request) => (request.standing === 'withdrawn' ? [] : request.answers));
  const by = (verdict: 'approved' | 'declined') =>
    [...new Set(answers.flatMap((one) => (one.answer === verdict ? [one.by] : [])))].join(', ');
  switch (standingOf(requests, planHash)) {
    case 'approved':
      return `approved by ${by('approved')}`;
    case 'declined':
      return `declined by ${by('declined')}, so it cannot be pushed`;
    case 'waiting':
      return 'another database user has to approve it first: the request waits';
    default:
      return 'another database user has to approve it first: nobody was asked yet';
  }
}
