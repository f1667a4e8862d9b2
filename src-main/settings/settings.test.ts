import { afterEach, expect, test } from 'vitest';
import { defaultSettings } from '../../shared/settings/settings.ts';
import { openDatabase } from '../database/database.ts';
import { workspaceFile } from '../database/folders.ts';
import { readKeys } from '../database/keys.ts';
import { openTestApp, removeTestFolders } from '../testing/test-app.ts';

afterEach(removeTestFolders);

test('settings begin with the defaults, change field by field, last, and are told to every window', async () => {
  const first = await openTestApp();
  expect(await first.get('settings.get', {})).toEqual(defaultSettings);
  await first.get('settings.set', { theme: 'dark' });
  const tabs = { open: ['a', 'b'], active: 'b' };
  expect(await first.get('settings.set', { tabs })).toEqual({ ...defaultSettings, theme: 'dark', tabs });
  expect(first.events.filter(({ event }) => event === 'settings.changed')).toHaveLength(2);
  await first.app.close();
  const second = await openTestApp({ workspaceFolder: first.folder });
  expect(await second.get('settings.get', {})).toEqual({ ...defaultSettings, theme: 'dark', tabs });
  await second.app.close();
});

test('a value that does not fit is refused and changes nothing', async () => {
  const { app, call, get } = await openTestApp();
  expect(await call('settings.set', { theme: 'pink' as never })).toMatchObject({
    error: { code: 'bad-input' },
  });
  expect(await get('settings.get', {})).toEqual(defaultSettings);
  await app.close();
});

test('a damaged or outdated field falls back to its default; the others are kept', async () => {
  const first = await openTestApp();
  await first.get('settings.set', { theme: 'dark', welcomed: true });
  await first.app.close();
  const keys = readKeys(first.folder);
  if (keys.kind !== 'file') throw new Error('no key file');
  const database = openDatabase({ file: workspaceFile(first.folder), key: keys.dataKey });
  database.prepare("UPDATE settings SET value = '{broken' WHERE key = 'theme'").run();
  database
    .prepare("INSERT INTO settings VALUES ('canvas', '{\"minimap\": 7}'), ('fromTheFuture', '1')")
    .run();
  database.close();
  const second = await openTestApp({ workspaceFolder: first.folder });
  expect(await second.get('settings.get', {})).toEqual({ ...defaultSettings, welcomed: true });
  await second.app.close();
});
