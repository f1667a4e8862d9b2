import type { AppError, ErrorCode } from '../../shared/contract/errors.ts';
import { isEmptyChange } from '../../shared/documents/change.ts';
import type { Change } from '../../shared/documents/document.ts';
import { squashChanges } from '../../shared/documents/squash.ts';
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
  /** Sends nothing more until `resume`; what is under way is let finish. */
  readonly pause: () => Promise<void>;
  /** Takes up again after a failure, a lost connection or a pause. */
  readonly resume: (revision: number) => void;
  /** What is not yet known to be on disk, oldest first. */
  readonly pending: () => readonly PendingChange[];
  /** Gives up what is pending: it was kept elsewhere, or is not wanted. */
  readonly clear: () => void;
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

/** The change itself was refused and not written: sent again as it is, it would be refused again. */
const refusals: readonly ErrorCode[] = ['name-taken', 'invalid-change', 'bad-input'];

/** Changes leave one at a time and in order; after a failure nothing is sent until `resume`. */
export function createSaveQueue(deps: SaveQueueDeps): SaveQueue {
  let waiting: PendingChange[] = [];
  let revision = deps.revision;
  let running: Promise<void> | null = null;
  let stopped: ErrorCode | 'paused' | null = null;

  async function run() {
    for (let next = waiting[0]; next !== undefined && stopped === null; next = waiting[0]) {
      const sent = next;
      const reply = await deps.bridge.call('documents.applyChange', {
        id: deps.documentId,
        baseRevision: revision,
        changeId: sent.changeId,
        intent: sent.intent,
        label: sent.label,
        change: sent.change,
      });
      if (!reply.ok) {
        stopped = reply.error.code;
        // The caller sees a queue at rest, so that it may resume at once.
        running = null;
        deps.onStopped(reply.error);
        return;
      }
      revision = reply.value.revision;
      waiting = waiting.filter((pending) => pending !== sent);
      deps.onSaved(sent, revision);
    }
    running = null;
  }

  function start() {
    if (stopped === null && waiting.length > 0) running ??= run();
  }

  /** A refused change and what mends it (another name, an undo) go together: what was refused is never sent alone. */
  function joinRefused() {
    const last = waiting.at(-1);
    if (!last) return;
    const change = squashChanges(waiting.map((pending) => pending.change));
    waiting = isEmptyChange(change) ? [] : [{ ...last, intent: 'edit', change }];
    stopped = null;
  }

  return {
    push: (pending) => {
      waiting.push(pending);
      if (stopped !== null && refusals.some((code) => code === stopped)) joinRefused();
      start();
    },
    pause: () => {
      stopped = 'paused';
      return running ?? Promise.resolve();
    },
    resume: (at) => {
      revision = at;
      stopped = null;
      start();
    },
    pending: () => [...waiting],
    clear: () => {
      waiting = [];
    },
    settled: () => running ?? Promise.resolve(),
  };
}
