import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import type { Call, Env, Outcome } from './outcome.ts';

export type Environment = CommandOutput<'publishing.environments'>[number];

/** What an environment can be told to be; the sandbox is always there. */
export const roles = ['dev', 'staging', 'production'] as const;
export type Role = (typeof roles)[number];

/** Found, and with its password from the variables where the workspace knows none. It is not kept. */
export async function openEnvironment(
  call: Call,
  isMeant: (environment: Environment) => boolean,
  env: Env,
): Promise<Result<Environment, AppError>> {
  const all = await call('publishing.environments', {});
  if (!all.ok) return all;
  const found = all.value.find(isMeant);
  if (!found) {
    const known = all.value.map(({ name }) => `"${name}"`).join(', ');
    return err(
      appError('not-found', `There is no such environment; known are ${known}.`, {
        remedy: 'Add it with "journey-designer environment <name>" and JD_URL.',
      }),
    );
  }
  if (found.password !== 'none' || found.connection.kind === 'sandbox') return ok(found);
  const password = own(env, 'JD_PASSWORD', found.name) ?? (await passwordOfUrl(call, found.name, env));
  if (password === undefined) return ok(found);
  const { id, name, role, connection } = found;
  return call('publishing.saveEnvironment', { id, name, role, connection, password, remember: false });
}

/**
 * `environment <name> --role`: adds an environment, or changes where it is, from the connection URL in JD_URL. The password in it is
 * never written down; later commands take it from the variables again.
 */
export async function setEnvironment(
  call: Call,
  name: string,
  role: Role | null,
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const url = own(env, 'JD_URL', name);
  if (url === undefined) {
    return err(
      appError(
        'bad-input',
        `Where ${name} is, the variable JD_URL or ${variable('JD_URL', name)} must say.`,
        {
          remedy: 'Set it to postgres://user:password@host/database.',
        },
      ),
    );
  }
  const parsed = await call('publishing.parseConnection', { text: url });
  if (!parsed.ok) return parsed;
  const all = await call('publishing.environments', {});
  if (!all.ok) return all;
  const known = all.value.find((one) => one.name === name);
  const saved = await call('publishing.saveEnvironment', {
    id: known?.id ?? null,
    name,
    // What nobody called harmless is guarded like production.
    role: role ?? known?.role ?? 'production',
    connection: parsed.value.connection,
    password: null,
    remember: false,
  });
  if (!saved.ok) return saved;
  const { id, role: kept } = saved.value;
  return ok({ kind: 'done', data: saved.value, text: `${id}  ${name} (${kept})\n` });
}

/** Its own variable first, then the one for all. */
function own(env: Env, base: string, name: string): string | undefined {
  return env[variable(base, name)] ?? env[base];
}

function variable(base: string, name: string): string {
  return `${base}_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

async function passwordOfUrl(call: Call, name: string, env: Env): Promise<string | undefined> {
  const url = own(env, 'JD_URL', name);
  if (url === undefined) return undefined;
  const parsed = await call('publishing.parseConnection', { text: url });
  return parsed.ok ? (parsed.value.password ?? undefined) : undefined;
}
