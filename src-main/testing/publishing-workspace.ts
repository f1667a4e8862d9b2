import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../shared/base/result.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
} from '../../shared/contract/commands.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { updateRecord } from '../../shared/documents/change.ts';
import {
  type Change,
  type Document,
  type DocumentRecord,
  emptyChange,
} from '../../shared/documents/document.ts';
import type { Journey, JourneyRecord } from '../../shared/journeys/journey.ts';
import { journeyOf } from '../../shared/journeys/new-journey.ts';
import { consumerOnboarding } from '../../shared/journeys/samples/consumer-onboarding.ts';
import type { EnvironmentConnection, EnvironmentRole } from '../../shared/publishing/environment.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { findMigrationsFolder } from '../database/folders.ts';
import { applyMigrations, readMigrations } from '../database/migrate.ts';
import { createSealer } from '../database/sealer.ts';
import { createDocumentsService } from '../documents/documents-service.ts';
import { createFunnelsService } from '../funnels/funnels-service.ts';
import { inWords } from '../gate.ts';
import { createPublishing } from '../publishing/publishing.ts';
import { createSecrets } from '../settings/secrets.ts';

type PublishingCommand = Extract<CommandName, `publishing.${string}`>;

export const workspaceKey: Uint8Array = new Uint8Array(32).fill(7);
const key = workspaceKey;
const made: { close: () => Promise<void> }[] = [];

/** What a test does to the file behind the application's back. */
interface WorkspaceFile {
  readonly exec: (sql: string) => void;
  readonly pragma: (text: string) => unknown;
}

/** A workspace with its documents and publishing, on a real encrypted file; commands are called by name. */
export function openPublishingWorkspace(folder: string = mkdtempSync(join(tmpdir(), 'jd-publishing-'))) {
  const database: Database = openDatabase({ file: join(folder, 'workspace.db'), key, mustExist: false });
  const pending = readMigrations(findMigrationsFolder()).filter(
    ({ number }) => number > (database.pragma('user_version', { simple: true }) as number),
  );
  applyMigrations(database, pending, new Date());
  const events: { event: string; payload: unknown }[] = [];
  const logged: string[] = [];
  const note = (message: string, fields: object = {}) =>
    void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  const base = {
    database,
    clock: () => new Date(),
    newId: randomUUID,
    emit: (event: string, payload: unknown) => void events.push({ event, payload }),
  };
  const documents = createDocumentsService(base);
  const funnels = createFunnelsService(base);
  const secrets = createSecrets(folder, key, log);
  const publishing = createPublishing({
    ...base,
    documents,
    secrets,
    sealer: createSealer(key),
    ruleSettings: () => ({}),
    author: () => 'Robin',
    funnels,
    workspaceFolder: folder,
    log,
  });

  async function call<Name extends PublishingCommand>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Result<CommandOutput<Name>, AppError>> {
    const handler = publishing.handlers[name] as unknown as (
      given: unknown,
    ) => Promise<Result<CommandOutput<Name>, AppError>>;
    // As the application does it: what the disk refuses comes back in words.
    const result = await inWords(handler)(commands[name].input.parse(input));
    if (result.ok) commands[name].output.parse(result.value);
    return result;
  }

  async function get<Name extends PublishingCommand>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandOutput<Name>> {
    const result = await call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
    return result.value;
  }

  const file: WorkspaceFile = {
    exec: (sql) => void database.exec(sql),
    pragma: (text) => database.pragma(text, { simple: true }),
  };
  const workspace = {
    folder,
    file,
    documents,
    funnels,
    secrets,
    publishing,
    events,
    logged,
    call,
    get,
    /** Puts a document in, a journey by its name or any document whole; answers its id. */
    draw: (drawn: string | Document): string => {
      const document = typeof drawn === 'string' ? soundJourney(drawn) : drawn;
      const inserted = documents.insert(document, 'create', 'Create');
      if (!inserted.ok) throw new Error(inserted.error.message);
      return document.id;
    },
    read: (id: string) => {
      const read = documents.read(id);
      if (!read.ok) throw new Error(read.error.message);
      return read.value;
    },
    /** One edit, as a window sends it. */
    apply: (id: string, change: Change): number => {
      const { revision } = workspace.read(id);
      const applied = documents.applyChange({
        id,
        baseRevision: revision,
        changeId: randomUUID(),
        intent: 'edit',
        label: 'Edit',
        change,
      });
      if (!applied.ok) throw new Error(applied.error.message);
      return applied.value.revision;
    },
    /** Sets fields of the first record of a kind, or of the header. */
    edit: (id: string, kind: string | null, fields: Partial<DocumentRecord>): number => {
      const { document } = workspace.read(id);
      const record = Object.values(document.records).find((one) => one.kind === kind);
      const touched = record ? updateRecord(document, record.id, fields) : undefined;
      const header = Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [
          field,
          [document.header[field] ?? null, value ?? null] as const,
        ]),
      );
      return workspace.apply(id, kind === null ? { ...emptyChange, header } : (touched ?? emptyChange));
    },
    environment: async (
      connection: EnvironmentConnection,
      password: string | null,
      role: EnvironmentRole = 'dev',
      name = 'Dev',
    ): Promise<string> => {
      const saved = await get('publishing.saveEnvironment', {
        id: null,
        name,
        role,
        connection,
        password,
        remember: true,
      });
      return saved.id;
    },
    /** Production is read only until then. */
    unlock: async (environmentId: string): Promise<void> => {
      const all = await get('publishing.environments', {});
      const confirmation = all.find(({ id }) => id === environmentId)?.name ?? '';
      await get('publishing.unlock', { environmentId, confirmation, minutes: 60 });
    },
    plan: (environmentId: string, ...documentIds: string[]) =>
      get('publishing.plan', { environmentId, documentIds }),
    push: async (environmentId: string, ...documentIds: string[]) => {
      const plan = await get('publishing.plan', { environmentId, documentIds });
      return call('publishing.push', {
        planId: plan.id,
        planHash: plan.hash,
        confirmation: plan.environmentName,
      });
    },
    states: async (environmentId: string): Promise<Record<string, string>> => {
      const status = await get('publishing.status', { environmentId });
      return Object.fromEntries(status.documents.map(({ name, state }) => [name, state]));
    },
    close: async () => {
      await publishing.close();
      database.close();
    },
  };
  made.push({
    close: async () => {
      await publishing.close();
      if (database.open) database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  return workspace;
}

export type PublishingWorkspace = ReturnType<typeof openPublishingWorkspace>;

export async function closePublishingWorkspaces(): Promise<void> {
  for (const workspace of made.splice(0)) await workspace.close();
}

/** A journey with something in every column and without findings that block. */
export function soundJourney(name: string, id: string = randomUUID()): Journey {
  const { header, records } = consumerOnboarding(randomUUID);
  return journeyOf(
    id,
    { ...header, name, successCriteria: { note: 'kept as it is' } },
    Object.values(records) as JourneyRecord[],
  );
}
