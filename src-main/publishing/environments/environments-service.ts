import { err, ok, type Result } from '../../../shared/base/result.ts';
import { codePointLength, nameKey, textDefect } from '../../../shared/base/text.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type {
  Environment,
  EnvironmentConnection,
  PostgresConnection,
} from '../../../shared/publishing/environment.ts';
import { isGuarded, type UnlockMinutes } from '../../../shared/publishing/guard.ts';
import { isLoopback } from '../../../shared/publishing/parse-connection.ts';
import type { Secrets } from '../../ports.ts';
import type { Credentials } from '../postgres/server-connection.ts';
import { createEnvironmentSecrets, type TypedSecrets } from './environment-secrets.ts';
import type { EnvironmentsRepository, StoredEnvironment } from './environments-repository.ts';
import { lockRefusal, type Unlocking } from './unlocking.ts';

export interface EnvironmentsDeps {
  readonly repository: EnvironmentsRepository;
  readonly secrets: Secrets;
  readonly newId: () => string;
  readonly now: () => string;
  /** The environment is another database now, or gone: what was agreed with the old one is void. */
  readonly forget: (environmentId: string) => void;
  readonly unlocking: Pick<Unlocking, 'until' | 'unlock' | 'lock'>;
}

export type EnvironmentsService = ReturnType<typeof createEnvironmentsService>;

export const sandboxId = 'sandbox';
const sandbox: Environment = {
  id: sandboxId,
  name: 'Sandbox',
  role: 'sandbox',
  connection: { kind: 'sandbox' },
  guarded: false,
  unlockedUntil: null,
  password: 'none',
};

export function createEnvironmentsService({
  repository,
  secrets,
  newId,
  now,
  forget,
  unlocking,
}: EnvironmentsDeps) {
  const own = createEnvironmentSecrets(secrets);

  function list(): Environment[] {
    const all = repository.list();
    return [sandbox, ...all.map((environment) => asItStands(environment, all))];
  }

  function find(id: string): Result<Environment, AppError> {
    const found = list().find((environment) => environment.id === id);
    return found
      ? ok(found)
      : err(appError('not-found', 'This environment is not there any more.', { place: id }));
  }

  function asItStands(environment: StoredEnvironment, all: readonly StoredEnvironment[]): Environment {
    const target = targetOf(environment.connection);
    const other = all.find(
      (one) => one.id !== environment.id && isGuarded(one) && targetOf(one.connection) === target,
    );
    const sharesWith = other?.name ?? null;
    const unlockedUntil = isGuarded({ ...environment, sharesWith }) ? unlocking.until(environment.id) : null;
    const { position: _position, ...told } = environment;
    return {
      ...told,
      sharesWith,
      unlockedUntil,
      password: own.kept(environment.id, 'password'),
      clientKey: own.kept(environment.id, 'key'),
    };
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
    const next: StoredEnvironment = {
      ...before,
      id,
      name,
      role,
      connection,
      guarded: input.guarded ?? before?.guarded ?? false,
    };
    const weakened = before && weakening(asItStands(before, repository.list()), next);
    if (weakened) return err(weakened);
    repository.save(next, key, now());
    // Unlocked was the database that somebody looked at, under its name.
    if (before && isAnother(before, next)) unlocking.lock(id);
    if (before && targetOf(before.connection) !== targetOf(connection)) forget(id);
    // A secret is for the server that it was typed for; another one never gets to see it.
    if (before && !sameServer(before.connection, connection)) await own.forget(id);
    const original = before ? undefined : repository.list().find((one) => one.id === input.secretsOf);
    if (original && sameServer(original.connection, connection)) await own.copy(original.id, id);
    await own.give(id, { password, key: input.clientKey, passphrase: input.clientKeyPassphrase }, remember);
    return find(id);
  }

  /** What a connection signs in with, from what was typed and else from what is remembered for this server. */
  function credentialsFor(
    id: string | null,
    connection: PostgresConnection,
    typed: TypedSecrets = {},
  ): Promise<Credentials> {
    const known = repository.list().find((environment) => environment.id === id);
    const may = known !== undefined && sameServer(known.connection, connection);
    return own.credentials(may ? known.id : null, connection, typed);
  }

  function move(id: string, by: -1 | 1): Result<Record<string, never>, AppError> {
    const all = repository.list();
    const moved = all.find((environment) => environment.id === id);
    if (!moved) return err(appError('not-found', 'This environment is not there any more.', { place: id }));
    const own = all.filter(({ role }) => role === moved.role);
    const at = own.indexOf(moved);
    const other = own[at + by];
    if (!other) return ok({});
    own[at + by] = moved;
    own[at] = other;
    for (const [position, environment] of own.entries()) {
      repository.save({ ...environment, position }, nameKey(environment.name), now());
    }
    return ok({});
  }

  return {
    list,
    find,
    save,
    move,
    credentialsFor,
    /** Only by its name, in full: nobody unlocks the wrong database by a reflex. */
    unlock: (id: string, confirmation: string, minutes: UnlockMinutes): Result<Environment, AppError> => {
      const found = find(id);
      if (!found.ok || !isGuarded(found.value)) return found;
      const { name } = found.value;
      if (confirmation !== name) {
        return err(
          appError('confirmation-needed', `Type "${name}" to unlock it. It stays read only.`, {
            place: 'confirmation',
          }),
        );
      }
      unlocking.unlock(id, minutes);
      return find(id);
    },
    lock: (id: string): Result<Environment, AppError> => {
      unlocking.lock(id);
      return find(id);
    },
    remove: async (id: string): Promise<Result<Record<string, never>, AppError>> => {
      if (id === sandboxId) return err(appError('unsupported', 'The sandbox is always there.'));
      const found = find(id);
      if (!found.ok) return found;
      await own.forget(id);
      unlocking.lock(id);
      repository.remove(id);
      forget(id);
      return ok({});
    },
  };
}

/** Taking the guard of a locked environment away would be writing there by a detour. */
function weakening(before: Environment, after: StoredEnvironment): AppError | null {
  if (isGuarded(after) || targetOf(before.connection) !== targetOf(after.connection)) return null;
  const locked = lockRefusal(before);
  if (!locked) return null;
  return appError(
    'environment-locked',
    `${before.name} is read only until it is unlocked; to take that away it has to be unlocked. Nothing was changed.`,
    { place: 'role', remedy: `Unlock ${before.name} first, then edit it again.` },
  );
}

function isAnother(before: StoredEnvironment, after: StoredEnvironment): boolean {
  const told = ({ name, role, connection }: StoredEnvironment) => JSON.stringify([name, role, connection]);
  return told(before) !== told(after);
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
  if (connection.clientCertificate && connection.tls === 'off') {
    return appError('tls-refused', 'A client certificate needs TLS.', {
      place: 'tls',
      remedy: 'Turn TLS on, or take the certificate out.',
    });
  }
  if (connection.applicationName !== undefined && textDefect(connection.applicationName)) {
    return appError('bad-input', 'The application name is not one that Postgres can have.', {
      place: 'applicationName',
    });
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
