import { EventEmitter } from 'node:events';

/** What the main process listens to; the windows emit on it. */
export const ipcMain = new EventEmitter();
