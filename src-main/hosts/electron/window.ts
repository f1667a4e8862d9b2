import { join } from 'node:path';
import { BrowserWindow, dialog } from 'electron';
import { readWindowState, rememberWindowState } from './window-state.ts';

export interface WindowPlace {
  readonly stateFile: string;
  readonly url: string;
}

/** One window: sandboxed, isolated, with nothing but the preload's wire. Shown when it has something to show. */
export function createWindow(place: WindowPlace, connect: (window: BrowserWindow) => void): BrowserWindow {
  const { bounds, maximized } = readWindowState(place.stateFile);
  const window = new BrowserWindow({
    ...(bounds ?? { width: 1440, height: 900 }),
    minWidth: 880,
    minHeight: 560,
    show: false,
    title: 'Journey Designer',
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      // Elsewhere than on macOS, Chromium would fetch its dictionaries from the net.
      spellcheck: process.platform === 'darwin',
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberWindowState(window, place.stateFile);
  waitForUnsaved(window);
  connect(window);
  void window.loadURL(place.url);
  return window;
}

const retryMs = 200;
const triesBeforeAsking = 25;

/**
 * The page refuses to unload while changes are on their way to the workspace: try again until they have arrived, and
 * ask only when they do not.
 */
function waitForUnsaved(window: BrowserWindow): void {
  let tries = 0;
  window.webContents.on('will-prevent-unload', (event) => {
    tries += 1;
    if (tries <= triesBeforeAsking) {
      setTimeout(() => window.isDestroyed() || window.close(), retryMs);
      return;
    }
    tries = 0;
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'The last changes are not saved yet.',
      detail: 'Everything that was marked as saved is kept. Keep the window open to try again.',
      buttons: ['Keep open', 'Close without them'],
      defaultId: 0,
      cancelId: 0,
    });
    // Preventing the event means: unload although the page objects.
    if (choice === 1) event.preventDefault();
  });
}
