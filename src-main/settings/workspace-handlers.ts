import { err, ok } from '../../shared/base/result.ts';
import { codePointLength } from '../../shared/base/text.ts';
import { appError } from '../../shared/contract/errors.ts';
import type { Backup } from '../database/backup.ts';
import type { Database } from '../database/database.ts';
import { writeMeta } from '../database/meta.ts';
import type { Handlers } from '../dispatch.ts';
import type { Emit } from '../emit.ts';
import type { Workspace } from './workspace.ts';

/** What can be asked while the workspace is closed. */
export function createLockHandlers(
  workspace: Workspace,
): Pick<Handlers, 'workspace.status' | 'workspace.unlock' | 'workspace.setPassphrase'> {
  return {
    'workspace.status': () => ok(workspace.status()),
    'workspace.unlock': ({ passphrase }) => workspace.unlock(passphrase),
    'workspace.setPassphrase': ({ passphrase }) => workspace.setPassphrase(passphrase),
  };
}

const longestName = 80;

export interface WorkspaceHandlersDeps {
  readonly workspace: Workspace;
  readonly database: Database;
  readonly emit: Emit;
  readonly backup: () => Promise<Backup>;
  readonly addSamples: () => number;
}

/** What needs an open workspace. */
export function createWorkspaceHandlers(
  deps: WorkspaceHandlersDeps,
): Pick<Handlers, 'workspace.rename' | 'workspace.backup' | 'workspace.addSamples'> {
  return {
    'workspace.rename': ({ name }) => {
      const trimmed = name.trim();
      if (trimmed === '' || codePointLength(trimmed) > longestName || /\p{Cc}|\p{Cs}/u.test(trimmed)) {
        return err(
          appError('bad-input', `A workspace name has 1 to ${longestName} characters.`, { place: 'name' }),
        );
      }
      writeMeta(deps.database, { name: trimmed });
      deps.emit('workspace.changed', {});
      return ok(deps.workspace.status());
    },
    'workspace.backup': async () => ok(await deps.backup()),
    'workspace.addSamples': () => ok({ added: deps.addSamples() }),
  };
}
