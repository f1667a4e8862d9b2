import { basename } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { codePointLength } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { RestoredWorkspace, WorkspaceBackup, WorkspaceStatus } from '../../shared/settings/workspace.ts';
import { listBackups } from '../database/backup.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/database.ts';
import { hasWorkspaceFile, workspaceFile } from '../database/folders.ts';
import { runJob } from '../database/jobs.ts';
import {
  createKeys,
  type HeldKeys,
  makeNextKeys,
  type OpenedKeys,
  openKeys,
  readKeys,
  type UnlockProblem,
  wrapUnderPassphrase,
} from '../database/keys.ts';
import { freshMeta, readMeta, writeMeta } from '../database/meta.ts';
import type { Migration } from '../database/migrate.ts';
import { isPassphraseLongEnough, shortestPassphrase } from '../database/passphrase.ts';
import type { SealedFile } from '../database/rekey.ts';
import { keepDamaged } from '../database/restore.ts';
import { clearPrepared, decideSwap, finishSwap, isSwapDecided, nextKeysFile } from '../database/swap.ts';
import { createWorkspaceFile, openWorkspaceFile } from '../database/workspace-file.ts';
import type { Emit } from '../emit.ts';
import type { Ports } from '../ports.ts';
import {
  backupDamaged,
  backupNewer,
  keysDamaged,
  keysMissing,
  lockedWords,
  missingBackup,
  newerWords,
  problemInWords,
  readOnlyWords,
  restoreReadOnly,
  swapUnfinishedWords,
} from './workspace-words.ts';

export interface OpenWorkspace {
  readonly kind: 'open';
  readonly mode: 'open' | 'read-only' | 'newer';
  readonly database: Database;
  readonly keys: OpenedKeys;
}

interface ClosedWorkspace {
  readonly kind: 'closed';
  readonly state: 'locked' | 'damaged';
  readonly detail: string;
  readonly key: WorkspaceStatus['key'];
  readonly hasPassphrase: boolean;
  /** Where the keys are at hand but the file does not open, its backups do. */
  readonly keys: OpenedKeys | null;
}

/** The workspace from the start to the end of the app: locked, damaged or open. */
export interface Workspace {
  readonly status: () => WorkspaceStatus;
  /** The open workspace, or why its commands cannot be answered. */
  readonly opened: () => Result<OpenWorkspace, AppError>;
  readonly unlock: (passphrase: string) => Promise<Result<WorkspaceStatus, AppError>>;
  readonly setPassphrase: (passphrase: string) => Promise<Result<WorkspaceStatus, AppError>>;
  readonly backups: () => Promise<Result<readonly WorkspaceBackup[], AppError>>;
  /** Keeps the present workspace and puts the backup in its place. */
  readonly restoreBackup: (file: string) => Promise<Result<RestoredWorkspace, AppError>>;
  readonly rename: (name: string) => Result<WorkspaceStatus, AppError>;
  /** Shown with the status until the app closes: something that the user should know and that stops nothing. */
  readonly warn: (words: string) => void;
  /** Waits until the keys or the file are no longer being replaced. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WorkspaceDeps {
  readonly ports: Ports;
  readonly emit: Emit;
  readonly migrations: readonly Migration[];
  readonly migrationsFolder: string;
  /** Files of other features that are sealed under the data key. */
  readonly sealed: readonly SealedFile[];
  /** Called when the keys were wrapped anew. */
  readonly onKeys: (keys: OpenedKeys) => void;
  /** Runs work that closes the file, when no command runs and none can begin. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** Opens what is in the folder as far as it can be opened now; makes a new workspace only where there is nothing. */
export async function startWorkspace(deps: WorkspaceDeps): Promise<Workspace> {
  const { ports } = deps;
  const folder = ports.workspaceFolder;
  const fileDeps = { ...deps, folder, clock: ports.clock };
  let firstRun = false;
  let warning: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let state = await start();

  /** Keys are derived and written by one at a time. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function start(): Promise<OpenWorkspace | ClosedWorkspace> {
    finishEarlierSwap();
    const held = readKeys(folder);
    if (held.kind === 'damaged') return damaged(keysDamaged(held.file, listBackups(folder)));
    if (held.kind === 'none') {
      if (hasWorkspaceFile(folder) || listBackups(folder).length > 0) {
        return damaged(keysMissing(listBackups(folder)));
      }
      return create(await createKeys(folder, ports));
    }
    const keys = await unwrap(held, ports.passphrase);
    if (!keys.ok) return locked(held, keys.error);
    return openFile(keys.value);
  }

  /** What a killed process decided is finished; what it only prepared is swept away, and if that fails it is in nobody's way. */
  function finishEarlierSwap(): void {
    if (isSwapDecided(folder)) {
      finishSwap(folder);
      return;
    }
    try {
      clearPrepared(folder);
    } catch (thrown) {
      ports.log.warn('what was prepared earlier could not be removed', { cause: String(thrown) });
    }
  }

  function unwrap(
    held: Extract<HeldKeys, { kind: 'file' | 'wrapped' }>,
    passphrase: string | null,
  ): Promise<Result<OpenedKeys, UnlockProblem>> | Result<OpenedKeys, UnlockProblem> {
    if (held.kind === 'wrapped')
      return openKeys(folder, held.wrapped, { keychain: ports.keychain, passphrase });
    return ok({ dataKey: held.dataKey, secretsKey: null, state: 'unprotected-file', hasPassphrase: false });
  }

  async function openFile(keys: OpenedKeys): Promise<OpenWorkspace | ClosedWorkspace> {
    // Keys without any database: the very first start was cut short before it made one.
    if (!hasWorkspaceFile(folder) && listBackups(folder).length === 0) return create(keys);
    const opened = await openWorkspaceFile(fileDeps, keys.dataKey);
    if (opened.ok) return { kind: 'open', ...opened.value, keys };
    if (opened.error.reason === 'migration-failed') {
      ports.log.error('the workspace could not be migrated', { cause: String(opened.error.cause) });
    }
    const { state: key, hasPassphrase } = keys;
    return { ...damaged(problemInWords(opened.error, listBackups(folder))), key, hasPassphrase, keys };
  }

  async function create(keys: OpenedKeys): Promise<OpenWorkspace | ClosedWorkspace> {
    createWorkspaceFile(fileDeps, keys.dataKey, (database) => writeMeta(database, freshMeta));
    firstRun = true;
    const opened = await openWorkspaceFile(fileDeps, keys.dataKey);
    if (!opened.ok) throw new Error(`The new workspace does not open: ${opened.error.reason}`);
    return { kind: 'open', ...opened.value, keys };
  }

  function status(): WorkspaceStatus {
    const base = {
      folder,
      host: ports.host,
      dialogs: ports.dialogs !== null,
      version: ports.version,
      firstRun,
    };
    if (state.kind === 'closed') {
      const { detail, key, hasPassphrase } = state;
      return { ...base, state: state.state, detail, key, hasPassphrase, name: basename(folder) };
    }
    const { keys, mode, database } = state;
    const detail = mode === 'open' ? warning : mode === 'newer' ? newerWords : readOnlyWords;
    const name = nameIn(database) ?? basename(folder);
    return { ...base, state: mode, detail, key: keys.state, hasPassphrase: keys.hasPassphrase, name };
  }

  async function unlock(passphrase: string): Promise<Result<WorkspaceStatus, AppError>> {
    // Another unlock may have finished while this one waited.
    if (state.kind === 'open') return ok(status());
    const held = readKeys(folder);
    if (state.state === 'damaged' || held.kind === 'none' || held.kind === 'damaged') {
      return err(closedError(state));
    }
    const keys = await unwrap(held, passphrase);
    if (!keys.ok) return err(keys.error === 'keychain-only' ? closedError(state) : wrongPassphrase);
    state = await openFile(keys.value);
    deps.emit('workspace.changed', {});
    return state.kind === 'open' ? ok(status()) : err(closedError(state));
  }

  async function setPassphrase(passphrase: string): Promise<Result<WorkspaceStatus, AppError>> {
    if (state.kind === 'closed') return err(closedError(state));
    const refusal = passphraseRefusal(passphrase);
    if (refusal) return err(refusal);
    const keys =
      state.keys.state === 'unprotected-file'
        ? await rekey(state, passphrase)
        : await wrapAgain(state, passphrase);
    deps.onKeys(keys);
    deps.emit('workspace.changed', {});
    return ok(status());
  }

  async function wrapAgain(now: OpenWorkspace, passphrase: string): Promise<OpenedKeys> {
    const keys = await wrapUnderPassphrase(folder, now.keys, passphrase, ports, (dataKey) => {
      openDatabase({ file: workspaceFile(folder), key: dataKey, readonly: true }).close();
    });
    state = { ...now, keys };
    return keys;
  }

  /** Whoever once read the plain key file must not open what is written from now on: everything gets a new key. */
  async function rekey(now: OpenWorkspace, passphrase: string): Promise<OpenedKeys> {
    const next = await makeNextKeys(passphrase, ports);
    const { dataKey: key } = now.keys;
    const { dataKey: nextKey } = next.keys;
    await deps.alone(async () => {
      const prepared = await runJob({ job: 'prepare-rekey', folder, key, nextKey, sealed: deps.sealed });
      if (!prepared.ok) throw prepared.error;
      next.write(nextKeysFile(folder));
      await swap(next.keys);
    });
    return next.keys;
  }

  /** Closes the file, lets the prepared one take its place, and opens that. */
  async function swap(keys: OpenedKeys): Promise<void> {
    if (state.kind === 'open') state.database.close();
    // Were the swap to stop half-way, nothing may be written to a file that the next start replaces.
    state = damaged(swapUnfinishedWords);
    try {
      decideSwap(folder);
      state = await openFile(keys);
    } finally {
      deps.emit('workspace.changed', {});
    }
  }

  /** Also where the file does not open: its key opens the backups. */
  function keysAtHand(): Result<OpenedKeys, AppError> {
    if (state.kind === 'open') return ok(state.keys);
    return state.keys ? ok(state.keys) : err(closedError(state));
  }

  async function backups(): Promise<Result<readonly WorkspaceBackup[], AppError>> {
    const keys = keysAtHand();
    if (!keys.ok) return keys;
    const inspected = await runJob({ job: 'inspect', folder, key: keys.value.dataKey });
    if (!inspected.ok) throw inspected.error;
    return inspected;
  }

  async function restoreBackup(file: string): Promise<Result<RestoredWorkspace, AppError>> {
    const keys = keysAtHand();
    if (!keys.ok) return keys;
    if (state.kind === 'open' && state.mode === 'read-only') return err(restoreReadOnly);
    // Only a name from the list: anything else could be a path.
    if (!listBackups(folder).includes(file)) return err(missingBackup);
    const key = keys.value.dataKey;
    const newestVersion = deps.migrations.length;
    const prepared = await runJob({ job: 'prepare-restore', folder, key, file, newestVersion });
    if (!prepared.ok) return restoreRefused(prepared.error);
    const kept = await deps.alone(async () => {
      const aside = state.kind === 'open' ? await keepOpen(key, file) : keepDamaged(folder, ports.clock());
      await swap(keys.value);
      return aside;
    });
    warning = null;
    ports.log.info('the workspace was replaced by a backup', { file, kept });
    deps.emit('workspace.replaced', {});
    return state.kind === 'open' ? ok({ status: status(), kept }) : err(closedError(state));
  }

  /** A backup of what is about to be replaced; the one that replaces it does not make room for it. */
  async function keepOpen(key: Uint8Array, restored: string): Promise<string> {
    const taken = await runJob({ job: 'backup', folder, key, now: ports.clock(), keep: [restored] });
    if (!taken.ok) throw taken.error;
    return `backups/${basename(taken.value.file)}`;
  }

  function rename(name: string): Result<WorkspaceStatus, AppError> {
    if (state.kind === 'closed') return err(closedError(state));
    const trimmed = name.trim();
    if (trimmed === '' || codePointLength(trimmed) > longestName || /\p{Cc}|\p{Cs}/u.test(trimmed))
      return err(badName);
    writeMeta(state.database, { name: trimmed });
    deps.emit('workspace.changed', {});
    return ok(status());
  }

  return {
    status,
    rename,
    opened: () => (state.kind === 'open' ? ok(state) : err(closedError(state))),
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    setPassphrase: (passphrase) => inTurn(() => setPassphrase(passphrase)),
    backups: () => inTurn(backups),
    restoreBackup: (file) => inTurn(() => restoreBackup(file)),
    warn: (words) => {
      warning = words;
      deps.emit('workspace.changed', {});
    },
    settled: async () => {
      await turn;
    },
    close: async () => {
      await turn;
      if (state.kind === 'open') state.database.close();
      state = { ...damaged('The app is closing.'), state: 'locked' };
    },
  };
}

/** null where it cannot be read: the status must be told whatever happened to the file. */
function nameIn(database: Database): string | null {
  try {
    return readMeta(database).name;
  } catch {
    return null;
  }
}

function damaged(detail: string): ClosedWorkspace {
  return { kind: 'closed', state: 'damaged', detail, key: 'none', hasPassphrase: false, keys: null };
}

function restoreRefused(failure: Error): Result<never, AppError> {
  const code = 'code' in failure ? failure.code : null;
  if (code === 'backup-damaged') return err(backupDamaged);
  if (code === 'backup-newer') return err(backupNewer);
  throw failure;
}

function locked(held: HeldKeys, problem: UnlockProblem): ClosedWorkspace {
  const hasPassphrase = held.kind === 'wrapped' && held.wrapped.passphrase !== null;
  const key = hasPassphrase ? 'passphrase' : 'keychain';
  return { kind: 'closed', state: 'locked', detail: lockedWords[problem], key, hasPassphrase, keys: null };
}

function closedError(state: ClosedWorkspace): AppError {
  if (state.state === 'damaged') return appError('workspace-damaged', state.detail);
  return appError('workspace-locked', 'The workspace is locked.', { remedy: state.detail });
}

export function passphraseRefusal(passphrase: string): AppError | null {
  return isPassphraseLongEnough(passphrase) ? null : tooShort;
}

const longestName = 80;

const badName = appError(
  'bad-input',
  `A workspace name has 1 to ${longestName} characters, none of them a control character.`,
  {
    place: 'name',
  },
);

const wrongPassphrase = appError('wrong-passphrase', 'This passphrase does not open the workspace.', {
  place: 'passphrase',
  remedy: 'Nothing was changed. Check the keyboard layout and try again.',
});

const tooShort = appError('bad-input', `A passphrase needs at least ${shortestPassphrase} characters.`, {
  place: 'passphrase',
  remedy: 'Several words are easy to remember and hard to guess.',
});
