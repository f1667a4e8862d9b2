import { expect, type Locator, type Page } from '@playwright/test';
import { untilSaved } from './saved.ts';

/** The frame around everything, as a user sees it: by names and roles, never by classes. */
export interface ShellPage {
  readonly explorer: Locator;
  readonly filter: Locator;
  readonly document: (name: string | RegExp) => Locator;
  readonly tab: (name: string | RegExp) => Locator;
  readonly status: Locator;
  readonly dialog: Locator;
  readonly canvas: Locator;
  readonly place: (name: 'Documents' | 'Map' | 'Publishing' | 'Settings') => Locator;
  readonly open: (name: string) => Promise<void>;
  readonly newJourney: (name: string) => Promise<void>;
  readonly saved: () => Promise<void>;
}

export function shellPage(page: Page): ShellPage {
  const explorer = page.getByRole('complementary', { name: 'Documents' });
  const tabs = page.getByRole('tablist', { name: 'Open documents' });
  const dialog = page.getByRole('dialog');
  const status = page.getByRole('contentinfo');
  const document = (name: string | RegExp) => explorer.getByRole('treeitem', { name, level: 2 });
  const tab = (name: string | RegExp) => tabs.getByRole('tab', { name });
  return {
    explorer,
    filter: explorer.getByRole('textbox', { name: 'Filter documents' }),
    document,
    tab,
    status,
    dialog,
    canvas: page.getByRole('application', { name: /^Canvas of/ }),
    place: (name) => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }),
    open: async (name) => {
      await document(new RegExp(`^${name}`)).click();
      await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByRole('application', { name: `Canvas of ${name}` })).toBeVisible();
    },
    newJourney: async (name) => {
      await explorer.getByRole('button', { name: 'New document' }).click();
      await dialog.getByLabel('Name').fill(name);
      await dialog.getByRole('button', { name: 'Create journey' }).click();
      await expect(dialog).toBeHidden();
      await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
      // A new document is there to be worked on: keys before that would go to it, or be taken from it.
      await expect(page.getByRole('application', { name: `Canvas of ${name}` })).toBeFocused();
    },
    saved: () => untilSaved(page),
  };
}
