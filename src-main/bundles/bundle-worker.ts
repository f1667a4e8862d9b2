import { parentPort, workerData } from 'node:worker_threads';
import { encodeBundle } from '../../shared/bundles/encode-bundle.ts';
import type { BundleTask } from './bundle-job.ts';
import { readBundle } from './read-bundle.ts';
import { sha256 } from './sha256.ts';

/** A worker thread: one bundle, one answer. */
const task = workerData as BundleTask;
const answer = task.kind === 'read' ? readBundle(task.text) : { text: encodeBundle(task.content, sha256) };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(answer);
