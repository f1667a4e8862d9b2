import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const projects = ['shared', 'src-main', 'src-renderer'] as const;

let folder: string;

/** The three projects' own settings over next to nothing, so that only the planted file can be refused. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jd-projects-'));
  for (const file of ['tsconfig.base.json', ...projects.map((project) => `${project}/tsconfig.json`)]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), readFileSync(join(root, file)));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const project of projects)
    writeFileSync(join(folder, project, 'plain.ts'), 'export const plain = 1;\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function compile(
  project: (typeof projects)[number],
  text: string,
): { readonly ok: boolean; readonly output: string } {
  writeFileSync(join(folder, project, 'planted.ts'), text);
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-b', join(folder, project)], {
    encoding: 'utf8',
  });
  return { ok: status === 0, output: stdout };
}

describe('shared', () => {
  test('compiles without Node and DOM', () => {
    expect(compile('shared', 'export const text = JSON.stringify({});')).toEqual({ ok: true, output: '' });
  });
  test('cannot import node:fs', () => {
    const { ok, output } = compile(
      'shared',
      "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
    );
    expect([ok, output]).toEqual([false, expect.stringMatching(/planted\.ts\(1,\d+\).*node:fs/)]);
  });
  test('knows neither process nor document', () => {
    expect(compile('shared', 'export const pid = process.pid;').output).toMatch(/Cannot find name 'process'/);
    expect(compile('shared', 'export const title = document.title;').output).toMatch(
      /Cannot find name 'document'/,
    );
  });
});

describe('src-main', () => {
  test('knows Node and shared', () => {
    const text =
      "import { pid } from 'node:process';\nimport { plain } from '../shared/plain.ts';\nexport const x = pid + plain;";
    expect(compile('src-main', text)).toEqual({ ok: true, output: '' });
  });
  test('knows no document', () => {
    const { ok, output } = compile('src-main', 'export const title = document.title;');
    expect([ok, output]).toEqual([false, expect.stringMatching(/Cannot find name 'document'/)]);
  });
});

describe('the window', () => {
  test('knows the document and shared', () => {
    const text =
      "import { plain } from '../shared/plain.ts';\nexport const x = document.title + String(plain);";
    expect(compile('src-renderer', text)).toEqual({ ok: true, output: '' });
  });
  test('cannot import src-main', () => {
    const { ok, output } = compile('src-renderer', "export { plain } from '../src-main/plain.ts';");
    expect([ok, output]).toEqual([false, expect.stringMatching(/src-main\/plain\.ts' is not listed/)]);
  });
  test('knows no Node', () => {
    expect(compile('src-renderer', "import 'node:fs';\nexport const x = 1;").ok).toBe(false);
    expect(compile('src-renderer', 'export const pid = process.pid;').output).toMatch(
      /Cannot find name 'process'/,
    );
  });
});
