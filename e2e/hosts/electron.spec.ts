import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { overPreload } from '../harness/commands.ts';
import { type ElectronProcess, spawnDouble, startElectronDouble } from '../harness/electron-process.ts';
import { freshFolder, removeFolder } from '../harness/host-process.ts';

interface Desktop {
  readonly folder: string;
  readonly start: (env?: Readonly<Record<string, string>>) => Promise<ElectronProcess>;
}

/** The built main process and preload on the double, with a fresh user folder. */
const test = base.extend<{ desktop: Desktop }, { window: ElectronProcess }>({
  /** One that is only looked at, and left as it was. */
  window: [
    async ({ headless: _headless }, provide) => {
      const folder = freshFolder();
      const app = await startElectronDouble({ folder });
      await provide(app);
      await app.kill();
      removeFolder(folder);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  desktop: async ({ headless: _headless }, provide) => {
    const folder = freshFolder();
    const running: ElectronProcess[] = [];
    await provide({
      folder,
      start: async (env = {}) => {
        const app = await startElectronDouble({ folder, env });
        running.push(app);
        return app;
      },
    });
    for (const app of running) await app.kill();
    removeFolder(folder);
  },
});

// One after another, in one worker: some of them share a window.
test.describe.configure({ mode: 'default' });

test('starts sandboxed and isolated, and gives the page two functions', async ({ window }) => {
  const { page, control } = window;
  const [first] = await control('windows');
  expect(first).toMatchObject({
    visible: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    },
  });
  expect(await control('sandboxed')).toBe(true);
  const given = await page.evaluate(() => {
    const world = globalThis as unknown as Record<string, Record<string, unknown>>;
    return {
      keys: Object.keys(world['journeyDesigner'] ?? {}),
      node: [typeof world['require'], typeof world['process']],
    };
  });
  expect(given).toEqual({ keys: ['send', 'onMessage'], node: ['undefined', 'undefined'] });
  expect(await overPreload(page, 'workspace.status', {})).toMatchObject({
    ok: true,
    value: { host: 'electron', dialogs: true },
  });
});

test('edits, saves, closes and opens again with everything kept', async ({ desktop }) => {
  const first = await desktop.start();
  const made = await overPreload(first.page, 'documents.create', {
    kind: 'journey',
    name: 'On the desktop',
    template: null,
  });
  if (!made.ok) throw new Error(made.error.message);
  const { id, revision } = made.value;
  const changed = await overPreload(first.page, 'documents.applyChange', {
    id,
    baseRevision: revision,
    changeId: 'change-1',
    intent: 'edit',
    label: 'Describe',
    change: { header: { description: [null, 'Edited here'] }, added: [], updated: [], removed: [] },
  });
  expect(changed).toMatchObject({ ok: true, value: { revision: revision + 1 } });
  expect(await first.close()).toBe(0);
  const second = await desktop.start();
  const opened = await overPreload(second.page, 'documents.open', { id });
  expect(opened).toMatchObject({
    ok: true,
    value: {
      revision: revision + 1,
      document: { header: { name: 'On the desktop', description: 'Edited here' } },
    },
  });
});

test('its menu has the four menus and runs the window’s own actions', async ({ window }) => {
  const { page, control } = window;
  expect(Object.keys(await control('menu'))).toEqual(['File', 'Edit', 'View', 'Help']);
  await expect(page.getByRole('button', { name: /search or run a command/i })).toBeVisible();
  await control('clickMenu', 'Keyboard shortcuts');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('asks the system where to save, and writes there', async ({ desktop }) => {
  const { page, control } = await desktop.start();
  const file = join(desktop.folder, 'exported.json');
  await control('answerSave', file);
  const saved = await overPreload(page, 'files.save', { fileName: 'a.journey.json', text: '{"a":1}' });
  expect(saved).toMatchObject({ ok: true, value: { result: 'saved', path: file } });
  expect(readFileSync(file, 'utf8')).toBe('{"a":1}');
  await control('answerSave', null);
  const cancelled = await overPreload(page, 'files.save', { fileName: 'b.journey.json', text: '{}' });
  expect(cancelled).toMatchObject({ ok: true, value: { result: 'cancelled' } });
  expect((await control('asked')).map(({ kind }) => kind)).toEqual(['save', 'save']);
});

test('a print becomes a PDF file where the user says, without a printer', async ({ desktop }) => {
  const { page, control } = await desktop.start();
  await page.getByRole('treeitem', { name: /^Consumer onboarding/, level: 2 }).click();
  await page.getByRole('application', { name: /^Canvas of/ }).waitFor();
  const file = join(desktop.folder, 'map.pdf');
  await control('answerSave', file);
  await page.keyboard.press('Control+Alt+p');
  await page.getByRole('dialog').getByRole('button', { name: 'Print or save as PDF' }).click();
  await expect(page.getByText(/^Saved .*map\.pdf/)).toBeVisible();
  expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

test('never leaves its own page; https links go to the system’s browser, others nowhere', async ({
  window,
}) => {
  const { page, control } = window;
  const address = page.url();
  const settle = (): Promise<void> => page.waitForTimeout(200);
  for (const url of [
    'https://example.org/docs',
    'http://example.org/',
    'file:///etc/passwd',
    'ssh://example.org/',
  ]) {
    await page.evaluate((to) => {
      location.href = to;
    }, url);
    await settle();
    expect(page.url()).toBe(address);
  }
  await page.evaluate(() => {
    open('https://example.org/popup');
    open('http://example.org/popup');
  });
  await settle();
  expect(
    page
      .context()
      .pages()
      .filter((other) => other.url().includes('example.org')),
  ).toEqual([]);
  await expect
    .poll(() => control('openedOutside'))
    .toEqual(['https://example.org/docs', 'https://example.org/popup']);
});

test('grants no permission but writing to the clipboard, and that only to its own page', async ({
  window,
}) => {
  const { control } = window;
  for (const name of [
    'geolocation',
    'media',
    'notifications',
    'openExternal',
    'clipboard-read',
    'hid',
    'midi',
  ]) {
    expect(await control('permission', name, 'app://journey-designer/')).toEqual({
      request: false,
      check: false,
    });
  }
  const clipboard = 'clipboard-sanitized-write';
  expect(await control('permission', clipboard, 'app://journey-designer/')).toEqual({
    request: true,
    check: true,
  });
  expect(await control('permission', clipboard, 'https://example.org/')).toEqual({
    request: false,
    check: false,
  });
});

test('hears only the top frame of its own page', async ({ window }) => {
  const { page, control } = window;
  const ask = (name: string) =>
    JSON.stringify({
      id: 1,
      command: 'documents.create',
      input: { kind: 'journey', name, template: null },
    });
  await control('messageFrom', 'https://example.org/', true, ask('From another site'));
  await control('messageFrom', 'app://journey-designer.evil/', true, ask('From a like name'));
  await control('messageFrom', 'app://journey-designer/', false, ask('From a frame'));
  const names = async (): Promise<readonly string[]> => {
    const list = await overPreload(page, 'documents.list', { archived: false });
    return list.ok ? list.value.map(({ name }) => name) : [];
  };
  // The same message from our own page arrives, so the refusals above were about the sender; what was heard came before it.
  await control('messageFrom', 'app://journey-designer/', true, ask('From its own page'));
  await expect.poll(names).toContain('From its own page');
  expect((await names()).filter((name) => name.startsWith('From '))).toEqual(['From its own page']);
});

test('answers its scheme from a list of files, with a policy', async ({ window }) => {
  const { page } = window;
  const answers = await page.evaluate(async () => {
    const ask = async (path: string): Promise<[number, string]> => {
      const response = await fetch(path);
      return [response.status, response.headers.get('content-security-policy') ?? ''];
    };
    return {
      page: await ask('/'),
      outside: await ask('/%2e%2e/%2e%2e/package.json'),
      mark: await ask('/.mark'),
    };
  });
  expect(answers.page[0]).toBe(200);
  expect(answers.page[1]).toContain("script-src 'self';");
  expect([answers.outside[0], answers.mark[0]]).toEqual([404, 404]);
});

test('a second start brings the first to the front and ends', async ({ desktop }) => {
  const { control } = await desktop.start();
  const second = spawnDouble({ folder: desktop.folder });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  await expect.poll(async () => (await control('windows'))[0]?.focusCount).toBe(1);
});

test('keeps the key in the system’s keychain where there is a real one', async ({ desktop }) => {
  const first = await desktop.start({ JD_DOUBLE_KEYCHAIN: 'gnome_libsecret' });
  const status = await overPreload(first.page, 'workspace.status', {});
  expect(status).toMatchObject({ ok: true, value: { state: 'open', key: 'keychain' } });
  expect(await first.close()).toBe(0);
  const second = await desktop.start({ JD_DOUBLE_KEYCHAIN: 'gnome_libsecret' });
  expect(await overPreload(second.page, 'workspace.status', {})).toMatchObject({
    ok: true,
    value: { state: 'open' },
  });
});

test('does not call the plain-text backend a keychain', async ({ desktop }) => {
  const { page } = await desktop.start({ JD_DOUBLE_KEYCHAIN: 'basic_text' });
  const status = await overPreload(page, 'workspace.status', {});
  expect(status).toMatchObject({ ok: true, value: { state: 'open', key: 'unprotected-file' } });
});

test('waits with closing while the page still has something to save', async ({ desktop }) => {
  const app = await desktop.start();
  // A page may only object once somebody has used it.
  await app.page.getByRole('button', { name: /search or run a command/i }).click();
  await app.page.evaluate(() => {
    const world = globalThis as unknown as { saving: boolean; objections: number };
    Object.assign(world, { saving: true, objections: 0 });
    addEventListener('beforeunload', (event) => {
      if (!world.saving) return;
      world.objections += 1;
      event.preventDefault();
    });
  });
  const closed = app.close();
  const objections = (): Promise<number> =>
    app.page.evaluate(() => (globalThis as unknown as { objections: number }).objections);
  await expect.poll(objections, { timeout: 30_000 }).toBeGreaterThan(1);
  await app.page.evaluate(() => {
    (globalThis as unknown as { saving: boolean }).saving = false;
  });
  expect(await closed).toBe(0);
});
