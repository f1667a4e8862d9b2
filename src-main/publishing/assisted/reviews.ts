import { type AppError, appError } from '../../../shared/contract/errors.ts';
import {
  isReviewRequired,
  type ReviewPolicy,
  type ReviewRequest,
  standingOf,
} from '../../../shared/publishing/reviews.ts';
import { type Connection, isTrue, type TextRow } from '../postgres/connection.ts';
import { nothingWritten } from '../postgres/failures.ts';
import { untrustedText } from '../postgres/untrusted-text.ts';
import type { Installation } from './installation.ts';

/** From this version on there are reviews. */
export const reviewsSince = 2;
const newest = 200;

/** Why reviews cannot be used there; null: they can. */
export function reviewObstacle(installation: Installation): string | null {
  switch (installation.state) {
    case 'installed':
      return null;
    case 'older':
      return installation.version >= reviewsSince
        ? null
        : 'Reviews need a newer assisted mode there: bring it up to date.';
    case 'bare':
      return 'Reviews are kept in the database, so they need assisted mode there.';
    case 'closed':
      return 'This database user has no access to assisted mode there. Whoever installed it can give access.';
    case 'newer':
      return 'Assisted mode there is of a newer Journey Designer. Update this one first.';
    case 'elsewhere':
      return `Assisted mode there is for the schema ${untrustedText(installation.watchedSchema)}.`;
    default:
      return 'There is a schema called jd_sync that is not of Journey Designer.';
  }
}

/** What was set last for each document and for all of them. */
export async function readPolicies(connection: Connection): Promise<ReviewPolicy[]> {
  const { rows } = await connection.query(
    `SELECT DISTINCT ON (document_id) document_id, required, set_by, to_json(set_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS at
     FROM jd_sync.review_policies ORDER BY document_id, number DESC`,
  );
  return rows.map((row) => ({
    documentId: row['document_id'] ?? null,
    required: isTrue(row['required']),
    by: untrustedText(row['set_by'] ?? ''),
    at: row['at'] ?? '',
  }));
}

/** The newest requests, or those about one plan or with one id, with the last word of each who answered. */
export async function readRequests(
  connection: Connection,
  only: { readonly planHash?: string; readonly id?: string } = {},
): Promise<ReviewRequest[]> {
  const { rows } = await connection.query(
    `SELECT r.id, r.plan_hash, r.requested_by, r.display_name, r.note, r.requested_by = session_user AS own,
       to_json(r.requested_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS at, r.withdrawn_at IS NOT NULL AS withdrawn,
       a.answer, a.word, a.answered_by, a.display_name AS answerer, to_json(a.answered_at AT TIME ZONE 'UTC') #>> '{}' || 'Z' AS answered_at
     FROM (SELECT * FROM jd_sync.review_requests r WHERE ($1::text IS NULL OR r.plan_hash = $1) AND ($2::uuid IS NULL OR r.id = $2)
           ORDER BY r.requested_at DESC, r.id LIMIT ${newest}) r
     LEFT JOIN LATERAL (
       SELECT DISTINCT ON (answered_by) * FROM jd_sync.review_answers a
       WHERE a.request_id = r.id AND a.answered_by <> r.requested_by ORDER BY answered_by, number DESC
     ) a ON true
     ORDER BY r.requested_at DESC, r.id, a.answered_at`,
    [only.planHash ?? null, only.id ?? null],
  );
  return [...Map.groupBy(rows, (row) => row['id'] ?? '').values()].map(toRequest);
}

function toRequest(rows: readonly TextRow[]): ReviewRequest {
  const [row = {}] = rows;
  const answers = rows.flatMap((one): ReviewRequest['answers'] =>
    one['answer']
      ? [
          {
            by: untrustedText(one['answered_by'] ?? ''),
            displayName: one['answerer'] ? untrustedText(one['answerer']) : null,
            at: one['answered_at'] ?? '',
            answer: one['answer'] === 'approved' ? 'approved' : 'declined',
            word: untrustedText(one['word'] ?? ''),
          },
        ]
      : [],
  );
  return {
    id: row['id'] ?? '',
    planHash: row['plan_hash'] ?? '',
    by: untrustedText(row['requested_by'] ?? ''),
    displayName: row['display_name'] ? untrustedText(row['display_name']) : null,
    at: row['at'] ?? '',
    note: untrustedText(row['note'] ?? ''),
    own: isTrue(row['own']),
    standing: isTrue(row['withdrawn']) ? 'withdrawn' : standingOfAnswers(answers),
    answers,
  };
}

function standingOfAnswers(answers: ReviewRequest['answers']): ReviewRequest['standing'] {
  if (answers.some(({ answer }) => answer === 'declined')) return 'declined';
  return answers.length > 0 ? 'approved' : 'waiting';
}

/** Asked inside the transaction of a push: why it may not be committed; null: it may. */
export async function missingApproval(
  connection: Connection,
  planHash: string,
  documentIds: readonly string[],
): Promise<AppError | null> {
  const policies = await readPolicies(connection);
  if (!isReviewRequired(policies, documentIds)) return null;
  const standing = standingOf(await readRequests(connection, { planHash }), planHash);
  if (standing === 'approved') return null;
  const why = {
    none: 'nobody was asked about this plan',
    waiting: 'nobody else has approved this plan yet',
    declined: 'somebody declined this plan',
    withdrawn: 'the request was withdrawn',
  }[standing];
  return appError(
    'review-needed',
    `What is published there needs the approval of another database user, and ${why}. ${nothingWritten}`,
    { remedy: 'Ask for a review of the plan; once it is approved, push it.' },
  );
}
