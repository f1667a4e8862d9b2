import { contextBridge, ipcRenderer } from 'electron';

/** All that the window ever gets from Electron: a wire that carries text. */
contextBridge.exposeInMainWorld('journeyDesigner', {
  send: (text: string): void => ipcRenderer.send('to-application', text),
  onMessage: (listener: (text: string) => void): void => {
    ipcRenderer.on('to-window', (_event, text: string) => listener(text));
  },
});
