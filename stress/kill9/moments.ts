import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectToServer } from '../../src-main/publishing/postgres/server-connection.ts';
import type { TestApp } from '../../src-main/testing/test-app.ts';
import type { RandomSource } from '../random-source.ts';
import { type EditorTask, hashOf, published, type Report, type TaskEnvironment } from './protocol.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'shared', 'exchange', 'fixtures');
const foreignFiles = ['loan-application.bpmn', 'support.mmd', 'subscription-purchase.csv'];

interface Working {
  readonly get: TestApp['get'];
  readonly say: (report: Report) => void;
  readonly random: RandomSource;
  readonly publishedIds: readonly string[];
  /** One edit of a document, which is told once it is saved. */
  readonly describe: (documentId: string) => Promise<void>;
}

type Work = () => Promise<void>;

/** What the process does again and again, so that a kill comes into the middle of it; null: it only edits. */
export async function momentWork(task: EditorTask, working: Working): Promise<Work | null> {
  const { environment, moment } = task;
  if (moment === 'file import') return fileImport(working);
  if (moment === 'bundle import') return bundleImport(task, working);
  if (moment === 'backup') return () => takeBackup(working);
  if (!environment) return null;
  if (moment === 'push') return pushing(environment, working);
  return moment === 'pull' ? pulling(environment, working) : null;
}

async function takeBackup({ get, say }: Working): Promise<void> {
  const { file } = await get('workspace.backup', {});
  say({ kind: 'backup', file });
}

/** This host keeps passwords in memory only. */
export function enterPassword(get: TestApp['get'], { id, connection, password }: TaskEnvironment) {
  return get('publishing.saveEnvironment', {
    id,
    name: 'Production',
    role: 'dev',
    connection,
    password,
    remember: true,
  });
}

async function pushing(environment: TaskEnvironment, working: Working): Promise<Work> {
  const { get, say, random, publishedIds, describe } = working;
  await enterPassword(get, environment);
  return async () => {
    for (const id of publishedIds) if (random.chance(0.6)) await describe(id);
    const input = { environmentId: environment.id, documentIds: [...publishedIds] };
    const plan = await get('publishing.plan', input);
    if (plan.documents.every(({ write }) => write === 'none')) return;
    const sent = { planId: plan.id, planHash: plan.hash, confirmation: null };
    const { id: pushId } = await get('publishing.push', sent);
    say({ kind: 'pushed', pushId });
  };
}

/** Somebody else changes every row, this workspace describes some of them, and the pull merges both. */
async function pulling(environment: TaskEnvironment, working: Working): Promise<Work> {
  const { get, random, publishedIds, describe } = working;
  await enterPassword(get, environment);
  const { connection, password, otherUser } = environment;
  const other = await connectToServer({ ...connection, user: otherUser }, password);
  return async () => {
    for (const { table, column } of published)
      await other.query(`UPDATE ${table} SET ${column} = $1`, [`w${random.below(1_000_000)}`]);
    for (const id of publishedIds) if (random.chance(0.5)) await describe(id);
    await get('publishing.pull', { environmentId: environment.id, documentIds: [], acceptVanished: true });
    await tell(working, publishedIds);
  };
}

async function fileImport(working: Working): Promise<Work> {
  const { get, random, publishedIds } = working;
  const own = await get('documents.exportJson', { id: random.pick(publishedIds) ?? '' });
  return async () => {
    if (random.chance(0.6)) {
      const { id } = await get('documents.importJson', { fileName: own.fileName, text: own.text });
      return tell(working, [id]);
    }
    const fileName = random.pick(foreignFiles) ?? '';
    const text = readFileSync(join(fixtures, fileName), 'utf8');
    const { document } = await get('documents.importFile', { fileName, text, name: null });
    return tell(working, [document.id]);
  };
}

/** Longer than what is imported without a thread of its own, in UTF-16 units. */
const longText = 70_000;

async function bundleImport({ without }: EditorTask, working: Working): Promise<Work> {
  const { get, publishedIds, random } = working;
  const exported = await get('bundles.export', { documentIds: [...publishedIds], references: false });
  const { fileName } = exported;
  return async () => {
    // The safeguard is taken out of the process itself, not of its threads.
    const isLong = without === null && random.chance(0.5);
    const text = isLong ? exported.text.padEnd(longText) : exported.text;
    const { checksum, documents } = await get('bundles.preview', { fileName, text });
    const choices = documents.map(({ documentId, revision }) => ({
      documentId,
      take: 'copy' as const,
      revision,
    }));
    const taken = await get('bundles.import', { fileName, text, checksum, choices });
    await tell(
      working,
      taken.documents.map(({ id }) => id),
    );
  };
}

async function tell({ get, say }: Working, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { document, revision } = await get('documents.open', { id });
    say({ kind: 'state', documentId: id, revision, hash: hashOf(document) });
  }
}
