import type { CommandName } from '../shared/contract/commands.ts';
import { createAttachmentsHandlers } from './attachments/attachments-handlers.ts';
import { createAttachmentsService } from './attachments/attachments-service.ts';
import { createBundlesHandlers } from './bundles/bundles-handlers.ts';
import { createBundlesService } from './bundles/bundles-service.ts';
import type { Backup } from './database/backup.ts';
import { readMeta, writeMeta } from './database/meta.ts';
import { createSealer } from './database/sealer.ts';
import { storageFailure } from './database/sqlite-failure.ts';
import type { Handlers } from './dispatch.ts';
import { createDocumentsHandlers } from './documents/documents-handlers.ts';
import { createDocumentsService } from './documents/documents-service.ts';
import { createExchange } from './documents/exchange.ts';
import { createFilesHandlers } from './documents/files-handlers.ts';
import { createTemplatesService } from './documents/templates-service.ts';
import type { Emit } from './emit.ts';
import { createFunnelsHandlers } from './funnels/funnels-handlers.ts';
import { createFunnelsService } from './funnels/funnels-service.ts';
import type { Ports } from './ports.ts';
import { createPublishing, type Publishing } from './publishing/publishing.ts';
import { createFindingCounts } from './references/finding-counts.ts';
import { createReferencesHandlers } from './references/references-handlers.ts';
import { createReferencesService } from './references/references-service.ts';
import { createBackups } from './settings/backups.ts';
import type { WorkspaceSecrets } from './settings/secrets.ts';
import { createSettingsHandlers } from './settings/settings-handlers.ts';
import { createSettingsService } from './settings/settings-service.ts';
import type { OpenWorkspace, Workspace } from './settings/workspace.ts';
import { createWorkspaceHandlers, type LockCommand } from './settings/workspace-handlers.ts';
import { backupFailedWords, publishingFailedWords } from './settings/workspace-words.ts';
import { createWriteHold } from './write-hold.ts';

type PublishingCommand = Extract<CommandName, `publishing.${string}`>;

/** Publishing writes its ledger from the start: a workspace that is open for reading or damaged there is without it. */
type FeatureHandlers = Omit<Handlers, LockCommand | PublishingCommand> &
  Partial<Pick<Handlers, PublishingCommand>>;

/** What publishing keeps beside the database under a key derived from the data key. */
export const sealedFiles = [{ name: 'sandbox.sealed', purpose: 'sandbox' }] as const;

/** Everything that works on an open workspace. */
export interface Features {
  readonly mode: OpenWorkspace['mode'];
  readonly handlers: FeatureHandlers;
  /** When the workspace file may be written again; null: now. */
  readonly writable: () => Promise<void> | null;
  /** Ends before the file is replaced: waits for a backup that is under way, however long it takes. */
  readonly rest: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface FeaturesDeps {
  readonly ports: Ports;
  readonly emit: Emit;
  readonly workspace: Workspace;
  readonly opened: OpenWorkspace;
  readonly secrets: WorkspaceSecrets;
}

export function createFeatures({ ports, emit, workspace, opened, secrets }: FeaturesDeps): Features {
  const { clock, newId, log, workspaceFolder } = ports;
  const { database, keys, mode } = opened;
  const settings = createSettingsService(database, emit);
  const funnels = createFunnelsService({ database, emit });
  const documents = createDocumentsService({ database, clock, newId, emit });
  const attachments = createAttachmentsService({ database, clock });
  const templates = createTemplatesService({ database, documents, clock, newId });
  const exchange = createExchange(documents, templates, attachments, newId);
  const writeHold = createWriteHold();
  const bundles = createBundlesService({
    database,
    documents,
    // A file that may not be written, or that is newer, is not opened a second time.
    access: mode === 'open' ? { folder: workspaceFolder, key: keys.dataKey } : null,
    writeHold,
    attachments,
    clock,
    newId,
    emit,
    version: ports.version,
  });
  const backups = createBackups(workspaceFolder, keys.dataKey, clock);

  const publishing = mode === 'open' ? openPublishing() : null;

  if (mode === 'open') {
    addFirstSamples();
    // A new workspace has nothing to lose yet, and a backup of nothing would put off the first that counts by a day.
    if (!workspace.status().firstRun && backups.isDue()) takeDailyBackup();
  }

  /** Publishing reads its ledger from the start; where that is damaged, the documents must still open. */
  function openPublishing(): Publishing | null {
    const sealer = createSealer(keys.dataKey);
    try {
      return createPublishing({
        database,
        documents,
        secrets,
        sealer,
        workspaceFolder,
        funnels,
        ruleSettings: () => settings.get().rules,
        author: () => settings.get().author,
        clock,
        newId,
        log,
        emit,
      });
    } catch (thrown) {
      const failure = storageFailure(thrown);
      if (!failure) throw thrown;
      log.error('publishing does not open', { cause: String(thrown) });
      workspace.warn(publishingFailedWords(failure));
      return null;
    }
  }

  /** A fresh workspace shows something real; the command line shows nothing, so it leaves that to the first window. */
  function addFirstSamples(): void {
    try {
      if (ports.host === 'cli' || readMeta(database).samples === 'done') return;
      exchange.addSamples();
      writeMeta(database, { samples: 'done' });
    } catch (thrown) {
      // A full disk or a damaged page must not keep anybody from what is there.
      if (!storageFailure(thrown)) throw thrown;
      log.warn('the samples were not added', { cause: String(thrown) });
    }
  }

  async function takeBackup(): Promise<Backup> {
    const taken = await backups.take();
    emit('workspace.changed', {});
    return taken;
  }

  function takeDailyBackup(): void {
    takeBackup().then(
      ({ bytes }) => log.info('daily backup taken', { bytes }),
      (thrown: unknown) => {
        log.error('the daily backup failed', { cause: String(thrown) });
        workspace.warn(backupFailedWords(storageFailure(thrown)));
      },
    );
  }

  return {
    mode,
    writable: writeHold.freed,
    handlers: {
      ...createDocumentsHandlers(documents, exchange, templates),
      ...createFilesHandlers(ports.dialogs),
      ...createAttachmentsHandlers({ attachments, documents, clock }),
      ...createBundlesHandlers(bundles),
      ...createFunnelsHandlers(funnels),
      ...createSettingsHandlers(settings),
      ...createReferencesHandlers(
        createReferencesService(documents),
        createFindingCounts(documents, () => settings.get().rules),
      ),
      ...createWorkspaceHandlers({
        workspace,
        backup: takeBackup,
        addSamples: exchange.addSamples,
      }),
      ...publishing?.handlers,
    },
    rest: async () => {
      await backups.settled();
      await close();
    },
    close,
  };

  async function close(): Promise<void> {
    await bundles.close();
    await publishing?.close();
    await backups.close();
  }
}
