import { err, type Result } from '../../shared/base/result.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import { type AppError, appError } from '../../shared/contract/errors.ts';
import type { Environment } from '../../shared/publishing/environment.ts';
import type { Database } from '../database/database.ts';
import { writing } from '../database/transaction.ts';
import type { Handlers } from '../dispatch.ts';
import type { DocumentsService } from '../documents/documents-service.ts';
import type { Emit } from '../emit.ts';
import type { BaselinesRepository } from './comparing/baselines-repository.ts';
import { type ComparedWhole, type Comparing, compareAll, compareWhole } from './comparing/comparison.ts';
import { readableKinds } from './comparing/tables-there.ts';
import type { EnvironmentsService } from './environments/environments-service.ts';
import type { Sessions } from './environments/sessions.ts';
import { checkCatalog } from './postgres/catalog.ts';
import type { Connection } from './postgres/connection.ts';
import { inTransaction } from './postgres/transaction.ts';
import type { PullingDeps } from './pulling/agreement.ts';

/** The publishing commands that one concern answers. */
export type PublishingHandlers<Names extends string> = Pick<
  Handlers,
  Extract<CommandName, `publishing.${Names}`>
>;

export interface ContextDeps {
  readonly database: Database;
  readonly documents: DocumentsService;
  readonly baselines: BaselinesRepository;
  readonly environments: EnvironmentsService;
  readonly sessions: Sessions;
  readonly newId: () => string;
  readonly now: () => string;
  readonly emit: Emit;
}

export type PublishingContext = ReturnType<typeof createPublishingContext>;

/** What every concern of publishing starts from: an environment by its id, a session there, the two sides compared. */
export function createPublishingContext(deps: ContextDeps) {
  const { database, documents, baselines, environments, sessions, newId, now, emit } = deps;

  function comparing(environment: Environment): Comparing {
    return { documents, baselines, environmentId: environment.id, schema: schemaOf(environment) };
  }

  /** The work on an environment that was asked for by id; everybody hears that it may have changed things. */
  async function inEnvironment<Value>(
    environmentId: string,
    work: (connection: Connection, environment: Environment) => Promise<Result<Value, AppError>>,
    stop?: AbortSignal,
  ): Promise<Result<Value, AppError>> {
    const environment = environments.find(environmentId);
    if (!environment.ok) return environment;
    return sessions.with(environment.value, (connection) => work(connection, environment.value), stop);
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
  function pullingDeps(environment: Environment): PullingDeps {
    const label = `Pull from ${environment.name}`;
    const job = newId();
    const onStep = (done: number, total: number) => emit('jobs.progress', { job, label, done, total });
    const inOneWrite: PullingDeps['inOneWrite'] = (work) => writing(database, work);
    return { ...comparing(environment), environment, newId, now, onStep, inOneWrite };
  }

  return { ...deps, comparing, inEnvironment, withOne, compareIds, allIds, pullingDeps };
}

export function schemaOf({ connection }: Environment): string {
  return connection.kind === 'sandbox' ? 'public' : connection.schema;
}
