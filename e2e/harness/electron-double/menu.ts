export interface MenuTemplate {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
  readonly submenu?: readonly MenuTemplate[];
}

const roles = new Set(
  'appMenu quit cut copy paste selectAll resetZoom zoomIn zoomOut togglefullscreen toggleDevTools help'.split(
    ' ',
  ),
);

let current: readonly MenuTemplate[] = [];

function check(item: MenuTemplate): void {
  if (item.role !== undefined && !roles.has(item.role))
    throw new Error(`there is no menu role "${item.role}"`);
  if (item.role === undefined && item.type !== 'separator' && item.label === undefined) {
    throw new Error('a menu item needs a label, a role or a type');
  }
  for (const child of item.submenu ?? []) check(child);
}

export const Menu = {
  buildFromTemplate: (template: readonly MenuTemplate[]): readonly MenuTemplate[] => {
    for (const item of template) check(item);
    return template;
  },
  setApplicationMenu: (menu: readonly MenuTemplate[]): void => {
    current = menu;
  },
};

/** The labels of every item under its menu, for the test. */
export function menuLabels(): Record<string, string[]> {
  return Object.fromEntries(
    current.map((menu) => [
      (menu.label ?? menu.role ?? '').replace('&', ''),
      (menu.submenu ?? []).flatMap((item) =>
        item.type === 'separator' ? [] : [item.label ?? item.role ?? ''],
      ),
    ]),
  );
}

export function clickMenu(label: string): void {
  const item = current.flatMap((menu) => menu.submenu ?? []).find((candidate) => candidate.label === label);
  if (item?.click === undefined) throw new Error(`there is no menu item "${label}" to click`);
  item.click();
}
