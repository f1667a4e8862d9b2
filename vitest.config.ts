import { defineConfig } from 'vitest/config';

/** Unit and integration tests; the end-to-end suite is Playwright's (e2e/playwright.config.ts). */
export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'src-main/**/*.test.ts',
      'src-renderer/**/*.test.ts',
      'scripts/**/*.test.ts',
      'e2e/harness/**/*.test.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    globalSetup: './e2e/harness/shared-postgres.ts',
  },
});
