import type { AppError } from '../../shared/contract/errors.ts';
import type { Change } from '../../shared/documents/document.ts';
import type { EditIntent } from '../../shared/documents/summary.ts';
import type { Bridge } from '../bridge/bridge.ts';

/** One change on its way to disk. Its id makes sending it twice harmless. */
export interface PendingChange {
  readonly changeId: string;
  readonly intent: EditIntent;
  readonly label: string;
  readonly change: Change;
}

export interface SaveQueue {
  readonly push: (pending: PendingChange) => void;
  /** Takes up again after a failure or a lost connection. */
  readonly resume: (revision: number) => void;
  /** What is not yet known to be on disk, oldest first. */
  readonly pending: () => readonly PendingChange[];
  /** Resolves when nothing is under way: everything saved, or stopped by a failure. */
  readonly settled: () => Promise<void>;
}

interface SaveQueueDeps {
  readonly documentId: string;
  readonly revision: number;
  readonly bridge: Bridge;
  readonly onSaved: (pending: PendingChange, revision: number) => void;
  readonly onStopped: (error: AppError) => void;
}

/** Changes leave one at a time and in order; after a failure nothing is sent until `resume`. */
export function createSaveQueue(deps: SaveQueueDeps): SaveQueue {
  const waiting: PendingChange[] = [];
  let revision = deps.revision;
  let running: Promise<void> | null = null;
  let stopped = false;

  async function run() {
    for (let next = waiting[0]; next !== undefined && !stopped; next = waiting[0]) {
      const reply = await deps.bridge.call('documents.applyChange', {
        id: deps.documentId,
        baseRevision: revision,
        changeId: next.changeId,
        intent: next.intent,
        label: next.label,
        change: next.change,
      });
      if (!reply.ok) {
        stopped = true;
        deps.onStopped(reply.error);
        break;
      }
      revision = reply.value.revision;
      waiting.shift();
      deps.onSaved(next, revision);
    }
    running = null;
  }

  function start() {
    if (!stopped) running ??= run();
  }

  return {
    push: (pending) => {
      waiting.push(pending);
      start();
    },
    resume: (at) => {
      revision = at;
      stopped = false;
      start();
    },
    pending: () => [...waiting],
    settled: () => running ?? Promise.resolve(),
  };
}
