import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'vite';

const hosts = ['electron', 'browser', 'cli'];

/** Worker threads are entries of their own, next to the hosts, so that `new URL('./x-worker.js', import.meta.url)` works. */
const workers = globSync('src-main/**/*-worker.ts');

/** Native code, WASM and what only Electron has stay outside; the rest is bundled, so that a start reads few files. */
const external = [
  'electron',
  'electron-log',
  /^electron-log\//,
  'better-sqlite3',
  'pg',
  'pg-native',
  /^@electric-sql\//,
  'bufferutil',
  'utf-8-validate',
];

/** The application: the three hosts as ESM for Node 24 and Electron's main process. */
export default defineConfig({
  clearScreen: false,
  publicDir: false,
  ssr: { noExternal: ['zod', 'drizzle-orm', 'ws'] },
  build: {
    ssr: true,
    outDir: 'dist/main',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      external,
      input: Object.fromEntries([
        ...hosts.map((host) => [host, `src-main/hosts/${host}/main.ts`]),
        ...workers.map((file) => [basename(file, '.ts'), file]),
      ]),
      // Flat: a module finds `../../migrations` from dist/main as it does from src-main/<feature>.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
