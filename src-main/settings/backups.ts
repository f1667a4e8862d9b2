import { setTimeout as sleep } from 'node:timers/promises';
import { type Backup, listBackups } from '../database/backup.ts';
import { runJob } from '../database/jobs.ts';

const dayMs = 24 * 60 * 60 * 1000;
const longestWaitMs = 3_000;

export interface Backups {
  /** Takes a verified backup now; one after the other. Rejects with the failure of the disk or file. */
  readonly take: () => Promise<Backup>;
  /** Whether the newest backup is older than a day. */
  readonly isDue: () => boolean;
  /** Waits a moment for one that is under way, then gives it up: what it left unfinished goes at the next one. */
  readonly close: () => Promise<void>;
}

export function createBackups(folder: string, key: Uint8Array, clock: () => Date): Backups {
  const stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  async function take(): Promise<Backup> {
    const taken = await runJob({ job: 'backup', folder, key, now: clock() }, stop.signal);
    if (!taken.ok) throw taken.error;
    if (!taken.value) throw new Error('The backup answered nothing');
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
      // 2026-11-22T21-55-03-120Z.db
      const [date, time] = newest?.replace('.db', '').split('T') ?? [];
      if (!date || !time) return true;
      const [hours, minutes, seconds] = time.split('-');
      const taken = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`);
      return Math.abs(clock().getTime() - taken) > dayMs;
    },
    close: async () => {
      await Promise.race([last, sleep(longestWaitMs, undefined, { ref: false })]);
      stop.abort();
    },
  };
}
