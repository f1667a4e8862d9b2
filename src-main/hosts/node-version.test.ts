import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { build as viteBuild } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oldNodeLine } from './node-version.ts';

const root = join(import.meta.dirname, '..', '..');

test('only a Node below 24 gets the line', () => {
  expect(oldNodeLine('20.20.2')).toMatch(
    /^Journey Designer needs Node 24 or newer and this is Node 20\.20\.2: /,
  );
  expect(oldNodeLine('23.11.0')).not.toBeNull();
  expect(oldNodeLine('24.0.0')).toBeNull();
  expect(oldNodeLine('25.1.0')).toBeNull();
});

/** The machine's own Node: the first on PATH that no package brought. */
function machineNode(): { readonly path: string; readonly major: number } | null {
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  const path = folders.map((folder) => join(folder, 'node')).find((file) => existsSync(file));
  if (path === undefined) return null;
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout;
  return { path, major: Number.parseInt(version.slice(1), 10) };
}

const node = machineNode();

describe.skipIf(node === null || node.major >= 24)('under the machine’s older Node', () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jd-old-node-'));
    const outDir = join(folder, 'dist', 'main');
    await viteBuild({
      configFile: join(root, 'vite.main.config.ts'),
      root,
      logLevel: 'error',
      build: { outDir },
    });
    cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (file: string): { status: number | null; stderr: string; stdout: string } =>
    spawnSync(node?.path ?? 'node', [join(folder, file)], { encoding: 'utf8', timeout: 150_000 });

  test.each(['dist/main/browser.js', 'dist/main/cli.js', 'dist/main/electron.js'])(
    '%s says one line',
    (file) => {
      const { status, stderr } = start(file);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^Journey Designer needs Node 24 .*"npm start".*\n$/);
    },
  );

  test('the command says one line where no other Node is installed', () => {
    const { status, stderr } = start('bin/journey-designer.mjs');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^journey-designer needs Node 24 .*"npm ci".*\n$/);
  });

  test('the command runs under the Node that the packages brought', () => {
    const { status, stdout, stderr } = spawnSync(
      node?.path ?? 'node',
      [join(root, 'bin', 'journey-designer.mjs'), '--version'],
      { encoding: 'utf8' },
    );
    // Without a build it says so, in one line, after it has found its Node.
    if (existsSync(join(root, 'dist', 'main', 'cli.js'))) expect([status, stdout]).toEqual([0, '0.1.0\n']);
    else expect([status, stderr]).toEqual([2, expect.stringMatching(/not built yet.*\n$/)]);
  });
});
