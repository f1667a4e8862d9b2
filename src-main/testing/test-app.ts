import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import type { EventMessage } from '../../shared/contract/wire.ts';
import { type App, createApp } from '../app.ts';
import type { LogFields, Ports } from '../ports.ts';

export interface TestApp {
  readonly app: App;
  readonly folder: string;
  /** A command by name; answers as the window would get it. */
  readonly call: <Name extends CommandName>(
    command: Name,
    input: CommandInput<Name>,
  ) => Promise<Result<CommandOutput<Name>, AppError>>;
  /** The same where it must succeed. */
  readonly get: <Name extends CommandName>(
    command: Name,
    input: CommandInput<Name>,
  ) => Promise<CommandOutput<Name>>;
  readonly events: EventMessage[];
  readonly logged: { readonly message: string; readonly fields: LogFields }[];
}

const folders: string[] = [];

/** A temp folder of its own for a workspace; `removeTestFolders` takes all of them away. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jd-workspace-'));
  folders.push(folder);
  return folder;
}

export function removeTestFolders(): void {
  for (const folder of folders.splice(0)) {
    // A backup that was given up may still write its last page.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

export function testPorts(more: Partial<Ports> = {}, logged: TestApp['logged'] = []): Ports {
  const note = (message: string, fields: LogFields = {}) => void logged.push({ message, fields });
  return {
    host: 'cli',
    version: '0.0.0-test',
    workspaceFolder: more.workspaceFolder ?? testFolder(),
    clock: () => new Date(),
    newId: randomUUID,
    log: { info: note, warn: note, error: note },
    keychain: null,
    passphrase: null,
    // The least that a key file may say: what the full cost is, is tested once.
    passphraseCost: { n: 1024, r: 8, p: 1 },
    dialogs: null,
    ...more,
  };
}

/** The application on a real workspace. The command line host adds no samples, so a test starts with nothing. */
export async function openTestApp(more: Partial<Ports> = {}): Promise<TestApp> {
  const logged: TestApp['logged'] = [];
  const ports = testPorts(more, logged);
  const created = await createApp(ports);
  if (!created.ok) throw new Error(`${created.error.code}: ${created.error.message}`);
  const app = created.value;
  const events: EventMessage[] = [];
  app.subscribe((message) => events.push(message));
  const call = app.dispatch as TestApp['call'];
  return {
    app,
    folder: ports.workspaceFolder,
    call,
    get: async (command, input) => {
      const reply = await call(command, input);
      if (!reply.ok) throw new Error(`${command}: ${reply.error.code}: ${reply.error.message}`);
      return reply.value;
    },
    events,
    logged,
  };
}

/** The test runner's; processes that tests start load this module without it. */
interface Hooks {
  readonly beforeEach: (work: () => Promise<void>) => void;
  readonly afterEach: (work: () => Promise<void>) => void;
}

interface AppOfEachTest extends TestApp {
  /** Closes it and opens it anew, on its own workspace unless told otherwise. */
  readonly restart: (more?: Partial<Ports>) => Promise<void>;
}

/** For each test of a file an application of its own on an empty workspace. */
export function appOfEachTest({ beforeEach, afterEach }: Hooks): AppOfEachTest {
  let now: TestApp;
  beforeEach(async () => {
    now = await openTestApp();
  });
  afterEach(async () => {
    await now.app.close();
    removeTestFolders();
  });
  return {
    get app() {
      return now.app;
    },
    get folder() {
      return now.folder;
    },
    get events() {
      return now.events;
    },
    get logged() {
      return now.logged;
    },
    call: (command, input) => now.call(command, input),
    get: (command, input) => now.get(command, input),
    restart: async (more = {}) => {
      await now.app.close();
      now = await openTestApp({ workspaceFolder: now.folder, ...more });
    },
  };
}

/** Starts as many as a test needs and stops all of them. */
export function createTestApps() {
  const open: TestApp[] = [];
  const start = async (more: Partial<Ports> = {}): Promise<TestApp> => {
    const app = await openTestApp(more);
    open.push(app);
    return app;
  };
  const stop = async (): Promise<void> => {
    for (const { app } of open.splice(0)) await app.close();
  };
  /** A workspace with one document, closed again. */
  const usedWorkspace = async (more: Partial<Ports> = {}): Promise<string> => {
    const { get, folder } = await start(more);
    await get('documents.create', { kind: 'journey', name: 'Onboarding', template: null });
    await stop();
    return folder;
  };
  return { start, stop, usedWorkspace };
}
