import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../shared/base/result.ts';
import { type AppError, appError } from '../shared/contract/errors.ts';
import type { EventMessage } from '../shared/contract/wire.ts';
import { findMigrationsFolder, hasWorkspaceFile } from './database/folders.ts';
import { readKeys } from './database/keys.ts';
import { takeLock, type WorkspaceLock } from './database/lock.ts';
import { readMigrations } from './database/migrate.ts';
import { storageFailure } from './database/sqlite-failure.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { createEventBus } from './event-bus.ts';
import { createFeatures, type Features, sealedFiles } from './features.ts';
import { gateHandlers } from './gate.ts';
import type { Ports } from './ports.ts';
import { createSecrets, type WorkspaceSecrets } from './settings/secrets.ts';
import { passphraseRefusal, startWorkspace } from './settings/workspace.ts';
import { createLockHandlers } from './settings/workspace-handlers.ts';
import { newerWords } from './settings/workspace-words.ts';
import { createTurnstile } from './turnstile.ts';

/** The application behind every host: commands in, replies and events out. */
export interface App {
  readonly dispatch: Dispatch;
  /** Returns the function that stops listening. */
  readonly subscribe: (listener: (message: EventMessage) => void) => () => void;
  readonly close: () => Promise<void>;
}

/**
 * Opens the workspace and answers commands. Fails only where no window makes sense: an old Node, a folder that cannot be written,
 * a workspace that another process holds. A locked, damaged or newer workspace is an app whose status says so.
 */
export async function createApp(ports: Ports): Promise<Result<App, AppError>> {
  const refusal = oldNode() ?? prepareFolder(ports.workspaceFolder) ?? firstPassphraseRefusal(ports);
  if (refusal) return err(refusal);
  let lock: WorkspaceLock | null = null;
  try {
    lock = takeLock(ports.workspaceFolder);
    if (!lock) return err(inUse(ports.workspaceFolder));
    return ok(await assemble(ports, lock));
  } catch (thrown) {
    lock?.release();
    const failure = storageFailure(thrown);
    if (failure) return err({ ...failure, place: ports.workspaceFolder });
    throw thrown;
  }
}

async function assemble(ports: Ports, lock: WorkspaceLock): Promise<App> {
  const bus = createEventBus(ports.log);
  const migrationsFolder = findMigrationsFolder();
  const turnstile = createTurnstile();
  let features: Features | null = null;
  /** Passwords that are known only in memory outlive a workspace that is replaced. */
  let secrets: WorkspaceSecrets | null = null;
  const workspace = await startWorkspace({
    ports,
    emit: bus.emit,
    migrations: readMigrations(migrationsFolder),
    migrationsFolder,
    sealed: sealedFiles,
    onKeys: ({ secretsKey }) => {
      if (secretsKey) secrets?.protect(secretsKey);
    },
    alone: (work) => turnstile.alone(() => withoutFeatures(work)),
  });

  /** Nothing of the features holds the file while it is replaced; the next command makes them anew. */
  async function withoutFeatures<Value>(work: () => Promise<Value>): Promise<Value> {
    await features?.rest();
    features = null;
    return work();
  }

  /** The features of the open workspace; made now, after it was unlocked, or after it was replaced. */
  function openFeatures(): Result<Features, AppError> {
    const opened = workspace.opened();
    if (!opened.ok) return opened;
    try {
      secrets ??= createSecrets(ports.workspaceFolder, opened.value.keys.secretsKey, ports.log);
      features ??= createFeatures({ ports, emit: bus.emit, workspace, opened: opened.value, secrets });
      return ok(features);
    } catch (thrown) {
      // Tables of a newer version may have changed so much that not even reading is possible.
      if (opened.value.mode === 'newer') return err(appError('workspace-newer', newerWords));
      const failure = storageFailure(thrown);
      if (failure) return err(failure);
      throw thrown;
    }
  }

  openFeatures();
  const handlers = { ...gateHandlers(openFeatures, turnstile.pass), ...createLockHandlers(workspace) };
  return {
    dispatch: createDispatch(handlers, ports.log),
    subscribe: bus.subscribe,
    close: async () => {
      await workspace.settled();
      await features?.close();
      await workspace.close();
      lock.release();
    },
  };
}

/** The native part of better-sqlite3 kills the process under an older Node, so it must not even be tried. */
function oldNode(): AppError | null {
  if (Number.parseInt(process.versions.node, 10) >= 24) return null;
  return appError(
    'unsupported',
    `Journey Designer needs Node 24 or newer; this is Node ${process.versions.node}.`,
    {
      remedy: 'Start it with "npm start", which brings its own Node.',
    },
  );
}

/** The folder, for its owner only. */
function prepareFolder(folder: string): AppError | null {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { mode } = statSync(folder);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) chmodSync(folder, mode & 0o700);
    // Asking for rights answers for the wrong user under sudo and nothing about a read-only disk; a file tells.
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return null;
  } catch (thrown) {
    if (storageFailure(thrown)?.code === 'disk-full') return storageFailure(thrown);
    return appError(
      'read-only',
      'The workspace folder cannot be written, so Journey Designer did not start.',
      {
        place: folder,
        remedy:
          'Nothing was changed. Give yourself the right to write there, or start with --user-data-dir and another folder.',
      },
    );
  }
}

/** A new workspace is not made under a passphrase that the user could not have set later. */
function firstPassphraseRefusal({ workspaceFolder, passphrase }: Ports): AppError | null {
  const isNew = readKeys(workspaceFolder).kind === 'none' && !hasWorkspaceFile(workspaceFolder);
  if (passphrase === null || !isNew) return null;
  return passphraseRefusal(passphrase);
}

function inUse(folder: string): AppError {
  return appError('workspace-in-use', 'This workspace is already open in another Journey Designer.', {
    place: folder,
    remedy: 'Use the window that is open, or close it first.',
  });
}
