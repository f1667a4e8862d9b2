import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ErrorCode } from '../../../shared/contract/errors.ts';
import { createApp } from '../../app.ts';
import { appVersion } from '../app-version.ts';
import { chooseFolders } from '../folders.ts';
import { createLogFile } from '../log-file.ts';
import { parseArguments } from './arguments.ts';
import { runCommand, type WorkspaceArguments } from './commands.ts';
import { help } from './help.ts';
import type { Env, Outcome } from './outcome.ts';
import { askPassphrase } from './passphrase.ts';
import { validateFile } from './validate.ts';

const conflicts: readonly ErrorCode[] = [
  'conflict',
  'stale-revision',
  'name-taken',
  'production-moved',
  'plan-outdated',
  'review-needed',
  'workspace-in-use',
];
const unreachable: readonly ErrorCode[] = [
  'unreachable',
  'wrong-password',
  'no-such-database',
  'tls-refused',
];

/** Runs one command line and resolves to its exit status. */
export async function runCli(argv: readonly string[], env: Env): Promise<number> {
  const parsed = parseArguments(argv);
  if (parsed.kind === 'help') return print(help, 0);
  if (parsed.kind === 'version') return print(`${appVersion()}\n`, 0);
  if (parsed.kind === 'usage') return complain(`${parsed.message} Run "journey-designer --help".`, 2);
  const { command, subject, json, seal } = parsed.args;
  if (command === 'validate') return report(validateFile(subject ?? '', seal), json);
  return report(await runInWorkspace({ ...parsed.args, command }, chooseFolders(argv, env), env), json);
}

async function runInWorkspace(
  args: WorkspaceArguments,
  folders: { readonly userData: string; readonly workspace: string },
  env: Env,
): Promise<Outcome> {
  const clock = (): Date => new Date();
  const app = await createApp({
    host: 'cli',
    version: appVersion(),
    workspaceFolder: folders.workspace,
    clock,
    newId: randomUUID,
    log: createLogFile(join(folders.userData, 'logs'), clock),
    keychain: null,
    passphrase: env['JD_PASSPHRASE'] ?? null,
    dialogs: null,
  });
  if (!app.ok) return { kind: 'failed', error: app.error };
  try {
    return await runCommand(args, app.value.dispatch, env['CI'] ? noPassphrase : askPassphrase, env);
  } finally {
    await app.value.close();
  }
}

/** A pipeline has nobody to ask. */
function noPassphrase(): Promise<null> {
  return Promise.resolve(null);
}

function report(outcome: Outcome, json: boolean): number {
  if (outcome.kind === 'failed') {
    const { code, message, place, remedy } = outcome.error;
    const what = place ? `${place}: ${message}` : message;
    if (json) process.stdout.write(`${JSON.stringify({ error: outcome.error }, null, 2)}\n`);
    return complain([what, remedy].filter(Boolean).join(' '), statusOf(code));
  }
  const status = outcome.kind === 'findings' ? Math.min(outcome.count, 1) : (outcome.status ?? 0);
  const verbatim = outcome.kind === 'done' && outcome.verbatim === true;
  const text = verbatim ? outcome.text : harmless(outcome.text);
  return print(json ? `${JSON.stringify(outcome.data, null, 2)}\n` : text, status);
}

/** Names are text from outside: no sign that a terminal would obey, or that turns a line around. */
function harmless(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

function statusOf(code: ErrorCode): number {
  if (code === 'outcome-unknown') return 5;
  if (conflicts.includes(code)) return 3;
  return unreachable.includes(code) ? 4 : 1;
}

function print(text: string, status: number): number {
  process.stdout.write(text);
  return status;
}

function complain(line: string, status: number): number {
  process.stderr.write(`${harmless(line)}\n`);
  return status;
}
