import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { standingOf } from '../../../shared/contract/plan-standing.ts';
import { inCliWords } from './cli-words.ts';
import { type Environment, openEnvironment } from './environments.ts';
import { fieldLines } from './field-lines.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { planWanted } from './plan-for.ts';
import { planBack } from './pushed.ts';
import { readWantedPlan } from './wanted-plan.ts';

type Reviews = CommandOutput<'publishing.reviews'>;
type Request = Reviews['requests'][number];
type Answer = Promise<Result<Outcome, AppError>>;

export interface ApprovalArguments {
  /** The environment by its name or id. */
  readonly subject: string;
  /** The hash or the file of the plan that is meant. */
  readonly plan: string | null;
  readonly documents: readonly string[];
  readonly note: string;
  /** The push whose way back is asked about; null: documents are. */
  readonly rollback: string | null;
  /** The environment whose rows are promoted; null: what this workspace holds goes. */
  readonly from: string | null;
  readonly moves: readonly string[];
}

/** `approvals <environment>`: what was asked and answered there; with `--plan` that plan whole, status 0 only where it is approved. */
export async function approvals(call: Call, args: ApprovalArguments, env: Env): Answer {
  const wanted = readWantedPlan(args.plan);
  if (!wanted.ok) return wanted;
  const read = await readReviews(call, args.subject, env);
  if (!read.ok) return read;
  const { environment, reviews } = read.value;
  if (wanted.value === null) return ok({ kind: 'done', data: reviews, text: listed(reviews) });
  const { hash } = wanted.value;
  const standing = standingOf(reviews.requests, hash);
  const about = newestAbout(reviews, hash);
  if (!about) {
    const data = { planHash: hash, standing, review: null };
    return ok({ kind: 'done', data, text: 'Nobody was asked about this plan.\n', status: 6 });
  }
  const review = await call('publishing.review', { environmentId: environment.id, requestId: about.id });
  if (!review.ok) return review;
  const { distrust, documents } = review.value;
  const lines = documents.flatMap(({ name, write, current, fields }) => [
    `${write}: ${name}${current ? '' : '; it changed there since'}\n`,
    ...fieldLines(fields, fields.length),
  ]);
  const warning = distrust === null ? [] : [`not to be trusted: ${distrust}\n`];
  return ok({
    kind: 'done',
    data: { planHash: hash, standing, review: review.value },
    text: [...lines, ...warning, requestLine(about)].join(''),
    status: distrust === null ? statusOf[standing] : 1,
  });
}

const statusOf = { approved: 0, waiting: 6, none: 6, withdrawn: 6, declined: 1 } as const;

/** Asks others about the plan that a push would execute. Asked once, it is not asked again. */
export async function requestApproval(call: Call, args: ApprovalArguments, env: Env): Answer {
  const made =
    args.rollback === null
      ? await planWanted(call, args, env)
      : await planBack(call, { ...args, subject: args.rollback }, env);
  if (!made.ok) return made;
  const { id: planId, hash } = made.value;
  const before = await readReviews(call, args.subject, env);
  if (!before.ok) return before;
  const known = newestAbout(before.value.reviews, hash);
  if (known) return ok(toldAs(known));
  const asked = await call('publishing.requestReview', { planId, note: args.note });
  if (!asked.ok) return asked;
  const after = await readReviews(call, args.subject, env);
  if (!after.ok) return after;
  const request = newestAbout(after.value.reviews, hash);
  return request ? ok(toldAs(request)) : err(appError('not-found', 'The request is not there any more.'));
}

/** `approve` and `decline`: as the database user of the environment, about the plan that was looked at. */
export async function answerRequest(
  call: Call,
  args: ApprovalArguments,
  answer: 'approved' | 'declined',
  env: Env,
): Answer {
  const wanted = readWantedPlan(args.plan);
  if (!wanted.ok) return wanted;
  const planHash = wanted.value?.hash ?? '';
  const read = await readReviews(call, args.subject, env);
  if (!read.ok) return read;
  const environmentId = read.value.environment.id;
  const request = newestAbout(read.value.reviews, planHash);
  if (!request) {
    const remedy = 'See "journey-designer approvals" for the plans that wait.';
    return err(appError('plan-outdated', 'Nobody asks about this plan, or not any more.', { remedy }));
  }
  const { id: requestId } = request;
  const told = await call('publishing.answerReview', {
    environmentId,
    requestId,
    planHash,
    answer,
    word: args.note,
  });
  if (!told.ok) return told;
  const after = await readReviews(call, args.subject, env);
  if (!after.ok) return after;
  return ok(toldAs(newestAbout(after.value.reviews, planHash) ?? request));
}

/** What was asked and answered there, where it is remembered. */
export async function readReviews(
  call: Call,
  subject: string,
  env: Env,
): Promise<Result<{ readonly environment: Environment; readonly reviews: Reviews }, AppError>> {
  const environment = await openEnvironment(call, subject, env);
  if (!environment.ok) return environment;
  const { id: environmentId, name } = environment.value;
  const reviews = await call('publishing.reviews', { environmentId });
  if (!reviews.ok) return err(inCliWords(reviews.error, name));
  const { obstacle } = reviews.value;
  if (obstacle !== null) {
    const remedy = 'The command "assisted" says how that stands, and installs it.';
    return err(appError('unsupported', obstacle, { remedy }));
  }
  return ok({ environment: environment.value, reviews: reviews.value });
}

function newestAbout({ requests }: Reviews, planHash: string): Request | undefined {
  return requests.find((one) => one.planHash === planHash && one.standing !== 'withdrawn');
}

function toldAs(request: Request): Outcome {
  return { kind: 'done', data: request, text: requestLine(request) };
}

/** Which documents need an approval, a line each. */
export function policiesInWords({ policies }: Pick<Reviews, 'policies'>): readonly string[] {
  return policies.flatMap(({ documentId, required, by }) =>
    required ? [`needed: ${documentId ?? 'every document'} (set by ${by})\n`] : [],
  );
}

function listed({ policies, requests }: Reviews): string {
  return (
    [...policiesInWords({ policies }), ...requests.map(requestLine)].join('') ||
    'Nobody was asked about anything.\n'
  );
}

function requestLine({ standing, planHash, by, displayName, at, note, answers }: Request): string {
  const said = answers.map(
    ({ answer, word, ...who }) =>
      `  ${answer} by ${nameOf(who.by, who.displayName)}, ${who.at}${word === '' ? '' : `: ${word}`}\n`,
  );
  return `${standing}: plan ${planHash}, asked by ${nameOf(by, displayName)}, ${at}${note === '' ? '' : `: ${note}`}\n${said.join('')}`;
}

function nameOf(user: string, displayName: string | null): string {
  return displayName === null ? user : `${displayName} (${user})`;
}
