import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { type AppError, appError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { unlockAs } from './confirmed.ts';
import { type Environment, openEnvironment } from './environments.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { terminated } from './terminated.ts';

type Assisted = CommandOutput<'publishing.assisted'>;

export interface AssistedArguments {
  readonly subject: string;
  /** Take it away again. */
  readonly remove: boolean;
  /** Only the statements, for whoever looks at them or runs them by hand. */
  readonly sql: boolean;
  /** Without it nothing is changed. */
  readonly yes: boolean;
  readonly confirm: string | null;
}

/** `assisted <environment>`: whether the database remembers pushes and changes, with the SQL that makes it so or takes it away. */
export async function assisted(
  call: Call,
  args: AssistedArguments,
  env: Env,
): Promise<Result<Outcome, AppError>> {
  const opened = await openEnvironment(call, args.subject, env);
  if (!opened.ok) return opened;
  const environment = opened.value;
  const { id: environmentId, name } = environment;
  if (!args.yes) return look(call, environment, args, 'Nothing was changed: --yes does it.\n');
  const unlocked = await unlockAs(call, environment, args.confirm);
  if (!unlocked.ok) return unlocked;
  const wanted = { environmentId, confirmation: args.confirm };
  if (!args.remove) {
    const installed = await call('publishing.installAssisted', wanted);
    if (!installed.ok) return err(inCliWords(installed.error, name));
    return look(call, environment, args, 'A part of it is not done.\n');
  }
  const removed = await call('publishing.removeAssisted', wanted);
  if (!removed.ok) return err(inCliWords(removed.error, name));
  const { changedByOthers } = removed.value;
  const lines = changedByOthers.map((part) => `changed by others since: ${part}\n`);
  const text = lines.join('') || 'Removed: the database is as it was before.\n';
  return ok({ kind: 'done', data: removed.value, text });
}

/** Status 1 where something is to be done, or stands in the way of it. */
async function look(
  call: Call,
  { id: environmentId, name }: Environment,
  { remove, sql }: Pick<AssistedArguments, 'remove' | 'sql'>,
  unfinished: string,
): Promise<Result<Outcome, AppError>> {
  const read = await call('publishing.assisted', { environmentId });
  if (!read.ok) return err(inCliWords(read.error, name));
  const { state, statements, removal, obstacle } = read.value;
  const todo = (remove ? removal : statements).map(terminated).join('');
  if (sql) return ok({ kind: 'done', data: read.value, text: todo, verbatim: true });
  if (!remove && obstacle !== null) {
    const remedy = '--sql prints what somebody with these rights would run.';
    return err(appError('unsupported', obstacle, todo === '' ? {} : { remedy }));
  }
  const text = [standing(read.value), ...(todo === '' ? [] : ['\n', todo, '\n', unfinished])].join('');
  const status = (remove ? state !== 'bare' : todo !== '') ? 1 : 0;
  return ok({ kind: 'done', data: read.value, text, status });
}

function standing({ state, installed }: Assisted): string {
  if (installed === null) return `assisted mode: ${state === 'bare' ? 'not installed' : state}\n`;
  const { version, by, at, watchedSchema } = installed;
  return `assisted mode: ${state}, version ${version}, by ${by}, ${at}, for the schema ${watchedSchema}\n`;
}
