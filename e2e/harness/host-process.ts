import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..');

export interface HostProcess {
  /** The workspace folder. */
  readonly folder: string;
  readonly pid: number;
  /** A fresh one-time address of the running app. */
  readonly newUrl: () => Promise<string>;
  /** Everything that it printed. */
  readonly output: () => string;
  /** Ends it as Ctrl-C does and waits. Resolves to the exit status. */
  readonly stop: () => Promise<number | null>;
  /** Ends it as a power cut does and waits. */
  readonly kill: () => Promise<void>;
}

export interface HostOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'jd-e2e-'));
}

export function removeFolder(folder: string): void {
  // A Chromium outlives the app that was killed by a moment, and still writes into its profile here.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Starts the built browser host on a workspace folder and waits until it can be reached. */
export async function startHost(options: HostOptions): Promise<HostProcess> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'main', 'browser.js'), '--no-open'], {
    env: { ...process.env, JD_WORKSPACE: options.folder, JD_IDLE_MINUTES: '0', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr.on('data', (data: Buffer) => (text += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await untilReachable(child, ended, () => text);
  return {
    folder: options.folder,
    pid: child.pid ?? -1,
    newUrl: () => askForUrl(options.folder),
    output: () => text,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilReachable(
  child: ChildProcess,
  ended: Promise<number | null>,
  output: () => string,
): Promise<void> {
  const reachable = (async () => {
    while (!/http:\/\/127\.0\.0\.1:\d+\/enter\?code=/.test(output())) {
      if (child.exitCode !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const timer = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 150_000).unref());
  const first = await Promise.race([reachable, ended, timer]);
  if (first === 'late') child.kill('SIGKILL');
  if (first !== undefined || child.exitCode !== null)
    throw new Error(`The browser host did not start: ${output()}`);
}

/** As a second start of the app does it: through the owner file, which only this user can read. */
async function askForUrl(folder: string): Promise<string> {
  const { port, secret } = JSON.parse(readFileSync(join(folder, 'workspace.owner.json'), 'utf8')) as {
    port: number;
    secret: string;
  };
  const response = await fetch(`http://127.0.0.1:${port}/again`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}` },
  });
  if (!response.ok) throw new Error(`The browser host refused a fresh address (${response.status}).`);
  return response.text();
}
