import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ErrorCode } from '../../../shared/contract/errors.ts';
import { createApp } from '../../app.ts';
import { appVersion } from '../app-version.ts';
import { chooseFolders } from '../folders.ts';
import { createLogFile } from '../log-file.ts';
import { type Arguments, help, parseArguments } from './arguments.ts';
import { type Outcome, runCommand } from './commands.ts';
import { askPassphrase } from './passphrase.ts';
import { validateFile } from './validate.ts';

type Env = Readonly<Record<string, string | undefined>>;

const conflicts: readonly ErrorCode[] = ['conflict', 'stale-revision', 'name-taken', 'production-moved', 'workspace-in-use'];
const unreachable: readonly ErrorCode[] = ['unreachable', 'wrong-password', 'no-such-database', 'tls-refused'];

/** Runs one command line and resolves to its exit status. */
export async function runCli(argv: readonly string[], env: Env): Promise<number> {
  const parsed = parseArguments(argv);
  if (parsed.kind === 'help') return print(help, 0);
  if (parsed.kind === 'version') return print(`${appVersion()}\n`, 0);
  if (parsed.kind === 'usage') return complain(`${parsed.message} Run "journey-designer --help".`, 2);
  const outcome =
    parsed.args.command === 'validate'
      ? validateFile(parsed.args.subject ?? '')
      : await runInWorkspace(parsed.args, chooseFolders(argv, env), env);
  return report(outcome, parsed.args.json);
}

async function runInWorkspace(
  args: Arguments,
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
    return await runCommand(args, app.value.dispatch, askPassphrase);
  } finally {
    await app.value.close();
  }
}

function report(outcome: Outcome, json: boolean): number {
  switch (outcome.kind) {
    case 'done':
      return print(json ? `${JSON.stringify(outcome.data, null, 2)}\n` : outcome.text, 0);
    case 'findings':
      if (json) print(`${JSON.stringify(outcome.data, null, 2)}\n`, 1);
      else print(outcome.text, 1);
      return outcome.count === 0 ? 0 : 1;
    case 'failed': {
      const { code, message, place, remedy } = outcome.error;
      const status = conflicts.includes(code) ? 3 : unreachable.includes(code) ? 4 : 1;
      return complain([place ? `${place}: ${message}` : message, remedy].filter(Boolean).join(' '), status);
    }
  }
}

function print(text: string, status: number): number {
  process.stdout.write(text);
  return status;
}

function complain(line: string, status: number): number {
  process.stderr.write(`${line}\n`);
  return status;
}
