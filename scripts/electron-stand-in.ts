import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const notElectron =
  '#!/bin/sh\necho "This is a stand-in for Electron: it only shows what the package holds." >&2\nexit 1\n';

/** A folder of the shape that electron-builder expects of an unpacked Electron, without a program in it. */
export function makeStandIn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jd-electron-stand-in-'));
  const packageFile = createRequire(import.meta.url).resolve('electron/package.json');
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  mkdirSync(join(folder, 'resources'));
  mkdirSync(join(folder, 'locales'));
  const executable = process.platform === 'win32' ? 'electron.exe' : 'electron';
  writeFileSync(join(folder, executable), notElectron, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  writeFileSync(join(folder, 'LICENSE'), readFileSync(join(dirname(packageFile), 'LICENSE')));
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '');
  return folder;
}
