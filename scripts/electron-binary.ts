import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const fetchTimeoutMs = 20_000;
const names: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Electron's own binary where it is installed, or null. */
export function electronBinary(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder(), 'dist');
  const file = join(folder, names[process.platform] ?? 'electron');
  return existsSync(file) ? file : null;
}

/** Tries to fetch the binary that the package does not bring, for a short time; else says why there is none. */
export async function fetchElectron(): Promise<string | { readonly why: string }> {
  const missing = 'Electron’s binary is not installed';
  if (process.env['CI'] || process.env['JD_NO_FETCH'])
    return { why: `${missing} and fetching it is turned off here` };
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { why: `${missing} and this machine has no screen to show it on` };
  }
  console.log(`${missing}: trying to fetch it, for at most ${fetchTimeoutMs / 1000} s.`);
  const child = spawn(process.execPath, [join(packageFolder(), 'install.js')], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill(), fetchTimeoutMs);
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(1));
  });
  clearTimeout(timer);
  return (code === 0 ? electronBinary() : null) ?? { why: `${missing} and could not be fetched` };
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}
