import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPackage } from './check-package.ts';

let output: string;
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'jd-package-'));
});
afterEach(() => rmSync(output, { recursive: true, force: true }));

const right = [
  'package.json',
  'LICENSE',
  'THIRD-PARTY-NOTICES.md',
  'dist/main/electron.js',
  'dist/main/job-worker.js',
  'dist/preload/preload.cjs',
  'dist/window/index.html',
  'dist/window/assets/index-1.js',
  'migrations/sqlite/0000_start.sql',
  'migrations/postgres/0001/up.sql',
  'node_modules/better-sqlite3/package.json',
  'node_modules/pg/package.json',
  'node_modules/@electric-sql/pglite/dist/pglite.wasm',
];

/** An archive with these paths and nothing in them, and one native module beside it. */
function pack(paths: readonly string[], native: readonly string[] = ['linux-x64.node']): void {
  const files: Record<string, unknown> = {};
  for (const path of paths) {
    const parts = path.split('/');
    let folder = files;
    for (const part of parts.slice(0, -1)) {
      folder[part] ??= { files: {} };
      folder = (folder[part] as { files: Record<string, unknown> }).files;
    }
    folder[parts.at(-1)!] = { size: 0, offset: '0' };
  }
  const json = Buffer.from(JSON.stringify({ files }));
  const head = Buffer.alloc(16);
  [4, json.length + 8, json.length + 4, json.length].forEach((value, index) =>
    head.writeUInt32LE(value, index * 4),
  );
  mkdirSync(join(output, 'resources'));
  writeFileSync(join(output, 'resources', 'app.asar'), Buffer.concat([head, json]));
  const beside = join(
    output,
    'resources',
    'app.asar.unpacked',
    'node_modules',
    'better-sqlite3',
    'prebuilds',
  );
  mkdirSync(beside, { recursive: true });
  for (const name of native) writeFileSync(join(beside, name), '');
}

test('a package with everything and nothing else has no problems', () => {
  pack(right);
  expect(checkPackage(output)).toEqual([]);
});

test.each(right)('notices that %s is missing', (path) => {
  pack(right.filter((other) => other !== path));
  expect(checkPackage(output)).toHaveLength(1);
});

test.each([
  'src-main/app.ts',
  'dist/main/run.js.map',
  'node_modules/pg/lib/client.test.js',
  'node_modules/vite/package.json',
  '.env',
  'vitest.config.ts',
])('notices that %s does not belong there', (path) => {
  pack([...right, path]);
  expect(checkPackage(output)).toEqual([`does not belong there: ${path}`]);
});

test('notices a native module that is missing, or one for another system', () => {
  pack(right, []);
  expect(checkPackage(output)).toHaveLength(1);
  rmSync(join(output, 'resources'), { recursive: true });
  pack(right, ['linux-x64.node', 'win32-x64.node']);
  expect(checkPackage(output)).toHaveLength(1);
});

test('notices that nothing was packed', () => {
  expect(checkPackage(output)).toEqual(['there is no app.asar']);
});
