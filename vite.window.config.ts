import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window: runs in any browser and in the sandboxed Electron renderer, under a CSP without eval or inline scripts. */
export default defineConfig({
  root: 'src-renderer',
  base: '/',
  plugins: [react()],
  clearScreen: false,
  build: {
    outDir: '../dist/window',
    emptyOutDir: true,
    target: 'chrome140',
    // A data: URL would need its own CSP exception.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
  worker: { format: 'es' },
});
