import { extname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { checkExport, type PlannedExport } from '../postgres/check-export.ts';
import { exportPieces, type SqlExport } from '../postgres/export-sql.ts';
import { mapInSlices } from '../slices.ts';
import type { ExportReply, ExportTask } from './export-messages.ts';

export interface ExportJobDeps {
  /** How far it is, in statements of the file. */
  readonly onStep: (done: number, total: number) => void;
  readonly stop: AbortSignal;
}

/** Below it, a thread takes longer to start than the check: UTF-16 units of the text. */
const smallText = 256 * 1024;

/**
 * The text of an export, read again and compared with the plan before anybody gets it: a large one in a thread, for it takes seconds.
 * The error says what differs; where it is stopped, nothing is said that counts.
 */
export async function checkedExport(
  sql: SqlExport,
  plan: PlannedExport,
  { onStep, stop }: ExportJobDeps,
): Promise<Result<string, string>> {
  const pieces = await mapInSlices(exportPieces(sql), (piece) => piece, stop);
  const text = pieces.join('');
  if (stop.aborted) return err('it was stopped');
  const checked =
    text.length < smallText
      ? checkExport(text, plan)
      : await checkInThread(text, plan, { onStep: (done) => onStep(done, pieces.length), stop });
  return checked.ok ? ok(text) : checked;
}

async function checkInThread(
  text: string,
  { statements, ...plan }: PlannedExport,
  { onStep, stop }: { readonly onStep: (done: number) => void; readonly stop: AbortSignal },
): Promise<Result<null, string>> {
  // The worker lies beside this module: as a source file, and as a built file beside the bundle.
  const worker = new Worker(new URL(`./check-export-worker${extname(import.meta.url)}`, import.meta.url));
  const end = () => void worker.terminate();
  stop.addEventListener('abort', end, { once: true });
  const answer = answerOf(worker, onStep);
  try {
    const say = async (task: ExportTask) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(task);
      await nextTurn();
    };
    for (const statement of statements) {
      if (stop.aborted) break;
      await say({ tell: 'statement', statement });
    }
    await say({ tell: 'text', text, plan: documentsOnly(plan) });
    return await answer;
  } finally {
    stop.removeEventListener('abort', end);
    end();
  }
}

/** Nothing but what is looked at travels. */
function documentsOnly({
  schema,
  documents,
}: Omit<PlannedExport, 'statements'>): Omit<PlannedExport, 'statements'> {
  return {
    schema,
    documents: documents.map(({ documentId, kind, beforeHash, afterHash }) => ({
      documentId,
      kind,
      beforeHash,
      afterHash,
    })),
  };
}

function answerOf(worker: Worker, onStep: (done: number) => void): Promise<Result<null, string>> {
  const unread = err('it could not be read to its end');
  return new Promise((resolve) => {
    worker.on('message', (reply: ExportReply) => {
      if (reply.tell === 'read') onStep(reply.statements);
      else resolve(reply.checked);
    });
    worker.once('error', () => resolve(unread));
    worker.once('exit', () => resolve(unread));
  });
}
