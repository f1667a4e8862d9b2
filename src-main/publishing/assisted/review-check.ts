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

/** `noted` false: everything is as it should be. */
type Told = Omit<Plan['checks'][number], 'name' | 'passed'>;

/** The same plan with a word about the review that it needs, has, or would need had nobody switched it off. */
export async function withReviewCheck(connection: Connection, made: MadePlan): Promise<MadePlan> {
  if (made.documents.length === 0) return made;
  const told = await inTransaction(connection, 'READ ONLY', async () => {
    if (reviewObstacle(await readInstallation(connection, made.schema)) !== null) return null;
    const policies = await readPolicies(connection);
    if (policies.length === 0) return null;
    return reviewWords(policies, await readRequests(connection, { planHash: made.plan.hash }), made.plan);
  });
  if (told === null) return made;
  // The push itself asks again and decides: until then somebody may still approve it.
  const check = { name: 'Review', passed: true, ...told };
  return { ...made, plan: { ...made.plan, checks: [...made.plan.checks, check] } };
}

/** null: nobody ever asked for a review of these documents. */
function reviewWords(
  policies: readonly ReviewPolicy[],
  requests: readonly ReviewRequest[],
  { hash, documents }: Plan,
): Told | null {
  const written = documents.filter(({ write }) => write !== 'none');
  const ids = written.map(({ documentId }) => documentId);
  if (isReviewRequired(policies, ids)) return standingWords(requests, hash);
  const nameOf = new Map(written.map(({ documentId, name }) => [documentId, name]));
  const off = policies.filter(({ documentId }) => documentId === null || nameOf.has(documentId));
  const words = off.map(({ documentId, by, at }) => {
    const what = documentId === null ? 'of every document' : `of "${nameOf.get(documentId)}"`;
    return `${by} switched off the review ${what} on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
  });
  const more = words.length - 3;
  if (words.length === 0) return null;
  const detail = `not asked for: ${words.slice(0, 3).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
  return { detail, noted: true };
}

function standingWords(requests: readonly ReviewRequest[], planHash: string): Told {
  const answers = requests.flatMap((request) => (request.standing === 'withdrawn' ? [] : request.answers));
  const by = (verdict: 'approved' | 'declined') =>
    [...new Set(answers.flatMap((one) => (one.answer === verdict ? [one.by] : [])))].join(', ');
  const first = 'another database user has to approve it first';
  switch (standingOf(requests, planHash)) {
    case 'approved':
      return { detail: `approved by ${by('approved')}`, noted: false };
    case 'declined':
      return { detail: `declined by ${by('declined')}, so it cannot be pushed`, noted: true };
    case 'waiting':
      return { detail: `${first}: the request waits`, noted: true };
    default:
      return { detail: `${first}: nobody was asked yet`, noted: true };
  }
}
