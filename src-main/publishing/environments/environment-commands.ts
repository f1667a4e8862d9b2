import { err, ok } from '../../../shared/base/result.ts';
import { appError } from '../../../shared/contract/errors.ts';
import { documentKinds } from '../../../shared/documents/document.ts';
import { parseConnection } from '../../../shared/publishing/parse-connection.ts';
import type { KnownRows } from '../comparing/comparison.ts';
import { statusOf } from '../comparing/status.ts';
import { readRole } from '../postgres/role.ts';
import type { Sandbox } from '../postgres/sandbox.ts';
import { inTransaction } from '../postgres/transaction.ts';
import { type PublishingContext, type PublishingHandlers, schemaOf } from '../publishing-context.ts';
import { sandboxId } from './environments-service.ts';
import { testServer } from './server-test.ts';
import { listServices, passwordOfFile, readService, withFiles } from './service-file.ts';

type Names =
  | 'environments'
  | 'parseConnection'
  | 'services'
  | 'readService'
  | 'passwordFile'
  | 'moveEnvironment'
  | 'saveEnvironment'
  | 'removeEnvironment'
  | 'unlock'
  | 'lock'
  | 'test'
  | 'roleCheck'
  | 'status'
  | 'stopLooking';

/** Which databases there are, how they are reached, how they stand. */
export function environmentCommands(context: PublishingContext, sandbox: Sandbox): PublishingHandlers<Names> {
  const known = new Map<string, KnownRows>();
  function knownRowsOf(environmentId: string): KnownRows {
    const rows = known.get(environmentId) ?? new Map();
    known.set(environmentId, rows);
    return rows;
  }
  const looks = new Map<string, Set<AbortController>>();
  const { environments, sessions, comparing, inEnvironment, emit, now } = context;
  return {
    'publishing.environments': () => {
      sandbox.openSoon();
      return ok(environments.list());
    },
    'publishing.parseConnection': ({ text }) => {
      const parsed = parseConnection(text);
      return parsed.ok
        ? withFiles(parsed.value)
        : err(appError('bad-input', parsed.error, { place: 'text' }));
    },
    'publishing.services': ({ path }) => listServices(path),
    'publishing.readService': ({ path, name }) => readService(path, name),
    'publishing.passwordFile': ({ connection }) => {
      const found = passwordOfFile(connection);
      return ok({ found: found.ok, reason: found.ok ? null : found.error });
    },
    'publishing.moveEnvironment': ({ environmentId, by }) => {
      const moved = environments.move(environmentId, by);
      if (moved.ok) emit('publishing.lockChanged', { environmentId });
      return moved;
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
    'publishing.unlock': ({ environmentId, confirmation, minutes }) => {
      const unlocked = environments.unlock(environmentId, confirmation, minutes);
      if (unlocked.ok) emit('publishing.lockChanged', { environmentId });
      return unlocked;
    },
    // Whoever locks, by hand or by the clock, everybody hears of it in one place.
    'publishing.lock': ({ environmentId }) => environments.lock(environmentId),
    'publishing.test': (input) => testServer(input, environments, sessions),
    'publishing.roleCheck': ({ environmentId }) =>
      inEnvironment(environmentId, async (connection, environment) =>
        ok(
          await inTransaction(connection, 'READ ONLY', () =>
            readRole(connection, schemaOf(environment), documentKinds),
          ),
        ),
      ),
    'publishing.status': async ({ environmentId, acceptVanished, quiet }) => {
      const environment = environments.find(environmentId);
      if (!environment.ok) return environment;
      const notice = () => (environmentId === sandboxId ? sandbox.notice() : null);
      const stop = new AbortController();
      const others = looks.get(environmentId) ?? new Set();
      looks.set(environmentId, others.add(stop));
      const status = await statusOf(
        sessions,
        environment.value,
        { ...comparing(environment.value), knownRows: knownRowsOf(environmentId) },
        now(),
        notice,
        { acceptVanished, quiet },
        stop.signal,
      );
      others.delete(stop);
      return status;
    },
    'publishing.stopLooking': ({ environmentId }) => {
      for (const stop of looks.get(environmentId) ?? []) stop.abort();
      return ok({});
    },
  };
}
