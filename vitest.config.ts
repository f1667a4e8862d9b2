import { defineConfig } from 'vitest/config';

const test = {
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

/** Unit and integration tests; the end-to-end suite is Playwright's (e2e/playwright.config.ts). */
export default defineConfig({
  test: {
    globalSetup: './e2e/harness/shared-postgres.ts',
    projects: [
      {
        // Pure code keeps nothing between files, so they share what they import.
        test: {
          ...test,
          name: 'language',
          include: ['shared/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          ...test,
          name: 'application',
          include: [
            'src-main/**/*.test.ts',
            'src-renderer/**/*.test.ts',
            'scripts/**/*.test.ts',
            'e2e/harness/**/*.test.ts',
          ],
          pool: 'forks',
        },
      },
    ],
  },
});
