import { defineConfig } from 'vite';

/** The preload: one CommonJS file, because a sandboxed preload can load nothing else. */
export default defineConfig({
  clearScreen: false,
  publicDir: false,
  build: {
    outDir: 'dist/preload',
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    lib: { entry: 'src-main/hosts/electron/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
