import { Menu, type MenuItemConstructorOptions } from 'electron';

type Send = (action: string) => void;

/** The shortcuts that the user chose, by the id of the action. */
export type Shortcuts = Readonly<Record<string, readonly string[]>>;

/** Electron's spelling; only shown, for the window itself listens to the keys. */
function shown([shortcut]: readonly string[]): Pick<
  MenuItemConstructorOptions,
  'accelerator' | 'registerAccelerator'
> {
  if (shortcut === undefined) return {};
  const accelerator = shortcut
    .replace(/\bmod\b/, 'CmdOrCtrl')
    .replace(/\bArrow(?=Up|Down|Left|Right)/, '')
    .replace(/\+\+$/, '+Plus');
  // Electron throws at a key that it does not know.
  const known =
    /^((CmdOrCtrl|Ctrl|ctrl|Alt|alt|Shift|shift|meta)\+)*(.|F\d{1,2}|Up|Down|Left|Right|Delete|Backspace|Home|End|PageUp|PageDown|Enter|Space|Tab|Plus)$/;
  return known.test(accelerator) ? { accelerator, registerAccelerator: false } : {};
}

/** The native menu. Items run the window's own actions; keys stay with the window, which knows what has the focus. */
export function setMenu(
  send: Send,
  shortcuts: Shortcuts = {},
  platform: NodeJS.Platform = process.platform,
): void {
  const own = (label: string, action: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    id: action,
    click: () => send(action),
    ...shown(shortcuts[action] ?? (accelerator === undefined ? [] : [accelerator])),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        own('New journey', 'document.new', 'CmdOrCtrl+N'),
        own('Import…', 'document.import', 'CmdOrCtrl+O'),
        own('Export…', 'document.export', 'CmdOrCtrl+Shift+E'),
        own('Export a picture…', 'document.picture', 'CmdOrCtrl+Alt+E'),
        own('Print or save as PDF…', 'document.print', 'CmdOrCtrl+Alt+P'),
        own('Duplicate', 'document.duplicate'),
        line,
        own('Close tab', 'tab.close', 'CmdOrCtrl+W'),
        own('Reopen closed tab', 'tab.reopen', 'CmdOrCtrl+Shift+T'),
        line,
        own('Back up the workspace', 'workspace.backup'),
        own('Settings', 'go.settings', 'CmdOrCtrl+,'),
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
        own('Explorer', 'view.explorer', 'CmdOrCtrl+B'),
        own('Inspector', 'view.inspector', 'CmdOrCtrl+Alt+B'),
        own('Findings and history', 'view.bottom', 'CmdOrCtrl+J'),
        line,
        own('Light theme', 'view.theme.light'),
        own('Dark theme', 'view.theme.dark'),
        own('Theme of the system', 'view.theme.system'),
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
