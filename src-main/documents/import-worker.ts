import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportTask } from './import-job.ts';
import { readImport } from './read-import.ts';

/** A worker thread: one file, one answer. */
const { fileName, text } = workerData as ImportTask;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(readImport(fileName, text, randomUUID));
