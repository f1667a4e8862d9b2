import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Compiled code is kept here, also for the next run: a process that is started for the tenth time takes a third of the time. */
export function compileCache(): string {
  const folder = join(tmpdir(), 'jd-stress-compile-cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}
