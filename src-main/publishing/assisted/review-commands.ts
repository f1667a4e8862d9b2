import { err, ok, type Result } from '../../../shared/base/result.ts';
import { firstCodePoints, textDefect } from '../../../shared/base/text.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Reviews } from '../../../shared/publishing/reviews.ts';
import { unitOf } from '../../../shared/publishing/units.ts';
import { writeRefusal } from '../environments/unlocking.ts';
import type { PlanStore } from '../planning/made-plan.ts';
import { type Connection, StatementFailed } from '../postgres/connection.ts';
import { databaseFailure } from '../postgres/failures.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { readUnits } from '../postgres/units.ts';
import { untrustedText } from '../postgres/untrusted-text.ts';
import { type PublishingContext, type PublishingHandlers, schemaOf } from '../publishing-context.ts';
import { readInstallation } from './installation.ts';
import { contentOf, inWords, longestContent, readContent } from './review-content.ts';
import { readPolicies, readRequests, reviewObstacle } from './reviews.ts';

type Names = 'reviews' | 'review' | 'requestReview' | 'withdrawReview' | 'answerReview' | 'setReviewPolicy';

export interface ReviewCommandsDeps {
  readonly context: PublishingContext;
  readonly plans: PlanStore;
  /** As the person calls themselves; empty: they do not. */
  readonly author: () => string;
}

/** Another person's look at a plan before it is pushed. It writes to jd_sync only, never to a document. */
export function reviewCommands({ context, plans, author }: ReviewCommandsDeps): PublishingHandlers<Names> {
  const { inEnvironment, newId, emit } = context;

  /** One call of a function there, refused in words where reviews cannot be used. */
  async function write(
    environmentId: string,
    sql: string,
    parameters: readonly (string | boolean | null)[],
    refusal: (connection: Connection) => Promise<AppError | null> = async () => null,
  ): Promise<Result<Record<string, never>, AppError>> {
    const written = await inEnvironment(environmentId, async (connection, environment) =>
      inTransaction(connection, 'READ WRITE', async () => {
        await connection.query("SET LOCAL lock_timeout = '2s'");
        const obstacle = reviewObstacle(await readInstallation(connection, schemaOf(environment)));
        if (obstacle !== null) return err(appError('unsupported', `${obstacle} Nothing was written there.`));
        const refused = await refusal(connection);
        if (refused) return err(refused);
        await connection.query(sql, parameters);
        return ok({});
      }).catch((thrown: unknown) => err(inReviewWords(thrown))),
    );
    if (written.ok) emit('publishing.changed', { environmentId });
    return written;
  }

  return {
    'publishing.reviews': ({ environmentId }) =>
      inEnvironment(environmentId, (connection, environment) =>
        inTransaction(connection, 'READ ONLY', async () => {
          const { rows } = await connection.query('SELECT session_user AS "user"');
          const user = untrustedText(rows[0]?.['user'] ?? '');
          const obstacle = reviewObstacle(await readInstallation(connection, schemaOf(environment)));
          const none: Reviews = { obstacle, user, policies: [], requests: [] };
          if (obstacle !== null) return ok(none);
          const policies = await readPolicies(connection);
          return ok({ ...none, policies, requests: await readRequests(connection) });
        }),
      ),
    'publishing.review': ({ environmentId, requestId }) =>
      inEnvironment(environmentId, (connection, environment) =>
        inTransaction(connection, 'READ ONLY', async () => {
          const obstacle = reviewObstacle(await readInstallation(connection, schemaOf(environment)));
          if (obstacle !== null) return err(appError('unsupported', obstacle));
          const [request] = await readRequests(connection, { id: requestId });
          if (!request) return err(appError('not-found', 'This request is not there any more.'));
          const read = readContent(await contentThere(connection, requestId), request.planHash);
          if (!read) {
            const distrust = 'What is kept there is not a plan that can be read.';
            return ok({ request, distrust, documents: [], statements: [] });
          }
          const hashes = await hashesThere(connection, schemaOf(environment), read.content.documents);
          return ok({ request, distrust: read.distrust, ...inWords(read.content, hashes) });
        }),
      ),
    'publishing.requestReview': ({ planId, note }) => {
      const made = plans.find(planId);
      if (!made) return err(outdated());
      const stopped = made.plan.documents.find(({ blocked }) => blocked !== null);
      const failed = made.plan.checks.find(({ passed }) => !passed);
      if (stopped || failed || made.documents.length === 0) {
        return err(
          appError(
            'findings-block',
            'Only a plan that can be pushed can be reviewed. Nothing was written there.',
          ),
        );
      }
      const content = contentOf(made);
      if (content.length > longestContent) {
        return err(
          appError('bad-input', 'This plan is too long to be read by anybody. Nothing was written there.', {
            remedy: 'Plan fewer documents at once.',
          }),
        );
      }
      return write(made.plan.environmentId, 'SELECT jd_sync.request_review($1::uuid, $2, $3, $4, $5)', [
        newId(),
        made.plan.hash,
        author().trim() || null,
        plainText(note),
        content,
      ]);
    },
    'publishing.withdrawReview': ({ environmentId, requestId }) =>
      write(environmentId, 'SELECT jd_sync.withdraw_review($1::uuid)', [requestId]),
    'publishing.answerReview': ({ environmentId, requestId, planHash, answer, word }) =>
      write(
        environmentId,
        'SELECT jd_sync.answer_review($1::uuid, $2, $3, $4, $5)',
        [requestId, planHash, answer, plainText(word), author().trim() || null],
        async (connection) => {
          const read = readContent(await contentThere(connection, requestId), planHash);
          return answer === 'declined' || read?.distrust === null ? null : distrusted(read?.distrust);
        },
      ),
    'publishing.setReviewPolicy': ({ environmentId, documentId, required, confirmation }) => {
      const environment = context.environments.find(environmentId);
      if (!environment.ok) return environment;
      const refused = writeRefusal(environment.value, confirmation, 'change what needs a review');
      if (refused) return err(refused);
      return write(environmentId, 'SELECT jd_sync.set_review_policy($1::uuid, $2::boolean)', [
        documentId,
        required,
      ]);
    },
  };
}

async function contentThere(connection: Connection, requestId: string): Promise<string> {
  const { rows } = await connection.query(
    'SELECT content FROM jd_sync.review_requests WHERE id = $1::uuid AND length(content) <= $2::integer',
    [requestId, longestContent],
  );
  return rows[0]?.['content'] ?? '';
}

function distrusted(why = 'What is kept there is not a plan that can be read.'): AppError {
  return appError('plan-outdated', `${why} It cannot be approved, and nothing was written there.`, {
    remedy: 'Ask whoever wanted it for a new request.',
  });
}

async function hashesThere(
  connection: Connection,
  schema: string,
  documents: readonly { readonly documentId: string; readonly kind: Parameters<typeof unitOf>[0] }[],
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const [kind, own] of Map.groupBy(documents, (document) => document.kind)) {
    const ids = own.map(({ documentId }) => documentId);
    for (const [id, { hash }] of await readUnits(connection, schema, unitOf(kind), ids)) hashes.set(id, hash);
  }
  return hashes;
}

/** One line that Postgres can hold. */
function plainText(text: string): string {
  return textDefect(text) ? '' : firstCodePoints(text.trim(), 1_000);
}

function outdated(): AppError {
  return appError('plan-outdated', 'This plan is not known any more. Nothing was written there.', {
    remedy: 'Make a new plan and ask about that.',
  });
}

/** The refusals of the functions there, which say no in the words of a database. */
function inReviewWords(thrown: unknown): AppError {
  if (thrown instanceof StatementFailed && thrown.sqlState === '22023') {
    return appError(
      'plan-outdated',
      'This request is not open any more: it was withdrawn, or it is about another plan.',
      {
        remedy: 'Look at the list of reviews again.',
      },
    );
  }
  if (thrown instanceof StatementFailed && thrown.message.includes('somebody else')) {
    return appError('permission-denied', 'You asked for this review, so somebody else has to answer it.', {
      remedy: 'Ask a colleague who connects as another database user.',
    });
  }
  if (thrown instanceof StatementFailed && thrown.message.includes('switched off by the owner')) {
    return appError(
      'permission-denied',
      'Only the owner of the schema jd_sync there may switch a review off. Nothing was written there.',
      { remedy: 'Have the plan approved by another database user, or ask whoever installed assisted mode.' },
    );
  }
  const failure = databaseFailure(thrown);
  if (!failure) throw thrown;
  return failure;
}
