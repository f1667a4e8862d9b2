import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyChange } from '../../shared/documents/apply.ts';
import type { Document } from '../../shared/documents/document.ts';
import { openTestApp } from '../../src-main/testing/test-app.ts';
import { randomSource } from '../random-source.ts';
import { type EditorTask, hashOf, type Report } from './protocol.ts';
import { randomChange } from './random-change.ts';

/** The process that is killed: edits through the application until it dies, and says what it was told is saved. */
const task = JSON.parse(process.argv[2] ?? '') as EditorTask;
const random = randomSource(task.seed);

function say(report: Report): void {
  writeSync(1, `${JSON.stringify(report)}\n`);
}

const { get } = await openTestApp({ workspaceFolder: task.folder });
const open = new Map<string, { document: Document; revision: number }>();
for (const { id } of await get('documents.list', { archived: false })) {
  open.set(id, await get('documents.open', { id }));
}
say({ kind: 'ready' });

for (let count = 1; ; count += 1) {
  if (task.backups && count % 10 === 1) {
    void get('workspace.backup', {}).then(() => say({ kind: 'backup' }));
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
  const changeId = randomUUID();
  const change = randomChange(now.document, random);
  const applied = applyChange(now.document, change);
  if (!applied.ok) throw new Error(`The change does not fit: ${applied.error.reason}`);
  const revision = now.revision + 1;
  const report: Report = { kind: 'edit', documentId, revision, changeId, hash: hashOf(applied.value) };
  if (task.acknowledgeEarly) {
    say(report);
    await sleep(4);
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
  open.set(documentId, { document: applied.value, revision });
  if (!task.acknowledgeEarly) say(report);
}
