import { type IpcMainEvent, ipcMain, type WebContents } from 'electron';
import type { Log } from '../../ports.ts';
import { type Channel, createChannel, type Served } from '../channel.ts';
import { isOrigin } from './guards.ts';

/** Connects windows to the application. A message counts only from the top frame of a window of ours, on our page. */
export function connectWindows(app: Served, origin: string, log: Log): (contents: WebContents) => void {
  const channels = new Map<number, Channel>();

  ipcMain.on('to-application', (event: IpcMainEvent, text: unknown) => {
    const channel = isOurPage(event, origin) ? channels.get(event.sender.id) : undefined;
    if (channel === undefined || typeof text !== 'string' || !channel.receive(text)) {
      log.warn('a message to the application was refused', { sender: event.sender.id });
    }
  });

  return (contents) => {
    const { id } = contents;
    const channel = createChannel(app, (text) => {
      if (!contents.isDestroyed()) contents.send('to-window', text);
    });
    channels.set(id, channel);
    contents.once('destroyed', () => {
      channel.close();
      channels.delete(id);
    });
  };
}

function isOurPage(event: IpcMainEvent, origin: string): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOrigin(frame.url, origin);
}
