import { parentPort } from 'node:worker_threads';
import { checkExport } from '../postgres/check-export.ts';
import type { Statement } from '../postgres/statements.ts';
import type { ExportReply, ExportTask } from './export-messages.ts';

/** A worker thread: one file, one answer. What it is told comes in pieces, because whoever sends them has others waiting. */
const statements: Statement[] = [];
/** Statements of the file between two words about how far it is. */
const toldEvery = 500;

parentPort?.on('message', (task: ExportTask) => {
  if (task.tell === 'statement') {
    statements.push(task.statement);
    return;
  }
  let read = 0;
  const checked = checkExport(task.text, { ...task.plan, statements }, () => {
    read += 1;
    if (read % toldEvery === 0) say({ tell: 'read', statements: read });
  });
  say({ tell: 'checked', checked });
});

function say(reply: ExportReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(reply);
}
