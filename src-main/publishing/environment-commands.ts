import { err, ok } from '../../shared/base/result.ts';
import { appError } from '../../shared/contract/errors.ts';
import { parseConnection } from '../../shared/publishing/parse-connection.ts';
import { needsTypedName } from '../../shared/publishing/typed-name.ts';
import { sandboxId } from './environments-service.ts';
import type { Sandbox } from './postgres/sandbox.ts';
import { planSetup, runSetup, type SetupPlan } from './postgres/setup.ts';
import { inTransaction } from './postgres/transaction.ts';
import { type PublishingContext, type PublishingHandlers, schemaOf } from './publishing-context.ts';
import { testServer } from './server-test.ts';
import { statusOf } from './status.ts';

type Names =
  | 'environments'
  | 'parseConnection'
  | 'saveEnvironment'
  | 'removeEnvironment'
  | 'test'
  | 'status'
  | 'setupPreview'
  | 'setup';

/** Which databases there are, how they are reached, how they stand. */
export function environmentCommands(context: PublishingContext, sandbox: Sandbox): PublishingHandlers<Names> {
  const { environments, sessions, comparing, inEnvironment, emit, now } = context;
  return {
    'publishing.environments': () => {
      sandbox.openSoon();
      return ok(environments.list());
    },
    'publishing.parseConnection': ({ text }) => {
      const parsed = parseConnection(text);
      return parsed.ok ? parsed : err(appError('bad-input', parsed.error, { place: 'text' }));
    },
    'publishing.saveEnvironment': async (input) => {
      const saved = await environments.save(input);
      if (saved.ok) emit('publishing.changed', { environmentId: saved.value.id });
      return saved;
    },
    'publishing.removeEnvironment': async ({ environmentId }) => {
      const removed = await environments.remove(environmentId);
      if (removed.ok) emit('publishing.changed', { environmentId });
      return removed;
    },
    'publishing.test': (input) => testServer(input, environments, sessions),
    'publishing.status': async ({ environmentId, acceptVanished }) => {
      const environment = environments.find(environmentId);
      if (!environment.ok) return environment;
      const notice = () => (environmentId === sandboxId ? sandbox.notice() : null);
      return statusOf(
        sessions,
        environment.value,
        comparing(environment.value),
        now(),
        notice,
        acceptVanished,
      );
    },
    'publishing.setupPreview': ({ environmentId }) =>
      inEnvironment(environmentId, async (connection, environment) =>
        ok(
          setupOutput(
            await inTransaction(connection, 'READ ONLY', () => planSetup(connection, schemaOf(environment))),
          ),
        ),
      ),
    'publishing.setup': ({ environmentId, confirmation }) =>
      inEnvironment(environmentId, async (connection, environment) => {
        if (needsTypedName(environment.role) && confirmation !== environment.name) {
          return err(
            appError('confirmation-needed', `Type "${environment.name}" to set it up. Nothing was changed.`),
          );
        }
        const done = await runSetup(connection, schemaOf(environment));
        if (done.state === 'differs') {
          return err(
            appError(
              'schema-differs',
              `Some of the ten tables exist and differ: ${done.differences[0]?.text}. Nothing was changed.`,
              {
                remedy: 'Look at the list of differences; tables that exist are never altered.',
              },
            ),
          );
        }
        emit('publishing.changed', { environmentId });
        return ok({ ...setupOutput(done), state: 'ready' as const });
      }),
  };
}

function setupOutput({ state, differences, statements, needsAuthUsers }: SetupPlan) {
  return {
    state,
    differences: differences.map(({ text }) => text),
    statements: [...statements],
    needsAuthUsers,
  };
}
