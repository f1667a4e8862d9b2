import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { policiesInWords, readReviews } from './approvals.ts';
import { inCliWords } from './cli-words.ts';
import { unlockAs } from './confirmed.ts';
import { chooseDocuments, look } from './look.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import type { YesOrNo } from './setup.ts';

export interface ReviewPolicyArguments {
  readonly subject: string;
  /** Whether a push needs an approval; null: only say what holds. */
  readonly required: YesOrNo | null;
  /** Of which document, by name or id; empty: of every one there. */
  readonly documents: readonly string[];
  readonly confirm: string | null;
}

/** `review-policy <environment>`: which documents there need somebody else's approval, and with `--required` another answer to that. */
export async function reviewPolicy(
  call: Call,
  args: ReviewPolicyArguments,
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const { subject, required, documents, confirm } = args;
  const before = await readReviews(call, subject, env);
  if (!before.ok) return before;
  const { environment, reviews } = before.value;
  if (required === null) return ok(told(reviews));
  const ids = documents.length === 0 ? ok([null]) : await idsOf(call, subject, documents, env);
  if (!ids.ok) return ids;
  const unlocked = await unlockAs(call, environment, confirm);
  if (!unlocked.ok) return unlocked;
  for (const documentId of ids.value) {
    const set = await call('publishing.setReviewPolicy', {
      environmentId: environment.id,
      documentId,
      required: required === 'yes',
      confirmation: confirm,
    });
    if (!set.ok) return err(inCliWords(set.error, environment.name));
  }
  const after = await readReviews(call, subject, env);
  return after.ok ? ok(told(after.value.reviews)) : after;
}

async function idsOf(
  call: Call,
  subject: string,
  documents: readonly string[],
  env: Env,
): Promise<Result<readonly string[], AppError>> {
  const looked = await look(call, { subject, acceptVanished: false }, env);
  return looked.ok ? chooseDocuments(looked.value.status, documents, () => true) : looked;
}

type Reviews = Parameters<typeof policiesInWords>[0];

function told(reviews: Reviews): Outcome {
  const text = policiesInWords(reviews).join('') || 'No document needs an approval.\n';
  return { kind: 'done', data: reviews.policies, text };
}
