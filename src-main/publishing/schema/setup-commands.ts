import { err, ok } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { appError } from '../../../shared/contract/errors.ts';
import { setupJob } from '../../../shared/publishing/setup-job.ts';
import { writeRefusal } from '../environments/unlocking.ts';
import { planSetup, runSetup, type SetupPlan } from '../postgres/setup.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { type PublishingContext, type PublishingHandlers, schemaOf } from '../publishing-context.ts';

/** The production schema: what of it is missing, and making that. */
export function setupCommands({
  inEnvironment,
  emit,
}: PublishingContext): PublishingHandlers<'setupPreview' | 'setup'> {
  return {
    'publishing.setupPreview': ({ environmentId, users = true }) =>
      inEnvironment(environmentId, async (connection, environment) =>
        ok(
          setupOutput(
            await inTransaction(connection, 'READ ONLY', () =>
              planSetup(connection, schemaOf(environment), { users }),
            ),
          ),
        ),
      ),
    'publishing.setup': ({ environmentId, confirmation, users = true }) =>
      inEnvironment(environmentId, async (connection, environment) => {
        const refused = writeRefusal(environment, confirmation, 'set it up');
        if (refused) return err(refused);
        const job = setupJob(environmentId);
        const { plan, done, failure } = await runSetup(
          connection,
          schemaOf(environment),
          (at, total, label) => emit('jobs.progress', { job, label, done: at, total }),
          { users },
        );
        if (done.length > 0) emit('publishing.changed', { environmentId });
        if (failure) return err(failure);
        const stopped = plan.steps.find(({ state }) => state === 'blocked' || state === 'differs');
        if (done.length === 0 && stopped) {
          return err(
            appError(
              'schema-differs',
              `Nothing could be added there. "${stopped.title}": ${stopped.reason}. Nothing was changed.`,
              { remedy: 'Look at the list of differences; tables that exist are never altered.' },
            ),
          );
        }
        return ok(setupOutput(plan));
      }),
  };
}

function setupOutput({ state, differences, steps }: SetupPlan): CommandOutput<'publishing.setupPreview'> {
  return {
    state,
    differences: differences.map(({ text }) => text),
    steps: steps.map((step) => ({ ...step, statements: [...step.statements] })),
  };
}
