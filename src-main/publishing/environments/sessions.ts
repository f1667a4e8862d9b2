import { err, type Result } from '../../../shared/base/result.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Environment, PostgresConnection } from '../../../shared/publishing/environment.ts';
import type { Connection } from '../postgres/connection.ts';
import { databaseFailure } from '../postgres/failures.ts';
import type { Sandbox } from '../postgres/sandbox.ts';
import { type Credentials, connectToServer } from '../postgres/server-connection.ts';
import { connectionRefusal, type EnvironmentsService } from './environments-service.ts';
import { lockRefusal } from './unlocking.ts';

export type Work<Value> = (connection: Connection) => Promise<Result<Value, AppError>>;

export interface Sessions {
  /** A session for the time of the work; what the database refuses comes back as a value. */
  readonly with: <Value>(
    environment: Environment,
    work: Work<Value>,
    /** Ends the session in the middle of whatever it does. */
    stop?: AbortSignal,
  ) => Promise<Result<Value, AppError>>;
  readonly withServer: <Value>(
    to: PostgresConnection,
    credentials: Credentials,
    work: Work<Value>,
  ) => Promise<Result<Value, AppError>>;
  /** The caller closes it; throws what the driver says. */
  readonly connect: (environment: Environment) => Promise<Connection>;
}

export function createSessions(environments: EnvironmentsService, sandbox: Sandbox): Sessions {
  async function connect(environment: Environment): Promise<Connection> {
    if (environment.connection.kind === 'sandbox') return sandbox.connect();
    const credentials = await environments.credentialsFor(environment.id, environment.connection);
    // As it is now: it may have been locked since the environment was read.
    const found = environments.find(environment.id);
    const readOnly = found.ok && lockRefusal(found.value) !== null;
    return connectToServer(environment.connection, credentials, { readOnly });
  }

  async function guarded<Value>(
    open: () => Promise<Connection>,
    work: Work<Value>,
    stop?: AbortSignal,
  ): Promise<Result<Value, AppError>> {
    let connection: Connection | undefined;
    const end = () => void connection?.close();
    try {
      connection = await open();
      if (stop?.aborted) return err(appError('cancelled', 'It was stopped.'));
      stop?.addEventListener('abort', end, { once: true });
      return await work(connection);
    } catch (thrown) {
      const failure = databaseFailure(thrown);
      if (failure) return err(failure);
      throw thrown;
    } finally {
      stop?.removeEventListener('abort', end);
      await connection?.close();
    }
  }

  return {
    connect,
    with: async (environment, work, stop) => {
      // The sandbox has one session for all in turn: what goes on there would go on in somebody else's.
      const end = environment.connection.kind === 'sandbox' ? undefined : stop;
      const result = await guarded(() => connect(environment), work, end);
      if (result.ok || result.error.code !== 'wrong-password' || environment.password !== 'none')
        return result;
      const { connection } = environment;
      const { note } =
        connection.kind === 'postgres'
          ? await environments.credentialsFor(environment.id, connection)
          : { note: null };
      return err(
        appError(
          'wrong-password',
          `No password is known for ${environment.name}, and the database asks for one. ${note ?? ''}`.trim(),
          {
            remedy: 'Type the password in the environment.',
          },
        ),
      );
    },
    withServer: async (to, credentials, work) => {
      const refused = connectionRefusal(to);
      return refused
        ? err(refused)
        : guarded(() => connectToServer(to, credentials, { readOnly: true }), work);
    },
  };
}
