import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BundleReply, BundleTask, BundleWork, BundleWorkerData, Step } from './bundle-messages.ts';

/** Longer than any file within the limits takes to be read on a slow machine, in ms; one made to take longer is given up. */
const longestMs = 60_000;

export interface JobControl {
  readonly onStep: (step: Step) => void;
  readonly stop: AbortSignal;
  /** Waited for before the thread takes the lock of the workspace file; what it answers is called when it gave it back. */
  readonly holdWrites: () => Promise<() => void>;
}

/** Why there is no answer: somebody stopped it, or the file was not read to its end. */
export type Unanswered = 'stopped' | 'takes too long to read' | 'could not be read to its end';

type Task<Name extends keyof BundleWork> = { readonly work: Name } & BundleWork[Name]['task'];
type Answered<Name extends keyof BundleWork> =
  | { readonly ok: true; readonly value: BundleWork[Name]['answer'] }
  | { readonly ok: false; readonly error: Unanswered };

/**
 * Does one piece of work with a bundle in a thread of its own, so that nothing waits for it and nothing hangs with it. Stopped before it
 * writes it is ended at once; while it writes, between two documents, and then its transaction is rolled back. Throws what the disk says.
 */
export function runInThread<Name extends keyof BundleWork>(
  task: Task<Name>,
  { onStep, stop, holdWrites }: JobControl,
): Promise<Answered<Name>> {
  if (stop.aborted) return Promise.resolve({ ok: false, error: 'stopped' });
  const flag = new SharedArrayBuffer(4);
  const workerData: BundleWorkerData = { task: task as BundleTask, stop: flag };
  // The worker lies beside this module: as a source file, and as a built file beside the bundle.
  const worker = new Worker(new URL(`./bundle-worker${extname(import.meta.url)}`, import.meta.url), {
    workerData,
  });
  let mayWrite = false;
  let hasEnded = false;
  let release = (): void => undefined;
  const letGo = (): void => {
    release();
    release = () => undefined;
  };
  const letWrite = async (): Promise<void> => {
    release = await holdWrites();
    if (hasEnded) return letGo();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage('write');
  };
  return new Promise((resolve, reject) => {
    const giveUp = (error: Unanswered): void => {
      resolve({ ok: false, error });
      void worker.terminate();
    };
    const timer = setTimeout(() => giveUp('takes too long to read'), longestMs);
    const end = (): void => {
      Atomics.store(new Int32Array(flag), 0, 1);
      if (!mayWrite) giveUp('stopped');
    };
    stop.addEventListener('abort', end, { once: true });
    worker.on('message', (reply: BundleReply) => {
      switch (reply.tell) {
        case 'step':
          clearTimeout(timer);
          onStep(reply);
          return;
        case 'ready':
          clearTimeout(timer);
          if (stop.aborted) return;
          mayWrite = true;
          void letWrite();
          return;
        case 'answer':
          letGo();
          resolve({ ok: true, value: reply.answer });
          return;
        case 'failed':
          reject(Object.assign(new Error(reply.message), { code: reply.code ?? '' }));
      }
    });
    worker.once('error', () => giveUp('could not be read to its end'));
    worker.once('exit', () => {
      hasEnded = true;
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
      letGo();
      giveUp('could not be read to its end');
    });
  });
}
