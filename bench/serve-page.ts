import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

export interface ServedPage {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A page of a folder in `bench`, built as the product is built and served on a free port of this machine. */
export async function servePage(folder: string): Promise<ServedPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'jd-bench-'));
  const root = join(import.meta.dirname, folder);
  const common = { configFile: false, logLevel: 'warn', root } as const;
  await build({
    ...common,
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
    },
  });
  const server = await preview({
    ...common,
    build: {
      outDir,
    },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
