import { err, ok, type Result } from '../../shared/base/result.ts';
import { codePointLength, nameKey, textDefect } from '../../shared/base/text.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type {
  Environment,
  EnvironmentConnection,
  PostgresConnection,
} from '../../shared/publishing/environment.ts';
import { isLoopback } from '../../shared/publishing/parse-connection.ts';
import type { Secrets } from '../ports.ts';
import type { EnvironmentsRepository, StoredEnvironment } from './environments-repository.ts';

export interface EnvironmentsDeps {
  readonly repository: EnvironmentsRepository;
  readonly secrets: Secrets;
  readonly newId: () => string;
  readonly now: () => string;
  /** The environment is another database now, or gone: what was agreed with the old one is void. */
  readonly forget: (environmentId: string) => void;
}

export type EnvironmentsService = ReturnType<typeof createEnvironmentsService>;

export const sandboxId = 'sandbox';
const sandbox: Environment = {
  id: sandboxId,
  name: 'Sandbox',
  role: 'sandbox',
  connection: { kind: 'sandbox' },
  password: 'none',
};

export function createEnvironmentsService({ repository, secrets, newId, now, forget }: EnvironmentsDeps) {
  function list(): Environment[] {
    return [sandbox, ...repository.list().map(withPassword)];
  }

  function find(id: string): Result<Environment, AppError> {
    const found = list().find((environment) => environment.id === id);
    return found
      ? ok(found)
      : err(appError('not-found', 'This environment is not there any more.', { place: id }));
  }

  function withPassword(environment: StoredEnvironment): Environment {
    return { ...environment, password: secrets.kept(secretName(environment.id)) };
  }

  async function save(
    input: CommandInput<'publishing.saveEnvironment'>,
  ): Promise<Result<Environment, AppError>> {
    const { connection, role, password, remember } = input;
    const id = input.id ?? newId();
    const before = repository.list().find((environment) => environment.id === id);
    if (input.id !== null && !before) return find(id);
    const name = input.name.trim();
    const key = nameKey(name);
    if (name === '' || codePointLength(name) > 60 || textDefect(name)) {
      return err(
        appError('bad-input', 'The name of an environment has 1 to 60 characters.', { place: 'name' }),
      );
    }
    if (key === nameKey(sandbox.name) || repository.isNameTaken(key, id)) {
      return err(
        appError('name-taken', `There is already an environment called "${name}".`, { place: 'name' }),
      );
    }
    if (connection.kind !== 'postgres' || role === 'sandbox') {
      return err(
        appError('bad-input', 'There is one sandbox; other environments need a Postgres.', { place: 'role' }),
      );
    }
    const refused = connectionRefusal(connection);
    if (refused) return err(refused);
    repository.save({ id, name, role, connection }, key, now());
    if (before && targetOf(before.connection) !== targetOf(connection)) forget(id);
    if (password !== null) {
      if (password === '') await secrets.remove(secretName(id));
      else await secrets.set(secretName(id), password, remember);
    } else if (before && !sameServer(before.connection, connection)) {
      // A password is for the server that it was typed for; another one never gets to see it.
      await secrets.remove(secretName(id));
    }
    return find(id);
  }

  return {
    list,
    find,
    save,
    remove: async (id: string): Promise<Result<Record<string, never>, AppError>> => {
      if (id === sandboxId) return err(appError('unsupported', 'The sandbox is always there.'));
      const found = find(id);
      if (!found.ok) return found;
      await secrets.remove(secretName(id));
      repository.remove(id);
      forget(id);
      return ok({});
    },
    passwordOf: (id: string): Promise<string | null> => secrets.get(secretName(id)),
    /** The remembered password, only where it would go to the server that it was typed for. */
    passwordFor: async (id: string | null, connection: PostgresConnection): Promise<string | null> => {
      const known = repository.list().find((environment) => environment.id === id);
      return known && sameServer(known.connection, connection) ? secrets.get(secretName(known.id)) : null;
    },
  };
}

/** Which database this is, without who looks at it. */
export function targetOf(connection: EnvironmentConnection): string {
  if (connection.kind === 'sandbox') return 'sandbox';
  const { host, port, database, schema } = connection;
  return JSON.stringify([host.toLowerCase(), port, database, schema]);
}

/** Why a connection may not be kept or tried. */
export function connectionRefusal(connection: PostgresConnection): AppError | null {
  for (const field of ['host', 'database', 'user', 'schema'] as const) {
    const value = connection[field];
    if (textDefect(value) || codePointLength(value) > 255 || (field === 'host' && /[\s/@]/.test(value))) {
      return appError('bad-input', `The ${field} is not one that Postgres can have.`, { place: field });
    }
  }
  if (connection.tls === 'off' && !isLoopback(connection.host)) {
    return appError('tls-refused', 'TLS may be off only for a database on this computer.', {
      place: 'tls',
      remedy: 'Turn TLS on: without it the password and the documents could be read on the way.',
    });
  }
  return null;
}

function sameServer(a: EnvironmentConnection, b: EnvironmentConnection): boolean {
  if (a.kind !== 'postgres' || b.kind !== 'postgres') return false;
  const sameTrust = a.tls === b.tls && a.authority === b.authority;
  return a.host.toLowerCase() === b.host.toLowerCase() && a.port === b.port && a.user === b.user && sameTrust;
}

function secretName(id: string): string {
  return `environment:${id}`;
}
