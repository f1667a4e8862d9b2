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
  /** Shown with the status until the app closes: something that the user should know and that stops nothing. */
  readonly warn: (words: string) => void;
  readonly close: () => Promise<void>;
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
    unlock: (passphrase) => inTurn(() => unlock(passphrase)),
    setPassphrase: (passphrase) => inTurn(() => setPassphrase(passphrase)),
    warn: (words) => {
      warning = words;
      deps.emit('workspace.changed', {});
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
