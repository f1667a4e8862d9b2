import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { appError } from '../../../shared/contract/errors.ts';
import { createApp } from '../../app.ts';
import { appVersion } from '../app-version.ts';
import { chooseFolders } from '../folders.ts';
import { createLogFile } from '../log-file.ts';
import { parseArguments } from './arguments.ts';
import { isCommandName } from './command-table.ts';
import { runCommand, type WorkspaceArguments } from './commands.ts';
import { fitted } from './fitted.ts';
import { help, helpOf } from './help.ts';
import { type Call, type Env, failed, type Outcome } from './outcome.ts';
import { askPassphrase } from './passphrase.ts';
import { createReporter, type Streams } from './report.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { validateFile } from './validate.ts';
import { writeText } from './write-text.ts';

/** Runs one command line and resolves to its exit status. */
export async function runCli(argv: readonly string[], env: Env, streams: Streams = process): Promise<number> {
  const { print, report } = createReporter(streams);
  const parsed = parseArguments(argv);
  if (parsed.kind === 'help') {
    return print(fitted(parsed.command === null ? help : helpOf(parsed.command), widthOf(streams.stdout)), 0);
  }
  if (parsed.kind === 'version') return print(`${appVersion()}\n`, 0);
  if (argv.length === 0) {
    await writeText(streams.stderr, fitted(help, widthOf(streams.stderr)));
    return 2;
  }
  if (parsed.kind === 'usage') {
    const [named = ''] = argv.filter(isCommandName);
    const about = ['journey-designer', named, '--help'].filter(Boolean).join(' ');
    const error = appError('bad-input', parsed.message, { remedy: `Run "${about}".` });
    return report({ kind: 'failed', error }, argv.includes('--json'), 2);
  }
  const { command, subject, json, seal } = parsed.args;
  if (command === 'validate') return report(validateFile(subject ?? '', seal), json);
  const place = chooseFolders(argv, env);
  const { outcome, stopped } = await runInWorkspace({ ...parsed.args, command }, place, env, streams);
  return report(outcome, json, stopped);
}

/** Of a terminal, in characters; what is written into a file is not broken. */
function widthOf(stream: NodeJS.WritableStream): number | undefined {
  return 'columns' in stream && typeof stream.columns === 'number' ? stream.columns : undefined;
}

interface Ended {
  readonly outcome: Outcome;
  /** The exit status of a failure where a signal stopped the command; null: none came. */
  readonly stopped: number | null;
}

async function runInWorkspace(
  args: WorkspaceArguments,
  folders: { readonly userData: string; readonly workspace: string },
  env: Env,
  { stderr }: Streams,
): Promise<Ended> {
  const clock = (): Date => new Date();
  const passphrase = env['JD_PASSPHRASE'] ?? null;
  const app = await createApp({
    host: 'cli',
    version: appVersion(),
    workspaceFolder: folders.workspace,
    clock,
    newId: randomUUID,
    log: createLogFile(join(folders.userData, 'logs'), clock),
    keychain: null,
    passphrase,
    dialogs: null,
  });
  if (!app.ok) {
    const { place } = app.error;
    return ended(failed({ ...app.error, place: place === 'passphrase' ? 'JD_PASSPHRASE' : place }));
  }
  const stopping = stopOnSignals(app.value.dispatch as Call, (line) => void writeText(stderr, `${line}\n`));
  const ask = env['CI'] ? noPassphrase : askPassphrase;
  try {
    return ended(await runCommand(args, stopping.call, ask, env), stopping.status());
  } finally {
    // Before anything is said: whoever reads it may start the next command at once.
    await app.value.close();
    stopping.end();
  }
}

function ended(outcome: Outcome, stopped: number | null = null): Ended {
  return { outcome, stopped };
}

/** A pipeline has nobody to ask. */
function noPassphrase(): Promise<null> {
  return Promise.resolve(null);
}
