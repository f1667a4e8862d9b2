import { _electron, type ElectronApplication, expect, test } from '@playwright/test';
import { overPreload } from '../harness/commands.ts';
import { realElectron } from '../harness/electron-real.ts';
import { freshFolder, projectRoot, removeFolder } from '../harness/host-process.ts';

/** The same bundles in Electron itself; this project exists only where its binary and a screen do. */
let folder: string;
test.beforeEach(() => {
  folder = freshFolder();
});
test.afterEach(() => removeFolder(folder));

function launch(): Promise<ElectronApplication> {
  const isRoot = process.getuid?.() === 0;
  return _electron.launch({
    executablePath: realElectron() ?? '',
    args: [...(isRoot ? ['--no-sandbox'] : []), projectRoot, `--user-data-dir=${folder}`],
  });
}

test('starts, edits, saves and opens again with everything kept', async () => {
  const first = await launch();
  const page = await first.firstWindow();
  await expect(page).toHaveTitle(/Journey Designer/);
  const made = await overPreload(page, 'documents.create', {
    kind: 'journey',
    name: 'In Electron',
    template: null,
  });
  expect(made.ok).toBe(true);
  await first.close();
  const second = await launch();
  const list = await overPreload(await second.firstWindow(), 'documents.list', { archived: false });
  expect(list.ok && list.value.map(({ name }) => name)).toContain('In Electron');
  await second.close();
});

test('gives the page two functions, no Node and no way out', async () => {
  const app = await launch();
  const page = await app.firstWindow();
  const address = page.url();
  expect(address).toBe('app://journey-designer/');
  const given = await page.evaluate(() => {
    const world = globalThis as unknown as Record<string, Record<string, unknown>>;
    return {
      keys: Object.keys(world['journeyDesigner'] ?? {}),
      node: [typeof world['require'], typeof world['process']],
    };
  });
  expect(given).toEqual({ keys: ['send', 'onMessage'], node: ['undefined', 'undefined'] });
  await page.evaluate(() => {
    location.href = 'http://example.org/';
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe(address);
  await app.close();
});
