import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type App, createApp } from '../../app.ts';
import { appVersion } from '../app-version.ts';
import { chooseFolders, flagValue } from '../folders.ts';
import { createLogFile } from '../log-file.ts';
import { readWindowFiles } from '../window-files.ts';
import { createAccess } from './access.ts';
import { createIdle } from './idle.ts';
import { openUrl } from './open-url.ts';
import { askOwner, removeOwner, writeOwner } from './owner-file.ts';
import { startLoopback } from './server.ts';
import { serveSockets } from './sockets.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The same window in the user's own browser, over a loopback server that only that window can reach. */
export async function runBrowserHost(args: readonly string[], env: Env): Promise<void> {
  const { userData, workspace } = chooseFolders(args, env);
  const clock = (): Date => new Date();
  const log = createLogFile(join(userData, 'logs'), clock);
  const app = await createApp({
    host: 'browser',
    version: appVersion(),
    workspaceFolder: workspace,
    clock,
    newId: randomUUID,
    log,
    keychain: null,
    passphrase: env['JD_PASSPHRASE'] ?? null,
    dialogs: null,
  });
  if (app.ok) return serve(app.value, workspace, args, env);
  const running = app.error.code === 'workspace-in-use' ? await askOwner(workspace) : null;
  if (running !== null)
    return show('This workspace is already open; here is another window of it', running, args);
  process.stderr.write(`${[app.error.message, app.error.remedy].filter(Boolean).join(' ')}\n`);
  process.exitCode = 1;
}

async function serve(app: App, workspace: string, args: readonly string[], env: Env): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  const access = createAccess(Date.now, secret, env['JD_DEV_SESSION']);
  const loopback = await startLoopback(
    {
      access,
      files: readWindowFiles(join(import.meta.dirname, '..', 'window')),
      publicHost: env['JD_DEV_HOST'] ?? null,
      onRevoked: (key) => sockets.drop(key),
    },
    Number(env['JD_DEV_PORT'] ?? 0),
  );
  writeOwner(workspace, { port: loopback.port, secret });
  let closing: Promise<void> | undefined;
  const close = (why: string): Promise<void> => {
    closing ??= (async () => {
      process.stdout.write(`${why}\n`);
      idle.stop();
      removeOwner(workspace);
      sockets.close();
      loopback.server.close();
      loopback.server.closeAllConnections();
      await app.close();
      process.exit(0);
    })();
    return closing;
  };
  const idleMinutes = Number(flagValue(args, '--idle-minutes') ?? env['JD_IDLE_MINUTES'] ?? 10);
  const idle = createIdle(idleMinutes * 60_000, () => void close('No window is open any more: closed.'));
  const sockets = serveSockets(loopback, app, idle.onCount);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void close('Closed. Everything that was marked as saved is kept.'));
  }
  await show('Journey Designer is open in your browser', loopback.newUrl(), args);
}

async function show(what: string, url: string, args: readonly string[]): Promise<void> {
  const opened = args.includes('--no-open') ? false : await openUrl(url);
  process.stdout.write(
    opened
      ? `${what}.\n`
      : `${what.replace(' in your browser', '')}. Open this address (once, within two minutes): ${url}\n`,
  );
}
