import { expect, type Locator, type Page } from '@playwright/test';
import type { PostgresConnection } from '../../shared/publishing/environment.ts';

export interface Target {
  readonly name: string;
  readonly role: 'Development' | 'Staging' | 'Production';
  readonly connection: PostgresConnection;
  readonly password: string;
}

/** The publishing place as a user sees it: by names and roles, never by classes. */
export interface PublishingPage {
  readonly open: () => Promise<void>;
  readonly fillConnection: (target: Target) => Promise<void>;
  readonly addEnvironment: (target: Target) => Promise<void>;
  readonly choose: (name: string) => Promise<void>;
  /** Production is read only until then. */
  readonly unlock: (name: string) => Promise<void>;
  /** `typed`: the name, where it is asked for; then it is unlocked first. */
  readonly setUp: (name: string, typed?: string) => Promise<void>;
  readonly makePlan: () => Promise<void>;
  readonly push: (name: string, typed?: string) => Promise<void>;
  readonly lookAgain: () => Promise<void>;
  /** The row of a document in the list. */
  readonly row: (name: string) => Locator;
  readonly view: Locator;
  readonly dialog: Locator;
}

export function publishingPage(page: Page): PublishingPage {
  const view = page.getByRole('region', { name: /^Publish to / });
  const dialog = page.getByRole('dialog');
  const explorer = page.getByRole('complementary', { name: 'Environments and pushes' });

  async function fillConnection({ name, role, connection, password }: Target) {
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByRole('radio', { name: role }).check({ force: true });
    await dialog.getByLabel('Host').fill(connection.host);
    await dialog.getByLabel('Port').fill(String(connection.port));
    await dialog.getByLabel('Database').fill(connection.database);
    await dialog.getByLabel('User').fill(connection.user);
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    const tls = dialog.getByRole('checkbox', { name: 'Encrypt with TLS and verify the server' });
    await tls.setChecked(connection.tls === 'verify');
  }

  async function unlock(name: string) {
    await view.getByRole('button', { name: `Unlock ${name}…` }).click();
    await dialog.getByLabel(`Type ${name} to unlock it`).fill(name);
    await dialog.getByRole('button', { name: 'Unlock for 15 min' }).click();
    await expect(dialog).toBeHidden();
  }

  async function typeName(text: RegExp, typed: string | undefined) {
    if (typed !== undefined) await view.getByLabel(text).fill(typed);
  }

  return {
    view,
    dialog,
    open: async () => {
      await page
        .getByRole('navigation', { name: 'Places' })
        .getByRole('button', { name: 'Publishing' })
        .click();
      await expect(explorer.getByRole('heading', { name: 'Environments' })).toBeVisible();
    },
    unlock,
    fillConnection,
    addEnvironment: async (target) => {
      await explorer.getByRole('button', { name: 'Add environment' }).first().click();
      await fillConnection(target);
      await dialog.getByRole('button', { name: 'Add environment' }).click();
      await expect(dialog).toBeHidden();
    },
    choose: async (name) => {
      await explorer
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .first()
        .click();
      await expect(page.getByRole('region', { name: `Publish to ${name}` })).toBeVisible();
    },
    setUp: async (name, typed) => {
      await expect(view.getByText(`${name} has none of the tables yet.`)).toBeVisible();
      if (typed !== undefined) await unlock(name);
      // Ticked already where it is for development.
      await view.getByRole('checkbox', { name: /auth\.users/ }).check();
      await typeName(/to set it up$/, typed);
      await view.getByRole('button', { name: 'Set up this database' }).click();
      await expect(view.getByText(/has none of the tables yet/)).toBeHidden({ timeout: 30_000 });
    },
    makePlan: async () => {
      await view.getByRole('button', { name: /^Make a (new )?plan$/ }).click();
      await expect(view.getByText(/^Rehearsed .* in a rolled-back transaction/)).toBeVisible({
        timeout: 30_000,
      });
    },
    push: async (name, typed) => {
      await typeName(/to publish$/, typed);
      await view.getByRole('button', { name: `Push to ${name}` }).click();
    },
    lookAgain: async () => {
      await view.getByRole('button', { name: 'Look again' }).click();
    },
    row: (name) =>
      view.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: `Publish ${name}` }) }),
  };
}
