import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as viteBuild } from 'vite';

/** What is built, by which config, from which sources. A part whose sources did not change is not built again. */
const parts = [
  { name: 'main', sources: ['shared/**/*.ts', 'src-main/**/*.ts'] },
  { name: 'preload', sources: ['src-main/hosts/electron/preload.ts', 'shared/contract/*.ts'] },
  { name: 'window', sources: ['shared/**/*.ts', 'src-renderer/**/*'] },
] as const;

export interface BuildOptions {
  /** Source maps help while working; a package carries none. */
  readonly sourceMaps: boolean;
  readonly say: (line: string) => void;
}

export const root = join(import.meta.dirname, '..');

/** Builds dist/ as far as it is out of date. Throws with the bundler's own message. */
export async function build(options: BuildOptions): Promise<void> {
  const started = performance.now();
  mkdirSync(join(root, 'dist'), { recursive: true });
  const stale = parts.filter((part) => readMark(part.name) !== sourceMark(part, options));
  const built = await Promise.allSettled(stale.map((part) => buildPart(part, options)));
  const failure = built.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
  const what =
    stale.length === 0 ? 'dist is up to date' : `built ${stale.map((part) => part.name).join(', ')}`;
  options.say(`${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

async function buildPart(part: (typeof parts)[number], options: BuildOptions): Promise<void> {
  const mark = sourceMark(part, options);
  // Built aside and moved into place, so that a running app or a second build never sees half of it.
  const aside = join(root, 'dist', `.${part.name}-${process.pid}`);
  await viteBuild({
    configFile: join(root, `vite.${part.name}.config.ts`),
    root: part.name === 'window' ? join(root, 'src-renderer') : root,
    logLevel: 'warn',
    build: { outDir: aside, sourcemap: options.sourceMaps },
  });
  writeFileSync(join(aside, '.mark'), mark);
  const place = join(root, 'dist', part.name);
  const old = join(root, 'dist', `.old-${part.name}-${process.pid}`);
  if (existsSync(place)) renameSync(place, old);
  renameSync(aside, place);
  rmSync(old, { recursive: true, force: true });
}

function readMark(name: string): string | null {
  const file = join(root, 'dist', name, '.mark');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** One hash over everything that a part is made of: its sources, its config, the toolchain. */
function sourceMark(part: (typeof parts)[number], options: BuildOptions): string {
  const hash = createHash('sha256').update(options.sourceMaps ? 'maps' : 'no maps');
  const files = globSync([...part.sources, `vite.${part.name}.config.ts`, 'package-lock.json'], { cwd: root })
    .filter((file) => /\.[a-z0-9]+$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort();
  for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

if (import.meta.main) {
  try {
    await build({ sourceMaps: !process.argv.includes('--no-source-maps'), say: (line) => console.log(line) });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
