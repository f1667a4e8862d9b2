import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob, posix } from 'node:path';
import {
  bannedFolders,
  lazyInWindow,
  maxLines,
  type Row,
  table,
  testRow,
  windowEntry,
} from './import-table.ts';
import { type Import, readImports } from './read-imports.ts';

export interface Violation {
  /** `path:line` */
  readonly at: string;
  readonly message: string;
}

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const sources = ['shared', 'src-main', 'src-renderer', 'e2e', 'bench', 'stress', 'scripts'];

/** Everything in the project under `root` that breaks the import table. */
export function checkImports(root: string): readonly Violation[] {
  const paths = globSync([...sources.map((folder) => `${folder}/**/*.{ts,tsx}`), '*.config.ts'], {
    cwd: root,
  });
  const files = new Map<string, SourceFile>();
  for (const path of paths.map((found) => found.replaceAll('\\', '/')).sort()) {
    const text = readFileSync(join(root, path), 'utf8');
    files.set(path, { path, text, imports: readImports(path, text) });
  }
  return [
    ...[...files.values()].flatMap((file) => [...checkPlace(file), ...checkAgainstTable(file)]),
    ...checkWindowWeight(files),
  ];
}

function checkPlace({ path, text }: SourceFile): readonly Violation[] {
  const violations: Violation[] = [];
  const banned = posix
    .dirname(path)
    .split('/')
    .find((folder) => bannedFolders.includes(folder));
  if (banned) violations.push({ at: `${path}:1`, message: `no folder is called "${banned}"` });
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines > maxLines)
    violations.push({
      at: `${path}:${lines}`,
      message: `${lines} lines; more than ${maxLines} are two files`,
    });
  return violations;
}

function checkAgainstTable(file: SourceFile): readonly Violation[] {
  const row = rowOf(file.path);
  if (row === undefined)
    return [{ at: `${file.path}:1`, message: 'no row of the import table knows this folder' }];
  return file.imports.flatMap(({ specifier, line }) => {
    const target = resolveImport(file.path, specifier);
    const allowed = target === null ? allowsPackage(row, specifier) : allowsFile(row, file.path, target);
    return allowed ? [] : [{ at: `${file.path}:${line}`, message: `may not import ${target ?? specifier}` }];
  });
}

function rowOf(path: string): Row | undefined {
  if (/\.test\.tsx?$/.test(path)) return testRow;
  return table.find((row) => matchesGlob(path, row.from));
}

/** The file's path from the root, or null for a package. */
function resolveImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
}

function allowsPackage(row: Row, specifier: string): boolean {
  return row.packages.some(
    (pattern) =>
      pattern === '*' ||
      specifier === pattern ||
      (specifier.startsWith(pattern.replace(/\*$/, '')) &&
        (pattern.endsWith('*') || specifier.startsWith(`${pattern}/`))),
  );
}

function allowsFile(row: Row, from: string, target: string): boolean {
  if (row.except?.some((pattern) => matchesGlob(target, pattern))) return false;
  if (row.own !== false && target.startsWith(ownFolder(row, from))) return true;
  return row.files.some((pattern) => matchesGlob(target, pattern));
}

/** What counts as "its own": the fixed part of the row's pattern, or the feature's folder where that is no folder yet. */
function ownFolder(row: Row, from: string): string {
  if (row.from.endsWith('/**')) return row.from.slice(0, -2);
  return `${from.split('/').slice(0, 2).join('/')}/`;
}

/**
 * What the window loads at its start, followed from its entry through every static import of a value: packages that are
 * to be loaded when needed must not be among it, however far behind another module they stand.
 */
function checkWindowWeight(files: ReadonlyMap<string, SourceFile>): readonly Violation[] {
  const violations: Violation[] = [];
  const seen = new Set<string>();
  const visit = (file: SourceFile): void => {
    if (seen.has(file.path)) return;
    seen.add(file.path);
    for (const { specifier, line, typeOnly, lazy } of file.imports) {
      if (typeOnly || lazy) continue;
      const target = resolveImport(file.path, specifier);
      const next = target === null ? undefined : files.get(target);
      if (next) visit(next);
      const heavy = lazyInWindow.find((name) => specifier === name || specifier.startsWith(`${name}/`));
      if (heavy === undefined || target !== null) continue;
      const message = `brings ${heavy} into the window's start: import its types only, or load it when needed`;
      violations.push({ at: `${file.path}:${line}`, message });
    }
  };
  const entry = files.get(windowEntry);
  if (entry) visit(entry);
  return violations;
}

if (import.meta.main) {
  const violations = checkImports(join(import.meta.dirname, '..'));
  for (const { at, message } of violations) console.error(`${at}  ${message}`);
  console.log(`import table: ${violations.length} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
