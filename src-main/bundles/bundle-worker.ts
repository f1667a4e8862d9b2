import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../shared/base/assert-never.ts';
import { encodeBundle } from '../../shared/bundles/encode-bundle.ts';
import type { BundleReply, BundleWork, BundleWorkerData, BundleWorkName, Step } from './bundle-messages.ts';
import { type Control, importInThread, previewInThread } from './bundle-threads.ts';
import { readBundleFile } from './read-bundle.ts';
import { sha256 } from './sha256.ts';

/** A worker thread with a connection of its own: one piece of work with a bundle, one answer. */
const { task, stop } = workerData as BundleWorkerData;
const flag = new Int32Array(stop);

const control: Control = {
  onStep: (step: Step) => say({ tell: 'step', ...step }),
  isStopped: () => Atomics.load(flag, 0) !== 0,
  /** Waits until nobody else is about to write. */
  mayWrite: async () => {
    say({ tell: 'ready' });
    if (parentPort) await once(parentPort, 'message');
  },
};

async function answer(): Promise<BundleWork[BundleWorkName]['answer']> {
  switch (task.work) {
    case 'read':
      return readBundleFile(task);
    case 'write':
      return encodeBundle(task.content, sha256);
    case 'preview':
      return previewInThread(task, control);
    case 'import':
      return importInThread(task, control);
    default:
      return assertNever(task);
  }
}

function say(reply: BundleReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  parentPort?.postMessage(reply);
}

try {
  say({ tell: 'answer', answer: await answer() });
} catch (thrown) {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : null;
  say({ tell: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown), code });
}
