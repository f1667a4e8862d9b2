import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseFolders, flagValue } from './folders.ts';

describe('chooseFolders', () => {
  test('takes the flag before the variable', () => {
    const folders = chooseFolders(['--user-data-dir', '/a'], { JD_WORKSPACE: '/b' }, 'linux');
    expect(folders).toEqual({ userData: resolve('/a'), workspace: resolve('/a/workspace') });
  });

  test('takes the variable as the workspace itself', () => {
    expect(chooseFolders([], { JD_WORKSPACE: '/b' }, 'linux').workspace).toBe(resolve('/b'));
  });

  test('follows the conventions of each system', () => {
    expect(chooseFolders([], { XDG_DATA_HOME: '/x' }, 'linux').userData).toBe('/x/journey-designer');
    expect(chooseFolders([], {}, 'linux').userData).toMatch(/\.local\/share\/journey-designer$/);
    expect(chooseFolders([], {}, 'darwin').userData).toMatch(/Application Support\/Journey Designer$/);
    expect(chooseFolders([], { APPDATA: '/roaming' }, 'win32').userData).toBe('/roaming/Journey Designer');
  });
});

test('flags are read with a space and with an equals sign', () => {
  expect(flagValue(['--x', '1'], '--x')).toBe('1');
  expect(flagValue(['--x=2'], '--x')).toBe('2');
  expect(flagValue(['--xy=2'], '--x')).toBeNull();
});
