import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyChange } from '../../shared/documents/apply.ts';
import { type Change, type Document, emptyChange } from '../../shared/documents/document.ts';
import { mutateSources } from '../clients/mutate-source.ts';
import { randomSource } from '../random-source.ts';
import { momentWork } from './moments.ts';
import { type EditorTask, hashOf, published, type Report } from './protocol.ts';
import { randomChange } from './random-change.ts';

/** The process that is killed: works through the application until it dies, and says what it was told is saved. */
const task = JSON.parse(process.argv[2] ?? '') as EditorTask;
const random = randomSource(task.seed);
if (task.without === 'transaction')
  mutateSources([
    {
      file: 'src-main/database/transaction.ts',
      from: '(run) => database.transaction(run).immediate()',
      to: '(run) => run()',
    },
  ]);
// Only now: the safeguard is taken out while the files are loaded.
const { openTestApp } = await import('../../src-main/testing/test-app.ts');
const publishedNames = new Set<string>(published.map(({ name }) => name));

/** Written before anything else happens, also where whoever reads is slower than this and the pipe is full. */
function say(report: Report): void {
  let left = Buffer.from(`${JSON.stringify(report)}\n`);
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN') throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

const { get } = await openTestApp({ workspaceFolder: task.folder });
const open = new Map<string, { document: Document; revision: number }>();
const publishedIds: string[] = [];
for (const { id, name, kind } of await get('documents.list', { archived: false })) {
  if (publishedNames.has(name)) publishedIds.push(id);
  else if (kind === 'journey' && open.size < 8) open.set(id, await get('documents.open', { id }));
}
const work = await momentWork(task, { get, say, random, publishedIds, describe });
say({ kind: 'ready' });

/** So many edits between two pushes, pulls or imports, and while a backup is taken. */
const editsBetween = task.moment === 'backup' ? 10 : 4;

for (let count = 1; ; count += 1) {
  if (work && count % editsBetween === 0) {
    say({ kind: 'began', what: task.moment });
    const done = work().then(() => say({ kind: 'ended', what: task.moment }));
    // A backup is taken while the edits go on.
    if (task.moment !== 'backup') await done;
  }
  if (random.chance(0.02) && open.size < 8) await makeDocument();
  else await edit(random.pick([...open.keys()]) ?? '');
  if (count % 5 === 0) await sleep(1);
}

async function makeDocument(): Promise<void> {
  const name = `Journey ${randomUUID()}`;
  const { id } = await get('documents.create', { kind: 'journey', name, template: 'consumer-onboarding' });
  say({ kind: 'made', documentId: id });
  open.set(id, await get('documents.open', { id }));
}

async function edit(documentId: string): Promise<void> {
  const now = open.get(documentId);
  if (!now) throw new Error('No document is open');
  open.set(documentId, await commit(now, randomChange(now.document, random)));
}

/** Describes a document anew: an edit that keeps it fit to be published. */
async function describe(documentId: string): Promise<void> {
  const now = await get('documents.open', { id: documentId });
  const description = `Described ${random.below(1_000_000)}`;
  const header = { description: [now.document.header['description'] ?? null, description] as const };
  await commit(now, { ...emptyChange, header });
}

async function commit(now: { readonly document: Document; readonly revision: number }, change: Change) {
  const changeId = randomUUID();
  const { id: documentId } = now.document;
  const applied = applyChange(now.document, change);
  if (!applied.ok) throw new Error(`The change does not fit: ${applied.error.reason}`);
  const revision = now.revision + 1;
  const report: Report = { kind: 'edit', documentId, revision, changeId, hash: hashOf(applied.value) };
  if (task.without === 'waiting') {
    say(report);
    await sleep(20);
  }
  const reply = await get('documents.applyChange', {
    id: documentId,
    baseRevision: now.revision,
    changeId,
    intent: 'edit',
    label: 'Edit',
    change,
  });
  if (reply.revision !== revision) throw new Error(`Revision ${reply.revision} instead of ${revision}`);
  if (task.without !== 'waiting') say(report);
  return { document: applied.value, revision };
}
