import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { debuggingAddress } from './chromium-window.ts';
import { asked, saveAnswers } from './dialog.ts';
import { ipcMain } from './ipc.ts';
import { clickMenu, menuLabels } from './menu.ts';
import { session } from './session.ts';
import { openedOutside } from './system.ts';

/** What a test may ask of the double; the rest it does in the window itself. */
export const controls = {
  debuggingAddress: () => debuggingAddress(app.getPath('userData')),
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      visible: window.visible,
      focusCount: window.focusCount,
      webPreferences: window.options.webPreferences,
    })),
  sandboxed: () => app.sandboxed.value,
  menu: () => menuLabels(),
  clickMenu: (label: string) => clickMenu(label),
  answerSave: (path: string | null) => void saveAnswers.push(path),
  asked: () => asked,
  openedOutside: () => openedOutside,
  /** What the app's handlers say to a permission asked for by a page. */
  permission: (name: string, url: string) =>
    new Promise<{ readonly request: boolean; readonly check: boolean }>((resolve) => {
      const { permissionRequest, permissionCheck } = session.defaultSession;
      const check = permissionCheck?.(null, name, new URL(url).href) ?? true;
      if (!permissionRequest) return resolve({ request: true, check });
      return permissionRequest(null, name, (request) => resolve({ request, check }), { requestingUrl: url });
    }),
  /** A message as it would come from a frame at `url`: the app must judge it by that. */
  messageFrom: (url: string, isTop: boolean, text: string) => {
    const [window] = BrowserWindow.getAllWindows();
    const senderFrame = { url, parent: isTop ? null : {} };
    ipcMain.emit('to-application', { sender: window?.webContents, senderFrame }, text);
  },
  closeWindow: () => BrowserWindow.getFocusedWindow()?.close(),
  quit: () => app.quit(),
};

export type Controls = typeof controls;

interface Asked {
  readonly id: number;
  readonly name: keyof Controls;
  readonly args: readonly never[];
}

process.on('message', (message: Asked) => {
  void (async () => {
    try {
      const control: (...args: readonly never[]) => unknown = controls[message.name];
      process.send?.({ id: message.id, value: (await control(...message.args)) ?? null });
    } catch (error) {
      process.send?.({ id: message.id, error: String(error) });
    }
  })();
});
process.channel?.unref();
