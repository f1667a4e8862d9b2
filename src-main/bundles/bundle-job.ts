import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../shared/base/result.ts';
import type { BundleProblem } from '../../shared/bundles/decode-bundle.ts';
import { type ReadBundle, readBundle } from './read-bundle.ts';

/** Longer than any file within the limits takes on a slow machine. */
const longestMs = 60_000;
/** Of the text; below it, a thread takes longer to start than the file to be read. */
const small = 64 * 1024;

/** Reads a bundle, a large one in a thread of its own, so that nothing waits for it and nothing hangs with it. */
export function runBundle(text: string): Promise<Result<ReadBundle, BundleProblem>> {
  if (text.length <= small) return Promise.resolve(readBundle(text));
  // The worker lies beside this module: as a source file, and as a built file beside the bundle.
  const worker = new Worker(new URL(`./bundle-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: { text },
  });
  return new Promise((resolve) => {
    const giveUp = (reason: string) =>
      resolve(err({ place: 'The file', reason, remedy: 'Export fewer documents at a time.' }));
    const timer = setTimeout(() => {
      giveUp('takes too long to read');
      void worker.terminate();
    }, longestMs);
    worker.once('message', (reply: Result<ReadBundle, BundleProblem>) => resolve(reply));
    worker.once('error', () => giveUp('could not be read to its end'));
    worker.once('exit', () => {
      clearTimeout(timer);
      giveUp('could not be read to its end');
    });
  });
}
