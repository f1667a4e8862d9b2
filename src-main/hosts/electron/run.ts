import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { type App, createApp } from '../../app.ts';
import { appVersion } from '../app-version.ts';
import { chooseFolders } from '../folders.ts';
import { createLogFile } from '../log-file.ts';
import { readWindowFiles } from '../window-files.ts';
import { appOrigin, registerAppScheme, serveAppScheme } from './app-scheme.ts';
import { denyPermissions, guardContents } from './guards.ts';
import { openKeychain } from './keychain.ts';
import { type Shortcuts, setMenu } from './menu.ts';
import { createWindow } from './window.ts';
import { connectWindows } from './wire.ts';

const { userData, workspace } = chooseFolders(process.argv, process.env);
/** The development server's address, where `npm run dev` started us; a packaged app never listens to it. */
const devUrl = app.isPackaged ? undefined : process.env['JD_DEV_URL'];
const origin = devUrl === undefined ? appOrigin : new URL(devUrl).origin;

// Electron refuses a folder that does not exist yet.
mkdirSync(userData, { recursive: true, mode: 0o700 });
app.setPath('userData', userData);
app.enableSandbox();
registerAppScheme();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow);
  guardContents(origin);
  void app.whenReady().then(start);
} else {
  process.stdout.write('Journey Designer is already open: its window comes to the front.\n');
  app.exit(0);
}

async function start(): Promise<void> {
  const clock = (): Date => new Date();
  const log = createLogFile(join(userData, 'logs'), clock);
  const created = await createApp({
    host: 'electron',
    version: appVersion(),
    workspaceFolder: workspace,
    clock,
    newId: randomUUID,
    log,
    keychain: await openKeychain(),
    passphrase: process.env['JD_PASSPHRASE'] ?? null,
    dialogs: { saveFile: askWhereToSave, printToPdf },
  });
  if (!created.ok) {
    const { message, remedy } = created.error;
    dialog.showErrorBox(
      'Journey Designer cannot open the workspace',
      [message, remedy].filter(Boolean).join('\n\n'),
    );
    return app.exit(1);
  }
  closeWithApp(created.value);
  denyPermissions(session.defaultSession, origin);
  serveAppScheme(session.defaultSession, readWindowFiles(join(import.meta.dirname, '..', 'window')));
  const connect = connectWindows(created.value, origin, log);
  const open = (): void => {
    const place = { stateFile: join(userData, 'window.json'), url: devUrl ?? `${appOrigin}/` };
    createWindow(place, (window) => connect(window.webContents));
  };
  keepMenu(created.value);
  app.on('window-all-closed', () => app.quit());
  app.on('activate', () => BrowserWindow.getAllWindows().length > 0 || open());
  open();
}

/** The menu shows the shortcuts that the user chose, and shows them anew when they change. */
function keepMenu(application: App): void {
  const send = (action: string): void => {
    const text = JSON.stringify({ event: 'host.action', payload: { action } });
    BrowserWindow.getFocusedWindow()?.webContents.send('to-window', text);
  };
  const refresh = async (): Promise<void> => {
    const reply = await application.dispatch('settings.get', {});
    setMenu(send, reply.ok ? (reply.value as { shortcuts: Shortcuts }).shortcuts : {});
  };
  setMenu(send);
  void refresh();
  application.subscribe(({ event }) => {
    if (event === 'settings.changed' || event === 'workspace.replaced') void refresh();
  });
}

/** Leaves only when the workspace is closed. */
function closeWithApp(application: App): void {
  let closing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    void application.close().finally(() => app.exit(0));
  });
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

async function askWhereToSave(suggestedName: string): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow();
  const options = { defaultPath: join(app.getPath('documents'), suggestedName) };
  const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** The sheets that the window has laid out, at the size that they say. */
async function printToPdf(): Promise<Uint8Array> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window === undefined) throw new Error('There is no window to print.');
  return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
}
