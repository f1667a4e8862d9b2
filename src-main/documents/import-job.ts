import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/contract/errors.ts';
import { type ReadImport, unreadable } from './read-import.ts';

export interface ImportTask {
  readonly fileName: string;
  readonly text: string;
}

/** Longer than any file within the limits takes on a slow machine; a file made to take longer is given up. */
const longestMs = 60_000;

/** Reads a file in a thread of its own, so that nothing waits for it and nothing hangs with it. */
export function runImport(task: ImportTask): Promise<Result<ReadImport, AppError>> {
  // The worker lies beside this module: as a source file, and as a built file beside the bundle.
  const worker = new Worker(new URL(`./import-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: task,
  });
  return new Promise((resolve) => {
    const giveUp = (reason: string) => resolve(err(unreadable(task.fileName, 'The file', reason)));
    const timer = setTimeout(() => {
      giveUp('takes too long to read');
      void worker.terminate();
    }, longestMs);
    worker.once('message', (reply: Result<ReadImport, AppError>) => resolve(reply));
    worker.once('error', () => giveUp('could not be read to its end'));
    worker.once('exit', () => {
      clearTimeout(timer);
      giveUp('could not be read to its end');
    });
  });
}
