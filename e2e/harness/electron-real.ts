import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './host-process.ts';

/** Electron's own binary where it is installed and a screen is there to show it on, or null. */
export function realElectron(): string | null {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return null;
  const folder =
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(projectRoot, 'node_modules', 'electron', 'dist');
  const names: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  };
  const file = join(folder, names[process.platform] ?? 'electron');
  return existsSync(file) ? file : null;
}
