import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import { makesUsersAtFirst, usersStep } from '../../../shared/contract/environment-facts.ts';
import type { AppError } from '../../../shared/contract/errors.ts';
import { inCliWords } from './cli-words.ts';
import { unlockAs } from './confirmed.ts';
import { openEnvironment } from './environments.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { terminated } from './terminated.ts';

type Steps = CommandOutput<'publishing.setupPreview'>;

export const yesOrNo = ['yes', 'no'] as const;
export type YesOrNo = (typeof yesOrNo)[number];

export interface SetupArguments {
  readonly subject: string;
  /** Only the statements, for whoever runs them by hand. */
  readonly sql: boolean;
  /** Without it nothing is changed. */
  readonly yes: boolean;
  /** Whether a minimal `auth.users` is made where there is none; null: as the window has it at first. */
  readonly users: YesOrNo | null;
  readonly confirm: string | null;
}

/** `setup <environment>`: the steps that make the tables of production, as they stand there, with their SQL; `--yes` does what is missing. */
export async function setUp(call: Call, args: SetupArguments, env: Env): Promise<Result<Outcome, AppError>> {
  const opened = await openEnvironment(call, args.subject, env);
  if (!opened.ok) return opened;
  const { id: environmentId, name, role } = opened.value;
  const users = args.users === null ? makesUsersAtFirst(role) : args.users === 'yes';
  if (!args.yes) {
    const looked = await call('publishing.setupPreview', { environmentId, users });
    if (!looked.ok) return err(inCliWords(looked.error, name));
    return ok(args.sql ? asFile(looked.value) : shown(looked.value, true));
  }
  const unlocked = await unlockAs(call, opened.value, args.confirm);
  if (!unlocked.ok) return unlocked;
  const done = await call('publishing.setup', { environmentId, confirmation: args.confirm, users });
  return done.ok ? ok(shown(done.value, false)) : err(inCliWords(done.error, name));
}

/** Status 1 where a step is not done. */
function shown(setup: Steps, isPreview: boolean): Outcome {
  const { steps } = setup;
  const words = { there: 'there', 'to-do': 'to do', differs: 'differs', blocked: 'blocked' } as const;
  const sql = sqlOf(setup);
  const lines = [
    ...steps.map(
      ({ state, title, reason }) =>
        `${words[state].padEnd(7)}  ${title}${reason === null ? '' : `: ${reason}`}\n`,
    ),
    ...(sql === '' ? [] : ['\n', sql, '\n']),
    lastLine(setup, isPreview),
  ];
  const isDone = steps.every(({ state }) => state === 'there');
  return { kind: 'done', data: setup, text: lines.join(''), status: isDone ? 0 : 1 };
}

function lastLine({ steps }: Steps, isPreview: boolean): string {
  const has = (wanted: Steps['steps'][number]['state']) => steps.some(({ state }) => state === wanted);
  if (has('to-do'))
    return isPreview ? 'Nothing was changed: --yes makes what is to do.\n' : 'A step is not done.\n';
  const users = steps.find(({ name }) => name === usersStep);
  if (users?.state === 'blocked') {
    return 'What is blocked needs auth.users: make it, or let --users yes make a minimal one.\n';
  }
  if (has('differs')) return 'What differs is left as it is: tables that exist are never altered.\n';
  return has('blocked') ? 'What is blocked cannot be made.\n' : 'Everything is there.\n';
}

/** What was asked for is there: whether anything is to be done says the file itself. */
function asFile(setup: Steps): Outcome {
  return { kind: 'done', data: setup, text: sqlOf(setup), verbatim: true };
}

function sqlOf({ steps }: Steps): string {
  return steps
    .filter(({ statements }) => statements.length > 0)
    .map(({ title, statements }) => `-- ${oneLine(title)}\n${statements.map(terminated).join('')}`)
    .join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
