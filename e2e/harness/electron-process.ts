import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Controls } from './electron-double/remote-control.ts';
import { projectRoot } from './host-process.ts';

/** The built Electron main process and preload, running on the double. */
export interface ElectronProcess {
  readonly page: Page;
  readonly control: <Name extends keyof Controls>(
    name: Name,
    ...args: Parameters<Controls[Name]>
  ) => Promise<Awaited<ReturnType<Controls[Name]>>>;
  readonly output: () => string;
  /** Closes its window as a user does and waits for the process to end. */
  readonly close: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
}

export interface ElectronOptions {
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startElectronDouble(options: ElectronOptions): Promise<ElectronProcess> {
  const child = spawnDouble(options);
  let text = '';
  child.stdout?.on('data', (data: Buffer) => (text += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (text += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const control = createControl(child);
  const browser = await connect(control, ended, () => text);
  const page = await firstPage(browser);
  return {
    page,
    control,
    output: () => text,
    close: async () => {
      await control('closeWindow').catch(() => undefined);
      const code = await ended;
      await browser.close().catch(() => undefined);
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}

/** A process of the app on the double, without waiting for its window: a second start ends by itself. */
export function spawnDouble(options: ElectronOptions): ChildProcess {
  const register = join(projectRoot, 'e2e', 'harness', 'electron-double', 'register.ts');
  const main = join(projectRoot, 'dist', 'main', 'electron.js');
  return spawn(process.execPath, ['--import', register, main, `--user-data-dir=${options.folder}`], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function createControl(child: ChildProcess): ElectronProcess['control'] {
  let nextId = 1;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  child.on('message', (message: { id: number; value?: never; error?: string }) => {
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) caller?.resolve(message.value as never);
    else caller?.reject(new Error(message.error));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The app has ended.'));
    waiting.clear();
  });
  return (name, ...args) =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Error('The app has ended.'));
      const id = nextId++;
      waiting.set(id, { resolve, reject });
      child.send({ id, name, args });
    });
}

async function connect(
  control: ElectronProcess['control'],
  ended: Promise<unknown>,
  output: () => string,
): Promise<Browser> {
  const end = { over: false };
  void ended.then(() => (end.over = true));
  for (let waited = 0; waited < 150_000 && !end.over; waited += 50) {
    try {
      const [window] = await control('windows');
      if (window?.visible) return await chromium.connectOverCDP(await control('debuggingAddress'));
    } catch {
      // Not far enough yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The app did not open a window: ${output()}`);
}

async function firstPage(browser: Browser): Promise<Page> {
  const page = browser
    .contexts()[0]
    ?.pages()
    .find((candidate) => candidate.url().includes('.app-double'));
  if (page === undefined) throw new Error('The app shows no page of its own.');
  // Whoever listens answers: left alone, Playwright would let the page go before the app has been asked.
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') void dialog.dismiss();
  });
  await page.waitForLoadState('load');
  return page;
}
