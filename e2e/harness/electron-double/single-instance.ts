import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** First come, first served: the owner's process id in a file, and a file that a second process touches. */
export function takeLock(userData: string, onSecond: () => void): boolean {
  mkdirSync(userData, { recursive: true });
  const lock = join(userData, 'double.lock');
  const knock = join(userData, 'double.knock');
  if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
    writeFileSync(knock, String(process.pid));
    return false;
  }
  writeFileSync(lock, String(process.pid));
  writeFileSync(knock, '');
  watch(knock, () => {
    if (readFileSync(knock, 'utf8') !== '') {
      writeFileSync(knock, '');
      onSecond();
    }
  }).unref();
  return true;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  return spawnSync('kill', ['-0', String(pid)]).status === 0;
}
