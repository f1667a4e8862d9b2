import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../shared/base/result.ts';
import type { Bundle, BundleProblem } from '../../shared/bundles/bundle.ts';
import { encodeBundle } from '../../shared/bundles/encode-bundle.ts';
import { type ReadBundle, readBundle } from './read-bundle.ts';
import { sha256 } from './sha256.ts';

export type BundleTask =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'write'; readonly content: Omit<Bundle, 'checksum'> };

/** Longer than any file within the limits takes on a slow machine. */
const longestMs = 60_000;
/** Below it, a thread takes longer to start than the work: UTF-16 units of the text, and records of all documents. */
const small = { text: 64 * 1024, records: 200 };

/** Reads a bundle, a large one in a thread of its own, so that nothing waits for it and nothing hangs with it. */
export async function runBundle(text: string): Promise<Result<ReadBundle, BundleProblem>> {
  if (text.length <= small.text) return readBundle(text);
  const read = await inThread<Result<ReadBundle, BundleProblem>>({ kind: 'read', text });
  return typeof read === 'string'
    ? err({ place: 'The file', reason: read, remedy: 'Export fewer documents at a time.' })
    : read;
}

/** The text of a bundle; the error says why there is none. */
export async function writeBundle(content: Omit<Bundle, 'checksum'>): Promise<Result<string, string>> {
  const records = content.documents.reduce((sum, { records: all }) => sum + Object.keys(all).length, 0);
  if (records <= small.records && content.images.length === 0) {
    return { ok: true, value: encodeBundle(content, sha256) };
  }
  const text = await inThread<{ readonly text: string }>({ kind: 'write', content });
  return typeof text === 'string' ? err(text) : { ok: true, value: text.text };
}

/** What the thread answers; a text says why it did not. */
function inThread<Answer extends object>(task: BundleTask): Promise<Answer | string> {
  // The worker lies beside this module: as a source file, and as a built file beside the bundle.
  const worker = new Worker(new URL(`./bundle-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData: task,
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve('takes too long to read');
      void worker.terminate();
    }, longestMs);
    worker.once('message', resolve);
    worker.once('error', () => resolve('could not be read to its end'));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve('could not be read to its end');
    });
  });
}
