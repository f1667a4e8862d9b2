import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandName, CommandOutput } from '../../shared/contract/commands.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { Document } from '../../shared/documents/document.ts';
import type { Finding } from '../../shared/documents/finding.ts';
import { judge } from '../../shared/documents/judge.ts';
import type { RuleSettings } from '../../shared/documents/rule-settings.ts';
import type { Environment } from '../../shared/publishing/environment.ts';
import { parseConnection } from '../../shared/publishing/parse-connection.ts';
import { needsTypedName } from '../../shared/publishing/typed-name.ts';
import { unitOf } from '../../shared/publishing/units.ts';
import type { Database } from '../database/database.ts';
import { dateToTimestamp } from '../database/timestamp.ts';
import { writing } from '../database/transaction.ts';
import type { Handlers } from '../dispatch.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import type { Emit } from '../emit.ts';
import type { FunnelsService } from '../funnels/funnels-service.ts';
import type { Log, Sealer, Secrets } from '../ports.ts';
import type { PullingDeps } from './agreement.ts';
import { createBaselinesRepository } from './baselines-repository.ts';
import { type ComparedWhole, type Comparing, compareAll, compareWhole, readText } from './comparison.ts';
import { chooseSide, conflictOf, resolveConflict } from './conflicts.ts';
import { createEnvironmentsRepository } from './environments-repository.ts';
import { createEnvironmentsService, sandboxId, targetOf } from './environments-service.ts';
import { createLedgerRepository } from './ledger-repository.ts';
import { createPlanStore } from './made-plan.ts';
import { planAsSql } from './plan-as-sql.ts';
import { makePlan } from './planning.ts';
import { checkCatalog } from './postgres/catalog.ts';
import type { Connection } from './postgres/connection.ts';
import { readMeasuredFunnels } from './postgres/measured-funnels.ts';
import { createSandbox } from './postgres/sandbox.ts';
import { planSetup, runSetup, type SetupPlan } from './postgres/setup.ts';
import { inTransaction } from './postgres/transaction.ts';
import { type RemoteUnit, readUpdatedAt } from './postgres/units.ts';
import { pullCompared } from './pulling.ts';
import { createPushing } from './pushing.ts';
import { planRollback } from './rolling-back.ts';
import { testServer } from './server-test.ts';
import { createSessions } from './sessions.ts';
import { statusOf } from './status.ts';
import { missingTables, readableKinds } from './tables-there.ts';
import { vanishedFrom, vanishedRefusal } from './vanished.ts';

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
  const environments = createEnvironmentsService({
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

  function findings(document: Document): readonly Finding[] {
    const found = unitOf(document.kind).ruleSet.find(document);
    return judge(document, found, deps.ruleSettings(), (finding) => finding).findings;
  }

  function comparing(environment: Environment): Comparing {
    return { documents, baselines, environmentId: environment.id, schema: schemaOf(environment) };
  }

  /** The work on an environment that was asked for by id; everybody hears that it may have changed things. */
  async function inEnvironment<Value>(
    environmentId: string,
    work: (connection: Connection, environment: Environment) => Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    const environment = environments.find(environmentId);
    if (!environment.ok) return environment;
    return sessions.with(environment.value, (connection) => work(connection, environment.value));
  }

  /** One document, both sides, read in one moment. */
  async function withOne<Value>(
    input: { readonly environmentId: string; readonly documentId: string },
    work: (
      one: ComparedWhole,
      environment: Environment,
      connection: Connection,
    ) => Result<Value, AppError> | Promise<Result<Value, AppError>>,
  ): Promise<Result<Value, AppError>> {
    return inEnvironment(input.environmentId, async (connection, environment) => {
      const [one] = await inTransaction(connection, 'READ ONLY', () =>
        compareIds(connection, environment, [input.documentId]),
      );
      if (!one)
        return err(
          appError('not-found', 'This document is neither here nor there.', { place: input.documentId }),
        );
      return work(one, environment, connection);
    });
  }

  function pullingDeps(environment: Environment): PullingDeps {
    const label = `Pull from ${environment.name}`;
    const job = newId();
    const onStep = (done: number, total: number) => emit('jobs.progress', { job, label, done, total });
    const inOneWrite: PullingDeps['inOneWrite'] = (work) => writing(database, work);
    return { ...comparing(environment), environment, newId, now, onStep, inOneWrite };
  }

  return {
    handlers: {
      'publishing.environments': () => {
        sandbox.openSoon();
        return ok(environments.list());
      },
      'publishing.parseConnection': ({ text }) => {
        const parsed = parseConnection(text);
        return parsed.ok ? parsed : err(appError('bad-input', parsed.error, { place: 'text' }));
      },
      'publishing.saveEnvironment': async (input) => {
        const saved = await environments.save(input);
        if (saved.ok) emit('publishing.changed', { environmentId: saved.value.id });
        return saved;
      },
      'publishing.removeEnvironment': async ({ environmentId }) => {
        const removed = await environments.remove(environmentId);
        if (removed.ok) emit('publishing.changed', { environmentId });
        return removed;
      },
      'publishing.test': (input) => testServer(input, environments, sessions),
      'publishing.status': async ({ environmentId, acceptVanished }) => {
        const environment = environments.find(environmentId);
        if (!environment.ok) return environment;
        const notice = () => (environmentId === sandboxId ? sandbox.notice() : null);
        return statusOf(
          sessions,
          environment.value,
          comparing(environment.value),
          now(),
          notice,
          acceptVanished,
        );
      },
      'publishing.setupPreview': ({ environmentId }) =>
        inEnvironment(environmentId, async (connection, environment) =>
          ok(
            setupOutput(
              await inTransaction(connection, 'READ ONLY', () =>
                planSetup(connection, schemaOf(environment)),
              ),
            ),
          ),
        ),
      'publishing.setup': ({ environmentId, confirmation }) =>
        inEnvironment(environmentId, async (connection, environment) => {
          if (needsTypedName(environment.role) && confirmation !== environment.name) {
            return err(
              appError(
                'confirmation-needed',
                `Type "${environment.name}" to set it up. Nothing was changed.`,
              ),
            );
          }
          const done = await runSetup(connection, schemaOf(environment));
          if (done.state === 'differs') {
            return err(
              appError(
                'schema-differs',
                `Some of the ten tables exist and differ: ${done.differences[0]?.text}. Nothing was changed.`,
                {
                  remedy: 'Look at the list of differences; tables that exist are never altered.',
                },
              ),
            );
          }
          emit('publishing.changed', { environmentId });
          return ok({ ...setupOutput(done), state: 'ready' as const });
        }),
      'publishing.plan': ({ environmentId, documentIds, deleteIds }) =>
        inEnvironment(environmentId, async (connection, environment) => {
          const input = { ...comparing(environment), environment, planId: newId(), now: now(), findings };
          const made = await makePlan(connection, input, documentIds, deleteIds);
          if (!made.ok) return made;
          plans.keep(made.value);
          return ok(made.value.plan);
        }),
      'publishing.planRollback': ({ pushId }) => {
        const entry = ledger.find(pushId);
        if (!entry) {
          return err(appError('not-found', 'This push is not in the ledger.', { place: pushId }));
        }
        return inEnvironment(entry.record.environmentId, async (connection, environment) => {
          if (targetOf(environment.connection) !== entry.target) return err(elsewhere());
          const input = { ...comparing(environment), environment, planId: newId(), now: now(), findings };
          const made = await planRollback(connection, input, entry);
          if (!made.ok) return made;
          plans.keep(made.value);
          return ok(made.value.plan);
        });
      },
      'publishing.push': pushing.push,
      'publishing.cancelPush': ({ environmentId }) => ok({ answer: pushing.cancel(environmentId) }),
      'publishing.settlePush': ({ pushId }) => pushing.settle(pushId),
      'publishing.pushes': ({ environmentId }) => ok(ledger.list(environmentId)),
      'publishing.pull': async ({ environmentId, documentIds, acceptVanished }) => {
        const result = await inEnvironment(environmentId, async (connection, environment) => {
          const missing = missingTables(await checkCatalog(connection, schemaOf(environment)));
          if (missing) return err(missing);
          const { all, measured } = await inTransaction(connection, 'READ ONLY', async () => {
            const ids = documentIds.length > 0 ? documentIds : await allIds(connection, environment);
            const compared = await compareIds(connection, environment, ids);
            const funnels = compared.flatMap(({ kind, documentId }) =>
              kind === 'funnel' ? [documentId] : [],
            );
            const seen = await readMeasuredFunnels(connection, schemaOf(environment), funnels);
            return { all: compared, measured: seen };
          });
          const vanished =
            acceptVanished || documentIds.length > 0
              ? null
              : vanishedRefusal(vanishedFrom(all), environment.name);
          if (vanished) return err(vanished);
          deps.funnels.storeFunnelMeasures({ environmentId, at: now(), ...measured });
          return ok(pullCompared(all, pullingDeps(environment)));
        });
        if (result.ok) emit('publishing.changed', { environmentId });
        return result;
      },
      'publishing.remote': (input) => withOne(input, ({ remote }) => ok(remoteOutput(remote))),
      'publishing.conflict': (input) =>
        withOne(input, async (one, environment, connection) =>
          conflictOf(
            one,
            await readUpdatedAt(connection, schemaOf(environment), unitOf(one.kind), one.documentId),
          ),
        ),
      'publishing.chooseSide': async (input) => {
        const chosen = await withOne(input, (one, environment) =>
          chooseSide(one, input, pullingDeps(environment)),
        );
        if (chosen.ok) emit('publishing.changed', { environmentId: input.environmentId });
        return chosen;
      },
      'publishing.resolveConflict': async (input) => {
        const resolved = await withOne(input, (one, environment) =>
          resolveConflict(one, input, pullingDeps(environment)),
        );
        if (resolved.ok) emit('publishing.changed', { environmentId: input.environmentId });
        return resolved;
      },
      'publishing.exportSql': ({ planId }) => planAsSql(plans.find(planId)),
    },
    close: sandbox.close,
  };

  async function kindsIn(connection: Connection, environment: Environment) {
    const schema = schemaOf(environment);
    return readableKinds(connection, schema, await checkCatalog(connection, schema));
  }

  async function compareIds(connection: Connection, environment: Environment, ids: readonly string[]) {
    const kinds = await kindsIn(connection, environment);
    return compareWhole(connection, { ...comparing(environment), kinds }, ids);
  }

  async function allIds(connection: Connection, environment: Environment): Promise<string[]> {
    const kinds = await kindsIn(connection, environment);
    const all = await compareAll(connection, { ...comparing(environment), kinds });
    return all.map(({ documentId }) => documentId);
  }
}

function elsewhere(): AppError {
  return appError(
    'unsupported',
    'The environment points to another database now, so this push cannot be rolled back there. Nothing was written.',
    { remedy: 'Point it back to the database of this push, then try again.' },
  );
}

function schemaOf({ connection }: Environment): string {
  return connection.kind === 'sandbox' ? 'public' : connection.schema;
}

/** What is there as it is, with the document that it draws or why it draws none. */
function remoteOutput(remote: RemoteUnit | undefined): CommandOutput<'publishing.remote'> {
  if (!remote) return { text: null, document: null, reason: null };
  const { text } = remote;
  const read = readText(remote.kind, text);
  return read.ok
    ? { text, document: read.value.document, reason: null }
    : { text, document: null, reason: read.error };
}

function setupOutput({ state, differences, statements, needsAuthUsers }: SetupPlan) {
  return {
    state,
    differences: differences.map(({ text }) => text),
    statements: [...statements],
    needsAuthUsers,
  };
}
