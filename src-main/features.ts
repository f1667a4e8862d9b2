import type { CommandName } from '../shared/contract/commands.ts';
import type { OpenedKeys } from './database/keys.ts';
import { readMeta, writeMeta } from './database/meta.ts';
import type { Handlers } from './dispatch.ts';
import { createDocumentsHandlers } from './documents/documents-handlers.ts';
import { createDocumentsService } from './documents/documents-service.ts';
import { createExchange } from './documents/exchange.ts';
import { createFilesHandlers } from './documents/files-handlers.ts';
import type { Emit } from './emit.ts';
import type { Ports } from './ports.ts';
import { createBackups } from './settings/backups.ts';
import { createSecrets } from './settings/secrets.ts';
import { createSettingsHandlers } from './settings/settings-handlers.ts';
import { createSettingsService } from './settings/settings-service.ts';
import type { OpenWorkspace, Workspace } from './settings/workspace.ts';
import { createWorkspaceHandlers } from './settings/workspace-handlers.ts';

type FeatureHandlers = Omit<
  Handlers,
  | 'workspace.status'
  | 'workspace.unlock'
  | 'workspace.setPassphrase'
  | Extract<CommandName, `publishing.${string}`>
>;

/** Everything that works on an open workspace. */
export interface Features {
  readonly mode: OpenWorkspace['mode'];
  readonly handlers: FeatureHandlers;
  readonly onKeys: (keys: OpenedKeys) => void;
  readonly close: () => Promise<void>;
}

export interface FeaturesDeps {
  readonly ports: Ports;
  readonly emit: Emit;
  readonly workspace: Workspace;
  readonly opened: OpenWorkspace;
}

export function createFeatures({ ports, emit, workspace, opened }: FeaturesDeps): Features {
  const { clock, newId, log, workspaceFolder } = ports;
  const { database, keys, mode } = opened;
  const documents = createDocumentsService({ database, clock, newId, emit });
  const exchange = createExchange(documents, newId);
  const backups = createBackups(workspaceFolder, keys.dataKey, clock);
  const secrets = createSecrets(workspaceFolder, keys.secretsKey, log);

  if (mode === 'open') {
    addFirstSamples();
    if (backups.isDue()) takeDailyBackup();
  }

  /** A fresh workspace shows something real; the command line shows nothing, so it leaves that to the first window. */
  function addFirstSamples(): void {
    if (ports.host === 'cli' || readMeta(database).samples === 'done') return;
    exchange.addSamples();
    writeMeta(database, { samples: 'done' });
  }

  function takeDailyBackup(): void {
    backups.take().then(
      ({ bytes }) => log.info('daily backup taken', { bytes }),
      (thrown: unknown) => log.error('the daily backup failed', { cause: String(thrown) }),
    );
  }

  return {
    mode,
    handlers: {
      ...createDocumentsHandlers(documents, exchange),
      ...createFilesHandlers(ports.dialogs),
      ...createSettingsHandlers(createSettingsService(database, emit)),
      ...createWorkspaceHandlers({
        workspace,
        backup: backups.take,
        addSamples: exchange.addSamples,
      }),
    },
    onKeys: ({ secretsKey }) => {
      if (secretsKey) secrets.protect(secretsKey);
    },
    close: backups.settled,
  };
}
