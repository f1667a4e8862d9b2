import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readImports } from './read-imports.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

const file = 'THIRD-PARTY-NOTICES.md';

/** Writes the licences of everything that the packed app contains. */
export function writeNotices(root: string): void {
  writeFileSync(join(root, file), notices(root));
}

/** The production packages, what the window's bundle is made of, and what those depend on. */
export function notices(root: string): string {
  const shipped = shippedPackages(root);
  const rows = shipped.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  const byText = Map.groupBy(shipped, ({ text }) => text);
  const texts = [...byText]
    .filter(([text]) => text !== '')
    .map(
      ([text, packages]) => `## ${packages.map(({ name }) => name).join(', ')}\n\n\`\`\`\n${text}\n\`\`\`\n`,
    );
  return [
    '# Third-party notices\n',
    'What the packed app contains besides our own code. Electron brings its own notices beside its binary.',
    'Written by `node scripts/third-party.ts`.\n',
    '| package | version | licence |\n| --- | --- | --- |',
    ...rows,
    '',
    ...texts,
  ].join('\n');
}

function shippedPackages(root: string): readonly Shipped[] {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const found = new Map<string, Shipped>();
  const visit = (name: string, from: string): void => {
    const folder = packageFolder(name, from);
    if (folder === null) return;
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    const key = `${name}@${manifest.version}`;
    if (found.has(key) || name.startsWith('@types/')) return;
    const { version, license = 'see the text below' } = manifest;
    found.set(key, { name, version, license, text: licenseText(folder) });
    for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, folder);
  };
  for (const name of [...Object.keys(own.dependencies ?? {}), ...windowPackages(root)]) visit(name, root);
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The packages that the window's own sources import. */
function windowPackages(root: string): readonly string[] {
  const names = new Set<string>();
  for (const path of globSync('src-renderer/**/*.{ts,tsx}', { cwd: root })) {
    if (/\.test\.tsx?$/.test(path)) continue;
    for (const { specifier, typeOnly } of readImports(path, readFileSync(join(root, path), 'utf8'))) {
      const name = /^(@[^/]+\/[^/]+|[^./@][^/]*)/.exec(specifier)?.[0];
      if (!typeOnly && name !== undefined && !name.startsWith('node:')) names.add(name);
    }
  }
  return [...names].sort();
}

function packageFolder(name: string, from: string): string | null {
  for (const folder of createRequire(join(from, 'package.json')).resolve.paths(name) ?? []) {
    if (existsSync(join(folder, name, 'package.json'))) return join(folder, name);
  }
  return null;
}

function licenseText(folder: string): string {
  const name = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  return name === undefined ? '' : readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
}

if (import.meta.main) {
  const root = dirname(import.meta.dirname);
  writeNotices(root);
  console.log(`${file}: ${shippedPackages(root).length} packages`);
}
