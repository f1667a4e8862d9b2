import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { planNeedsTypedName } from '../../../shared/publishing/typed-name.ts';
import { lockRefusal } from '../environments/unlocking.ts';
import type { MadePlan } from '../planning/made-plan.ts';
import { outdated } from './push-words.ts';
import type { SettlingDeps } from './settling.ts';

/** Everything that can be said without the database. */
export function refusalOf(
  made: MadePlan,
  confirmation: string | null,
  { environments, documents }: Pick<SettlingDeps, 'environments' | 'documents'>,
): AppError | null {
  const { plan } = made;
  const environment = environments.find(plan.environmentId);
  if (!environment.ok) return environment.error;
  if (planNeedsTypedName(plan) && confirmation !== environment.value.name) {
    return appError(
      'confirmation-needed',
      `Type "${environment.value.name}" to push there. Nothing was sent.`,
      {
        place: 'confirmation',
      },
    );
  }
  const locked = lockRefusal(environment.value);
  if (locked) return locked;
  if (
    JSON.stringify(environment.value.connection) !== JSON.stringify(made.environment.connection) ||
    environment.value.role !== plan.role
  ) {
    return outdated('The environment was edited since the plan was made.');
  }
  const stopped = plan.documents.find(({ blocked }) => blocked !== null);
  if (stopped) {
    const code = stopped.state === 'conflict' ? 'conflict' : 'findings-block';
    return appError(code, `"${stopped.name}" cannot be pushed: ${stopped.blocked} Nothing was sent.`, {
      place: stopped.documentId,
      remedy: 'Mend it or leave it out, then plan again.',
    });
  }
  const failed = plan.checks.find(({ passed }) => !passed);
  if (failed) {
    return appError(
      'push-failed',
      `The check "${failed.name}" did not pass: ${failed.detail.replace(/\.?$/, '.')} Nothing was sent.`,
      {
        remedy: 'Mend it, then plan again.',
      },
    );
  }
  if (made.documents.length === 0)
    return appError('bad-input', 'There is nothing to push: both sides are equal.');
  // A rollback and a promotion write nothing of this workspace.
  if (plan.rollsBack !== null || plan.promotes) return null;
  const archived = new Set(documents.list({ archived: true }).map((one) => one.id));
  const retired = new Set(
    plan.documents.flatMap((one) => (one.state === 'archived-here' ? [one.documentId] : [])),
  );
  const restored = made.documents.find(
    ({ documentId }) => retired.has(documentId) !== archived.has(documentId),
  );
  if (restored) return outdated(`"${restored.name}" was archived or restored here since the plan was made.`);
  const revisions = new Map(documents.list({ archived: false }).map((one) => [one.id, one.revision]));
  const moved = made.documents.find(
    // What goes there of one that is retired is not this document but the end of it.
    ({ documentId, revision }) => !retired.has(documentId) && revisions.get(documentId) !== revision,
  );
  if (moved) return outdated(`"${moved.name}" was edited here since the plan was made.`);
  return null;
}
