import { parentPort, workerData } from 'node:worker_threads';
import { readBundle } from './read-bundle.ts';

/** A worker thread: one file, one answer. */
const { text } = workerData as { readonly text: string };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(readBundle(text));
