import { setTimeout as sleep } from 'node:timers/promises';
import { type Backup, backupTakenAt, listBackups } from '../database/backup.ts';
import { runJob } from '../database/jobs.ts';

const dayMs = 24 * 60 * 60 * 1000;
const longestWaitMs = 3_000;

export interface Backups {
  /** Takes a verified backup now; one after the other. Rejects with the failure of the disk or file. */
  readonly take: () => Promise<Backup>;
  /** Whether the newest backup is older than a day. */
  readonly isDue: () => boolean;
  /** Waits until none is under way. */
  readonly settled: () => Promise<void>;
  /** Waits a moment for one that is under way, then gives it up: what it left unfinished goes at the next one. */
  readonly close: () => Promise<void>;
}

export function createBackups(folder: string, key: Uint8Array, clock: () => Date): Backups {
  const stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  async function take(): Promise<Backup> {
    const taken = await runJob({ job: 'backup', folder, key, now: clock() }, stop.signal);
    if (!taken.ok) throw taken.error;
    return taken.value;
  }

  return {
    take: () => {
      const next = last.then(take);
      last = next.catch(() => undefined);
      return next;
    },
    isDue: () => {
      const [newest] = listBackups(folder);
      if (!newest) return true;
      return Math.abs(clock().getTime() - Date.parse(backupTakenAt(newest))) > dayMs;
    },
    settled: async () => {
      await last;
    },
    close: async () => {
      await Promise.race([last, sleep(longestWaitMs, undefined, { ref: false })]);
      stop.abort();
    },
  };
}
