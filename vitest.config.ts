import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const test = {
  // They end what hangs. No test is about time, so on a loaded machine each may take its time.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
  // The rule of the end-to-end tests (e2e/playwright.config.ts): a second try where nobody knows who else works on the machine,
  // and `npm test` names at its end what needed one. What was set up once for a file (`beforeAll`) serves both tries.
  retry: process.env['CI'] ? 1 : 0,
  // Of two processors one would be left idle by default.
  maxWorkers: '100%',
  // What a file leaves behind the next one finds, so each puts back what it changed; importing the application anew takes longer than its tests.
  isolate: false,
};

/** Unit and integration tests; the end-to-end suite is Playwright's (e2e/playwright.config.ts). */
export default defineConfig({
  test: {
    globalSetup: './e2e/harness/shared-postgres.ts',
    projects: [
      { test: { ...test, name: 'language', include: ['shared/**/*.test.ts'], pool: 'threads' } },
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
          // Another effective user, as tests of rights need it, is something of a whole process.
          pool: 'forks',
          // The threads and processes that tests start read our TypeScript anew each time; this keeps what came of it.
          env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.tsbuild', 'compile-cache') },
        },
      },
    ],
  },
});
