/**
 * Stands in for the `electron` module: the built main process and the built preload run unchanged on it, against a real
 * Chromium. It knows only what the host uses, and throws where the host uses it wrongly.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc.ts';
export { Menu } from './menu.ts';
export { safeStorage } from './safe-storage.ts';
export { protocol, session } from './session.ts';
export { screen, shell } from './system.ts';

import './remote-control.ts';
