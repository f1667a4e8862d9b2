import { globSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface WindowFile {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
  /** Built files carry a hash in their name; the page itself does not. */
  readonly immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Everything that may ever be served, read once at the start: a path is either a key of this map or it is refused. */
export function readWindowFiles(folder: string): ReadonlyMap<string, WindowFile> {
  const files = new Map<string, WindowFile>();
  for (const entry of globSync('**/*', { cwd: folder })) {
    const path = `/${entry.replaceAll('\\', '/')}`;
    const type = types[extname(path)];
    if (type === undefined || path.includes('/.')) continue;
    const bytes = readFileSync(join(folder, entry));
    files.set(path, { bytes, type, immutable: path.startsWith('/assets/') });
  }
  const page = files.get('/index.html');
  if (page) files.set('/', page);
  return files;
}
