import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { isGuarded } from '../../../shared/contract/environment-facts.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { unlockAs } from './confirmed.ts';
import { didYouMean } from './nearest.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { own, variable } from './variables.ts';

export type Environment = CommandOutput<'publishing.environments'>[number];

/** What an environment can be told to be; the sandbox is always there. */
export const roles = ['dev', 'staging', 'production'] as const;
export type Role = (typeof roles)[number];

/** By its name or id, and with its password from the variables where the workspace knows none. It is not kept. */
export async function openEnvironment(
  call: Call,
  subject: string,
  env: Env,
): Promise<Result<Environment, AppError>> {
  const all = await call('publishing.environments', {});
  if (!all.ok) return all;
  const found = all.value.find(({ id, name }) => id === subject || name === subject);
  if (!found) {
    const names = all.value.map(({ name }) => name);
    const known = names.map((name) => `"${name}"`).join(', ');
    const said = `There is no environment "${subject}"; known are ${known}.${didYouMean(subject, names)}`;
    const remedy = 'Add it with "journey-designer environment <name>" and JD_URL.';
    return err(appError('not-found', said, { remedy }));
  }
  if (found.password !== 'none' || found.connection.kind === 'sandbox') return ok(found);
  const password = own(env, 'JD_PASSWORD', found.name) ?? (await passwordOfUrl(call, found, env));
  if (password === undefined) return ok(found);
  const { id, name, role, connection } = found;
  return call('publishing.saveEnvironment', { id, name, role, connection, password, remember: false });
}

/** `environments`: all that are known, without any secret. */
export async function listEnvironments(call: Call): Promise<Result<Outcome, AppError>> {
  const all = await call('publishing.environments', {});
  if (!all.ok) return all;
  const lines = all.value.map((environment) => {
    const { id, name, role, connection } = environment;
    const { kind } = connection;
    const place =
      kind === 'sandbox' ? 'built in' : `${connection.host}:${connection.port}/${connection.database}`;
    const locked = isGuarded(environment) ? '  locked: --confirm opens it for one command' : '';
    return `${id}  ${name} (${role})  ${place}${locked}\n`;
  });
  return ok({ kind: 'done', data: all.value, text: lines.join('') });
}

/** `environment <name> --remove`: forgets it and what was agreed on with it; its database is not asked. */
export async function removeEnvironment(
  call: Call,
  name: string,
  confirm: string | null,
): Promise<Result<Outcome, AppError>> {
  const found = await openEnvironment(call, name, {});
  if (!found.ok) return found;
  const { id: environmentId, name: called } = found.value;
  if (isGuarded(found.value) && confirm !== called) {
    const said = `${called} is guarded, and is not forgotten by mistake. Nothing was changed.`;
    return err(inCliWords(appError('confirmation-needed', said), called));
  }
  const removed = await call('publishing.removeEnvironment', { environmentId });
  if (!removed.ok) return err(inCliWords(removed.error, called));
  return ok({ kind: 'done', data: { removed: environmentId }, text: `${called} is forgotten.\n` });
}

/**
 * `environment <name> --role`: adds an environment, or changes where it is, from the connection URL in JD_URL. The password in it is
 * never written down; later commands take it from the variables again.
 */
export async function setEnvironment(
  call: Call,
  name: string,
  { role, confirm }: { readonly role: Role | null; readonly confirm: string | null },
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const all = await call('publishing.environments', {});
  if (!all.ok) return all;
  const known = all.value.find((one) => one.name === name);
  if (known?.connection.kind === 'sandbox') {
    return err(appError('bad-input', `${name} is built in and cannot be another one. Nothing was changed.`));
  }
  const url = own(env, 'JD_URL', name);
  if (url === undefined) {
    const said = `Where ${name} is, the variable JD_URL or ${variable('JD_URL', name)} must say.`;
    const remedy = 'Set it to postgres://user:password@host/database.';
    return err(appError('bad-input', said, { remedy }));
  }
  const parsed = await call('publishing.parseConnection', { text: url });
  if (!parsed.ok) return err({ ...parsed.error, place: 'JD_URL' });
  if (known) {
    const unlocked = await unlockAs(call, known, confirm);
    if (!unlocked.ok) return unlocked;
  }
  const saved = await call('publishing.saveEnvironment', {
    id: known?.id ?? null,
    name,
    // What nobody called harmless is guarded like production.
    role: role ?? known?.role ?? 'production',
    connection: parsed.value.connection,
    password: null,
    remember: false,
  });
  if (!saved.ok) return err(inCliWords(saved.error, name));
  const { id, role: kept } = saved.value;
  return ok({ kind: 'done', data: saved.value, text: `${id}  ${name} (${kept})\n` });
}

/** The password of one database is not shown to another. */
async function passwordOfUrl(
  call: Call,
  { name, connection }: Environment,
  env: Env,
): Promise<string | undefined> {
  const url = own(env, 'JD_URL', name);
  if (url === undefined || connection.kind === 'sandbox') return undefined;
  const parsed = await call('publishing.parseConnection', { text: url });
  if (!parsed.ok || parsed.value.connection.kind === 'sandbox') return undefined;
  const there = parsed.value.connection;
  const same =
    there.host === connection.host &&
    there.port === connection.port &&
    there.database === connection.database &&
    there.user === connection.user;
  return same ? (parsed.value.password ?? undefined) : undefined;
}
