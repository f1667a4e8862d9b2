import { Menu, type MenuItemConstructorOptions } from 'electron';

type Send = (action: string) => void;

/** The native menu. Items run the window's own actions; keys stay with the window, which knows what has the focus. */
export function setMenu(send: Send, platform: NodeJS.Platform = process.platform): void {
  const own = (label: string, action: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    id: action,
    click: () => send(action),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        own('New journey', 'document.new'),
        own('Import…', 'document.import'),
        own('Export…', 'document.export'),
        line,
        own('Close tab', 'tab.close', 'CmdOrCtrl+W'),
        line,
        { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        own('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
        own('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        own('Command palette…', 'view.palette', 'CmdOrCtrl+K'),
        line,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        line,
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { label: '&Help', role: 'help', submenu: [own('Keyboard shortcuts', 'help.shortcuts', '?')] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
