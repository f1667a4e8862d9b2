import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type * as Entry from './window-entry.ts';

/** The window's own actions, of the code as it stands. */
export type WindowParts = typeof Entry;

export async function loadWindowParts(): Promise<WindowParts> {
  const root = join(import.meta.dirname, '..', '..');
  const place = join(root, 'node_modules', '.cache');
  mkdirSync(place, { recursive: true });
  // Below the project, so that packages are found from there.
  const folder = mkdtempSync(join(place, 'jd-window-parts-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(import.meta.dirname, 'window-entry.ts'),
        outDir: folder,
        emptyOutDir: false,
        target: 'node24',
        rolldownOptions: { output: { entryFileNames: 'window-parts.mjs' } },
      },
    });
    return (await import(join(folder, 'window-parts.mjs'))) as WindowParts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
