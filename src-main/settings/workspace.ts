import { basename } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { codePointLength } from '../../shared/base/text.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { WorkspaceStatus } from '../../shared/settings/workspace.ts';
import { listBackups } from '../database/backup.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/database.ts';
import { hasWorkspaceFile, workspaceFile } from '../database/folders.ts';
import {
  createKeys,
  type HeldKeys,
  type OpenedKeys,
  openKeys,
  readKeys,
  type UnlockProblem,
  wrapUnderPassphrase,
} from '../database/keys.ts';
import { freshMeta, readMeta, writeMeta } from '../database/meta.ts';
import type { Migration } from '../database/migrate.ts';
import { isPassphraseLongEnough, shortestPassphrase } from '../database/passphrase.ts';
import { createWorkspaceFile, openWorkspaceFile } from '../database/workspace-file.ts';
import type { Emit } from '../emit.ts';
import type { Ports } from '../ports.ts';
import {
  keysDamaged,
  keysMissing,
  lockedWords,
  newerWords,
  problemInWords,
  readOnlyWords,
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
}

/** The workspace from the start to the end of the app: locked, damaged or open. */
export interface Workspace {
  readonly status: () => WorkspaceStatus;
  /** The open workspace, or why its commands cannot be answered. */
  readonly opened: () => Result<OpenWorkspace, AppError>;
  readonly unlock: (passphrase: string) => Promise<Result<WorkspaceStatus, AppError>>;
  readonly setPassphrase: (passphrase: string) => Promise<Result<WorkspaceStatus, AppError>>;
  readonly rename: (name: string) => Result<WorkspaceStatus, AppError>;
  readonly close: () => void;
}

export interface WorkspaceDeps {
  readonly ports: Ports;
  readonly emit: Emit;
  readonly migrations: readonly Migration[];
  readonly migrationsFolder: string;
  /** Called when the keys were wrapped anew. */
  readonly onKeys: (keys: OpenedKeys) => void;
}

/** Opens what is in the folder as far as it can be opened now; makes a new workspace only where there is nothing. */
export async function startWorkspace(deps: WorkspaceDeps): Promise<Workspace> {
  const { ports } = deps;
  const folder = ports.workspaceFolder;
  const fileDeps = { ...deps, folder, clock: ports.clock };
  let firstRun = false;
  let state = await start();

  async function start(): Promise<OpenWorkspace | ClosedWorkspace> {
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
    return { ...damaged(problemInWords(opened.error, listBackups(folder))), key: keys.state };
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
    const detail = mode === 'open' ? null : mode === 'newer' ? newerWords : readOnlyWords;
    const { name } = readMeta(database);
    return { ...base, state: mode, detail, key: keys.state, hasPassphrase: keys.hasPassphrase, name };
  }

  async function unlock(passphrase: string): Promise<Result<WorkspaceStatus, AppError>> {
    if (state.kind === 'open') return ok(status());
    const held = readKeys(folder);
    if (state.state === 'damaged' || held.kind === 'none' || held.kind === 'damaged') {
      return err(closedError(state));
    }
    const keys = await unwrap(held, passphrase);
    if (!keys.ok) return err(keys.error === 'keychain-only' ? closedError(state) : wrongPassphrase);
    if (isOpen()) return ok(status());
    state = await openFile(keys.value);
    deps.emit('workspace.changed', {});
    return state.kind === 'open' ? ok(status()) : err(closedError(state));
  }

  /** Another unlock may have finished while this one was deriving its key. */
  function isOpen(): boolean {
    return state.kind === 'open';
  }

  async function setPassphrase(passphrase: string): Promise<Result<WorkspaceStatus, AppError>> {
    if (state.kind === 'closed') return err(closedError(state));
    if (!isPassphraseLongEnough(passphrase)) return err(tooShort);
    const now = state;
    const keys = await wrapUnderPassphrase(folder, now.keys, passphrase, ports.keychain, (dataKey) => {
      openDatabase({ file: workspaceFile(folder), key: dataKey, readonly: true }).close();
    });
    state = { ...now, keys };
    deps.onKeys(keys);
    deps.emit('workspace.changed', {});
    return ok(status());
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
    unlock,
    setPassphrase,
    close: () => {
      if (state.kind === 'open') state.database.close();
    },
  };
}

function damaged(detail: string): ClosedWorkspace {
  return { kind: 'closed', state: 'damaged', detail, key: 'none', hasPassphrase: false };
}

function locked(held: HeldKeys, problem: UnlockProblem): ClosedWorkspace {
  const hasPassphrase = held.kind === 'wrapped' && held.wrapped.passphrase !== null;
  const key = hasPassphrase ? 'passphrase' : 'keychain';
  return { kind: 'closed', state: 'locked', detail: lockedWords[problem], key, hasPassphrase };
}

function closedError(state: ClosedWorkspace): AppError {
  if (state.state === 'damaged') return appError('workspace-damaged', state.detail);
  return appError('workspace-locked', 'The workspace is locked.', { remedy: state.detail });
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
