import { z } from 'zod';
import { documentKinds } from '../documents/document.ts';
import { plannedFieldSchema } from './plan.ts';

/** `withdrawn`: whoever asked took it back. One standing "declined" outweighs any number of approvals. */
export const reviewStandings = ['waiting', 'approved', 'declined', 'withdrawn'] as const;
export type ReviewStanding = (typeof reviewStandings)[number];

export const reviewAnswers = ['approved', 'declined'] as const;
export type ReviewAnswer = (typeof reviewAnswers)[number];

export const reviewRequestSchema = z.object({
  id: z.string(),
  /** What was asked about; an approval counts for this plan and no other. */
  planHash: z.string(),
  by: z.string(),
  displayName: z.string().nullable(),
  at: z.string(),
  note: z.string(),
  /** Whether this database user asked. */
  own: z.boolean(),
  standing: z.enum(reviewStandings),
  /** The last word of each who answered. */
  answers: z.array(
    z.object({
      by: z.string(),
      displayName: z.string().nullable(),
      at: z.string(),
      answer: z.enum(reviewAnswers),
      word: z.string(),
    }),
  ),
});
export type ReviewRequest = z.infer<typeof reviewRequestSchema>;

export const reviewPolicySchema = z.object({
  /** null: every document there. */
  documentId: z.string().nullable(),
  required: z.boolean(),
  by: z.string(),
  at: z.string(),
});
export type ReviewPolicy = z.infer<typeof reviewPolicySchema>;

export const reviewsSchema = z.object({
  /** Reviews need assisted mode; null: they can be used. In words, with the way out. */
  obstacle: z.string().nullable(),
  /** The database user who asks. */
  user: z.string(),
  policies: z.array(reviewPolicySchema),
  /** Newest first. */
  requests: z.array(reviewRequestSchema),
});
export type Reviews = z.infer<typeof reviewsSchema>;

/** The plan that somebody asked about, as it is kept there and checked here. */
export const reviewedPlanSchema = z.object({
  request: reviewRequestSchema,
  /** Why it cannot be trusted: what is shown is not what the hash says; null: it is. */
  distrust: z.string().nullable(),
  documents: z.array(
    z.object({
      documentId: z.string(),
      name: z.string(),
      kind: z.enum(documentKinds),
      write: z.enum(['insert', 'update', 'deactivate', 'delete']),
      fields: z.array(plannedFieldSchema),
      /** Whether production still is what the plan was made for. */
      current: z.boolean(),
    }),
  ),
  statements: z.array(
    z.object({ sql: z.string(), purpose: z.string(), parameters: z.array(z.string().nullable()) }),
  ),
});
export type ReviewedPlan = z.infer<typeof reviewedPlanSchema>;

/** Whether a push of these documents needs an approval, by what was set last. */
export function isReviewRequired(policies: readonly ReviewPolicy[], documentIds: readonly string[]): boolean {
  return policies.some(
    ({ documentId, required }) => required && (documentId === null || documentIds.includes(documentId)),
  );
}

/** How the requests about one plan stand together: the best for a push of it is an approval that nobody declines. */
export function standingOf(requests: readonly ReviewRequest[], planHash: string): ReviewStanding | 'none' {
  const about = requests.filter((one) => one.planHash === planHash && one.standing !== 'withdrawn');
  if (about.some(({ standing }) => standing === 'declined')) return 'declined';
  if (about.some(({ standing }) => standing === 'approved')) return 'approved';
  return about.length > 0 ? 'waiting' : 'none';
}
