import { join } from 'node:path';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { RuleSettings } from '../../shared/documents/rule-settings.ts';
import type { Database } from '../database/database.ts';
import { dateToTimestamp } from '../database/timestamp.ts';
import { writing } from '../database/transaction.ts';
import type { Handlers } from '../dispatch.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import type { Emit } from '../emit.ts';
import type { FunnelsService } from '../funnels/funnels-service.ts';
import type { Log, Sealer, Secrets } from '../ports.ts';
import { assistedCommands } from './assisted/assisted-commands.ts';
import { reviewCommands } from './assisted/review-commands.ts';
import { createBaselinesRepository } from './comparing/baselines-repository.ts';
import { environmentCommands } from './environments/environment-commands.ts';
import { createEnvironmentsRepository } from './environments/environments-repository.ts';
import { createEnvironmentsService, sandboxId } from './environments/environments-service.ts';
import { createSessions } from './environments/sessions.ts';
import { createUnlocking } from './environments/unlocking.ts';
import { createPlanStore } from './planning/made-plan.ts';
import { planCommands } from './planning/plan-commands.ts';
import { promotingCommands } from './planning/promoting-commands.ts';
import { createSandbox } from './postgres/sandbox.ts';
import { createPublishingContext, schemaOf } from './publishing-context.ts';
import { pullCommands } from './pulling/pull-commands.ts';
import { createLedgerRepository } from './pushing/ledger-repository.ts';
import { createPushing } from './pushing/pushing.ts';
import { setupCommands } from './schema/setup-commands.ts';

export interface PublishingDeps {
  readonly database: Database;
  readonly documents: DocumentsService;
  readonly secrets: Secrets;
  readonly sealer: Sealer;
  readonly workspaceFolder: string;
  /** Keeps what production measured, which is no part of a document. */
  readonly funnels: Pick<FunnelsService, 'storeFunnelMeasures' | 'forgetMeasures'>;
  /** How this workspace takes what the rules find. */
  readonly ruleSettings: () => RuleSettings;
  /** As the person calls themselves; empty: they do not. */
  readonly author: () => string;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Log;
  readonly emit: Emit;
}

export interface Publishing {
  readonly handlers: Pick<Handlers, Extract<CommandName, `publishing.${string}`>>;
  readonly close: () => Promise<void>;
}

/** The road between this workspace and production: environments, plans, pushes, pulls. */
export function createPublishing(deps: PublishingDeps): Publishing {
  const { database, documents, secrets, clock, newId, log, emit } = deps;
  const now = () => dateToTimestamp(clock());
  const baselines = createBaselinesRepository(database);
  const ledger = createLedgerRepository(database);
  const unlocking = createUnlocking({
    clock,
    onLock: (environmentId) => emit('publishing.lockChanged', { environmentId }),
  });
  const environments = createEnvironmentsService({
    unlocking,
    repository: createEnvironmentsRepository(database),
    secrets,
    newId,
    now,
    forget: (environmentId) => {
      baselines.removeAll(environmentId);
      deps.funnels.forgetMeasures(environmentId);
    },
  });
  const sandbox = createSandbox({
    file: join(deps.workspaceFolder, 'sandbox.sealed'),
    sealer: deps.sealer,
    log,
    onFresh: () => baselines.removeAll(sandboxId),
  });
  const sessions = createSessions(environments, sandbox);
  const plans = createPlanStore();
  const pushing = createPushing({
    plans,
    ledger,
    baselines,
    documents,
    environments,
    sessions,
    emit,
    now,
    newId,
    author: deps.author,
    inOneWrite: (work) => writing(database, work),
    schemaOf: (id) => {
      const found = environments.find(id);
      return found.ok ? schemaOf(found.value) : 'public';
    },
    afterPush: async ({ environment }) => {
      if (environment.id !== sandboxId) return null;
      try {
        await sandbox.save();
        return null;
      } catch (thrown) {
        log.error('the sandbox could not be kept', { cause: String(thrown) });
        return 'The disk refused to keep the sandbox, so it lasts until Journey Designer closes.';
      }
    },
  });
  pushing.recover();

  const context = createPublishingContext({
    database,
    documents,
    baselines,
    environments,
    sessions,
    newId,
    now,
    emit,
  });
  return {
    handlers: {
      ...environmentCommands(context, sandbox),
      ...setupCommands(context),
      ...planCommands({ context, plans, ledger, pushing, ruleSettings: deps.ruleSettings }),
      ...promotingCommands({ context, plans, ruleSettings: deps.ruleSettings }),
      ...pullCommands(context, deps.funnels),
      ...assistedCommands(context, ledger),
      ...reviewCommands({ context, plans, author: deps.author }),
    },
    close: () => {
      unlocking.close();
      return sandbox.close();
    },
  };
}
