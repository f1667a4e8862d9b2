import { ok } from '../../shared/base/result.ts';
import type { Handlers } from '../dispatch.ts';
import { inWords } from '../gate.ts';
import type { Workspace } from './workspace.ts';

export type LockCommand =
  | 'workspace.status'
  | 'workspace.unlock'
  | 'workspace.setPassphrase'
  | 'workspace.backups'
  | 'workspace.restoreBackup';

/** What can be asked while the workspace is closed. */
export function createLockHandlers(workspace: Workspace): Pick<Handlers, LockCommand> {
  return {
    'workspace.status': () => ok(workspace.status()),
    'workspace.unlock': inWords(({ passphrase }) => workspace.unlock(passphrase)),
    'workspace.setPassphrase': inWords(({ passphrase }) => workspace.setPassphrase(passphrase)),
    'workspace.backups': inWords(async () => {
      const listed = await workspace.backups();
      return listed.ok ? ok([...listed.value]) : listed;
    }),
    'workspace.restoreBackup': inWords(({ file }) => workspace.restoreBackup(file)),
  };
}

export interface WorkspaceHandlersDeps {
  readonly workspace: Workspace;
  readonly backup: () => Promise<{ readonly file: string; readonly bytes: number }>;
  readonly addSamples: () => number;
}

/** What needs an open workspace. */
export function createWorkspaceHandlers({
  workspace,
  backup,
  addSamples,
}: WorkspaceHandlersDeps): Pick<Handlers, 'workspace.rename' | 'workspace.backup' | 'workspace.addSamples'> {
  return {
    'workspace.rename': ({ name }) => workspace.rename(name),
    'workspace.backup': async () => ok(await backup()),
    'workspace.addSamples': () => ok({ added: addSamples() }),
  };
}
