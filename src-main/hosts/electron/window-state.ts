import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';

export interface WindowState {
  readonly bounds: Rectangle | null;
  readonly maximized: boolean;
}

/** Where the window stood last time; the first time, and after a screen has gone, the system chooses. */
export function readWindowState(file: string): WindowState {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowState>;
    const { x, y, width, height } = bounds ?? {};
    const whole = bounds && [x, y, width, height].every(Number.isInteger);
    return { bounds: whole && isOnScreen(bounds) ? bounds : null, maximized: Boolean(maximized) };
  } catch {
    return { bounds: null, maximized: false };
  }
}

export function rememberWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    } catch {
      // The place of a window is not worth a message at closing time.
    }
  });
}

function isOnScreen(bounds: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(bounds);
  const right = Math.min(bounds.x + bounds.width, workArea.x + workArea.width);
  const bottom = Math.min(bounds.y + bounds.height, workArea.y + workArea.height);
  return right - Math.max(bounds.x, workArea.x) > 100 && bottom - Math.max(bounds.y, workArea.y) > 100;
}
