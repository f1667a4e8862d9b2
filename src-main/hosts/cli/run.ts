import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { appError, type ErrorCode } from '../../../shared/contract/errors.ts';
import { type App, createApp } from '../../app.ts';
import { appVersion } from '../app-version.ts';
import { chooseFolders } from '../folders.ts';
import { createLogFile } from '../log-file.ts';
import { parseArguments } from './arguments.ts';
import { runCommand, type WorkspaceArguments } from './commands.ts';
import { help, helpOf } from './help.ts';
import type { Call, Env, Outcome } from './outcome.ts';
import { askPassphrase } from './passphrase.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { validateFile } from './validate.ts';
import { writeText } from './write-text.ts';

const conflicts: readonly ErrorCode[] = [
  'conflict',
  'stale-revision',
  'name-taken',
  'production-moved',
  'plan-outdated',
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
  if (parsed.kind === 'help') return print(parsed.command === null ? help : helpOf(parsed.command), 0);
  if (parsed.kind === 'version') return print(`${appVersion()}\n`, 0);
  if (parsed.kind === 'usage') {
    const error = appError('bad-input', parsed.message, { remedy: 'Run "journey-designer --help".' });
    return report({ kind: 'failed', error }, argv.includes('--json'), 2);
  }
  const { command, subject, json, seal } = parsed.args;
  if (command === 'validate') return report(validateFile(subject ?? '', seal), json);
  return runInWorkspace({ ...parsed.args, command }, chooseFolders(argv, env), env);
}

async function runInWorkspace(
  args: WorkspaceArguments,
  folders: { readonly userData: string; readonly workspace: string },
  env: Env,
): Promise<number> {
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
  if (!app.ok) return report({ kind: 'failed', error: app.error }, args.json);
  const stopping = stopOnSignals(app.value.dispatch as Call, (line) => void complain(line));
  const ask = env['CI'] ? noPassphrase : askPassphrase;
  // The workspace is closed before anything is said: whoever reads it may start the next command at once.
  const outcome = await runAndClose(app.value, () => runCommand(args, stopping.call, ask, env));
  return report(outcome, args.json, stopping.status());
}

async function runAndClose(app: App, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } finally {
    await app.close();
  }
}

/** A pipeline has nobody to ask. */
function noPassphrase(): Promise<null> {
  return Promise.resolve(null);
}

/** `failedStatus`: what a failure ends with where it is not its code that decides. */
async function report(outcome: Outcome, json: boolean, failedStatus: number | null = null): Promise<number> {
  if (outcome.kind === 'failed') {
    const { code, message, place, remedy } = outcome.error;
    const what = place ? `${place}: ${message}` : message;
    await complain([what, remedy].filter(Boolean).join(' '));
    const status = (code === 'outcome-unknown' ? null : failedStatus) ?? statusOf(code);
    return json ? print(`${JSON.stringify({ error: outcome.error }, null, 2)}\n`, status) : status;
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
  if (code === 'review-needed') return 6;
  if (conflicts.includes(code)) return 3;
  return unreachable.includes(code) ? 4 : 1;
}

/** A reader that had enough (`| head`) is no failure; a full disk is one, though what the command did is done. */
async function print(text: string, status: number): Promise<number> {
  const failure = await writeText(process.stdout, text);
  if (failure === null || failure === 'EPIPE') return status;
  await complain(
    `Standard output cannot be written (${failure}). What the command did is done all the same.`,
  );
  return Math.max(status, 1);
}

async function complain(line: string): Promise<void> {
  await writeText(process.stderr, `${harmless(line)}\n`);
}
