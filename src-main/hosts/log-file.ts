import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogFields } from '../ports.ts';

const maxBytes = 1_000_000;

/** A log of JSON lines that only the user can read, with one older file kept beside it. */
export function createLogFile(folder: string, clock: () => Date): Log {
  const file = join(folder, 'journey-designer.log');
  const write = (level: string, message: string, fields: LogFields = {}): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (existsSync(file) && statSync(file).size > maxBytes) renameSync(file, `${file}.1`);
      const line = JSON.stringify({ time: clock().toISOString(), level, message, ...fields });
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written (full disk, lost folder) must never stop the work it describes.
    }
  };
  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}
